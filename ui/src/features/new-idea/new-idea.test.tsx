import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Failure, type SendRequest, type SimilarReply } from "@/api";
import { expectAccessible, schemes } from "@/test/render";
import { draft, found, open, preview, space, state } from "./new-idea.fixture";

const TITLE = "What should a program do for you?";
const title = (): Promise<HTMLInputElement> => screen.findByLabelText(TITLE);
const runs = () => screen.getByLabelText(/How often does it come up/u);
const minutes = () => screen.getByLabelText(/^Minutes each time/u);
const send = () => screen.getByRole("button", { name: "Send idea" });
const panel = () => screen.getByRole("complementary", { name: "What the Hub sees in it" });
const told = { title: "Copy invoices", people: "3", runs: "8", period: "week", minutes_per_run: "25" };
const drafts = { "draft.list": () => [draft(told)] };
const calls = (page: ReturnType<typeof open>, command: string) =>
  page.calls.filter((call) => call.command === command).map(({ params }) => params);

async function fill(): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  await user.type(await title(), "Copy invoices");
  await user.type(runs(), "8");
  await user.type(minutes(), "25");
  return user;
}

describe("sending", () => {
  it("needs a title only, and opens the idea", async () => {
    const page = open();
    const user = userEvent.setup();
    await user.type(await title(), "Copy invoices");
    await user.click(send());
    await waitFor(() => expect(page.address()).toBe("/ideas/sent"));
    const [request] = page.sent() as SendRequest[];
    expect(request?.op_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/u);
    expect(request?.operation).toMatchObject({
      kind: "idea.submit",
      case: { title: "Copy invoices", area_id: "finance" },
      estimate: { people: 1 },
    });
    const { id } =
      (page.sent() as { operation: { id: string } }[]).map(({ operation }) => operation)[0] ?? {};
    expect(calls(page, "draft.delete")).toEqual([{ id }]);
  });

  it("asks for a title when there is none, and puts the cursor there", async () => {
    const page = open();
    await title();
    await userEvent.click(send());
    expect(await screen.findByText("Say in one sentence what a program should do.")).toBeVisible();
    expect(await title()).toHaveFocus();
    expect(await title()).toBeInvalid();
    expect(page.sent()).toEqual([]);
  });

  it("happens with Ctrl+Enter from a field; Enter alone sends nothing", async () => {
    const page = open();
    const user = userEvent.setup();
    await user.type(await title(), "Copy invoices{Enter}");
    expect(page.sent()).toEqual([]);
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(page.sent()).toHaveLength(1));
  });

  it("acts once for a double click", async () => {
    let answer = (): void => {};
    const page = open({
      ...drafts,
      "operation.send": () =>
        new Promise((resolve) => {
          answer = () => resolve({ verdict: "ok", fields: [], idea_id: "sent", shown_id: "OH-1" });
        }),
    });
    await title();
    fireEvent.click(send());
    fireEvent.click(send());
    fireEvent.keyDown(send(), { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(page.sent()).toHaveLength(1));
    answer();
    await waitFor(() => expect(page.address()).toBe("/ideas/sent"));
    expect(page.sent()).toHaveLength(1);
  });

  it("tries again under the same id while nobody has answered, and under a new one after a refusal", async () => {
    const answers = [new Failure("HOST_UNREACHABLE"), new Failure("STORE_DISK_FULL"), null];
    const page = open({
      ...drafts,
      "operation.send": () => {
        const failure = answers.shift();
        if (failure) throw failure;
        return { verdict: "ok", fields: [], idea_id: "sent", shown_id: "OH-1" };
      },
    });
    await title();
    for (const text of [/core does not answer/u, /no room left on the disk/u]) {
      await userEvent.click(send());
      expect(await screen.findByText(text)).toBeVisible();
    }
    expect(await title()).toHaveValue("Copy invoices");
    await userEvent.click(send());
    await waitFor(() => expect(page.address()).toBe("/ideas/sent"));
    const [first, second, third] = (page.sent() as SendRequest[]).map(({ op_id }) => op_id);
    expect(second).toBe(first);
    expect(third === second).toBe(false);
  });

  it("shows refusals at their fields, all of them, and keeps what was typed", async () => {
    const invalid = (field: string, problem: string) => ({
      code: "INVALID" as const,
      facts: { field, problem },
    });
    open({
      ...drafts,
      "operation.send": () => {
        throw new Failure("INVALID", invalid("links", "not_https").facts);
      },
      "idea.check": () => ({ refusals: [invalid("title", "character"), invalid("links", "not_https")] }),
    });
    await title();
    await userEvent.click(send());
    expect(await screen.findByText("A link starts with https:// and has no spaces.")).toBeVisible();
    expect(screen.getByText("There is an invisible character in it. Type this part again.")).toBeVisible();
    expect(await title()).toHaveFocus();
    await userEvent.type(await title(), "!");
    expect(screen.queryByText(/invisible character/u)).toBeNull();
    expect(await title()).toHaveValue("Copy invoices!");
  });

  it("knows an idea that was sent before, and offers another one", async () => {
    const page = open({
      ...drafts,
      "operation.send": () => {
        throw new Failure("KEY_TAKEN", { id: draft(told).id });
      },
    });
    await title();
    await userEvent.click(send());
    expect(await screen.findByRole("link", { name: "Open it" })).toHaveAttribute(
      "href",
      `/ideas/${draft(told).id}`,
    );
    await userEvent.click(screen.getByRole("button", { name: "Make this another idea" }));
    await userEvent.click(send());
    await waitFor(() => expect(page.sent()).toHaveLength(2));
    const ids = (page.sent() as SendRequest[]).map(({ operation }) => (operation as { id: string }).id);
    expect(new Set(ids).size).toBe(2);
  });

  it("goes on with a new one when asked to", async () => {
    open();
    await userEvent.type(await title(), "Copy invoices");
    await userEvent.click(screen.getByRole("button", { name: "Send and write another" }));
    expect(await screen.findByRole("link", { name: "OH-215" })).toHaveAttribute("href", "/ideas/sent");
    expect(await title()).toHaveValue("");
    expect(await title()).toHaveFocus();
  });
});

describe("the estimate", () => {
  it("names what it needs, and leads there", async () => {
    open();
    await title();
    const needed = await within(panel()).findByRole("button", { name: "how often it comes up" });
    expect(within(panel()).getByRole("button", { name: "minutes each time" })).toBeVisible();
    expect(within(panel()).queryByRole("button", { name: "people who do it" })).toBeNull();
    await userEvent.click(needed);
    expect(runs()).toHaveFocus();
  });

  it("appears as a range with its worth and its sum, and follows the numbers", async () => {
    open();
    const user = await fill();
    expect(await within(panel()).findByText("173 h spent today")).toBeVisible();
    expect(within(panel()).getByRole("img", { name: "87 to 139 hours a year, likely 113" })).toBeVisible();
    expect(within(panel()).getByText("€2,167–3,467")).toBeVisible();
    expect(
      within(panel()).getByText("With the rates of Finance, version 2.", { exact: false }),
    ).toBeVisible();
    const row = within(panel()).getByRole("row", { name: /Hours saved/u });
    expect(row).toHaveTextContent("50–80 % of 173 h87–139 h");
    await user.click(within(screen.getByRole("group", { name: "Minutes to choose from" })).getByText("60"));
    expect(minutes()).toHaveValue("60");
    expect(await within(panel()).findByText("416 h spent today")).toBeVisible();
  });

  it("is told to screen readers once the typing rests", async () => {
    open();
    await fill();
    const status = within(panel()).getAllByRole("status");
    await waitFor(() => expect(status[0]).toHaveTextContent("Estimate: 87 to 139 hours a year"), {
      timeout: 4_000,
    });
  });

  it("steps back while a number is none, and says so at the field after it was left", async () => {
    open();
    const user = await fill();
    await user.type(minutes(), "x");
    expect(screen.queryByText("Type a number, for example 2.5")).toBeNull();
    await user.tab();
    expect(await screen.findByText("Type a number, for example 2.5")).toBeVisible();
    expect(minutes()).toBeInvalid();
    expect(
      within(panel()).getByText("The estimate comes back once the marked numbers are right."),
    ).toBeVisible();
    await user.click(send());
    expect(minutes()).toHaveFocus();
  });

  it("says what the core finds absurd, before anything is sent", async () => {
    open();
    const user = await fill();
    await user.type(minutes(), "0000");
    await user.tab();
    expect(await screen.findByText("More than 0, at most 100,000.")).toBeVisible();
  });

  it("does not stop the idea when it cannot be worked out", async () => {
    const page = open({
      ...drafts,
      "estimate.preview": () => {
        throw new Failure("INTERNAL");
      },
    });
    expect(await screen.findByText(/The estimate cannot be worked out just now/u)).toBeVisible();
    await userEvent.click(send());
    await waitFor(() => expect(page.sent()).toHaveLength(1));
  });

  it("says in words when a program would cost time", async () => {
    open({
      ...drafts,
      "estimate.preview": (request) => {
        const view = preview(request);
        const hours_saved = { low: -225, likely: -183, high: -140 };
        return { ...view, figures: view.figures && { ...view.figures, hours_saved } };
      },
    });
    expect(await screen.findByText(/^Below zero/u)).toBeVisible();
    expect(screen.getByText("\u2212225 to \u2212140")).toBeVisible();
  });

  it("warns of more work than two years hold", async () => {
    open({
      ...drafts,
      "estimate.preview": (request) => {
        const view = preview(request);
        const warnings = [
          { kind: "person_over_twice_a_year" as const, part: 0, hours_per_person: 9_000, limit_hours: 3_520 },
        ];
        return { ...view, figures: view.figures && { ...view.figures, warnings } };
      },
    });
    expect(await screen.findByText(/9,000 hours a year for one person/u)).toBeVisible();
  });
});

describe("numbers", () => {
  it("are read by the person's locale", async () => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["pt-BR"]);
    const page = open();
    const user = userEvent.setup();
    await user.type(await title(), "Copiar notas");
    await user.type(runs(), "1.234,5");
    await user.type(minutes(), "2,5");
    await user.click(send());
    await waitFor(() => expect(page.sent()).toHaveLength(1));
    const { operation } = page.sent()[0] as { operation: { estimate: object } };
    expect(operation.estimate).toMatchObject({ runs: 1234.5, minutes_per_run: 2.5 });
  });
});

describe("a paste", () => {
  it("of several lines becomes one line", async () => {
    open();
    const user = userEvent.setup();
    await user.click(await title());
    await user.paste("Copy invoices\r\nfrom email\ninto SAP\n");
    expect(await title()).toHaveValue("Copy invoices from email into SAP");
  });

  it("of a megabyte is cut, said, counted and not sent", async () => {
    const page = open();
    const user = userEvent.setup();
    await user.click(await title());
    await user.paste("word ".repeat(210_000));
    expect(
      await screen.findByText(/This was longer than the Hub can hold|A title has at most 200/u),
    ).toBeVisible();
    expect((await title()).value).toHaveLength(1_000);
    expect(screen.getByText(/^999 of 200$/u)).toBeVisible();
    await user.click(send());
    expect(await screen.findByText(/A title has at most 200 characters/u)).toBeVisible();
    expect(page.sent()).toEqual([]);
  });

  it("of a megabyte into the steps leaves a draft the core can take", async () => {
    const page = open();
    await userEvent.click(await screen.findByRole("button", { name: /Tell us more/u }));
    fireEvent.change(screen.getByLabelText("How is it done today?"), {
      target: { value: "ж".repeat(1_000_000) },
    });
    expect(await screen.findByText(/This was longer than the Hub can hold/u)).toBeVisible();
    await waitFor(() => expect(calls(page, "draft.put")).toHaveLength(1), { timeout: 3_000 });
    const [put] = calls(page, "draft.put");
    expect(new TextEncoder().encode(JSON.stringify(put)).length).toBeLessThan(256 * 1024);
  });
});

describe("a draft", () => {
  it("is saved within a second or so, and its time is shown", async () => {
    const page = open();
    await userEvent.type(await title(), "Copy invoices");
    expect(await screen.findByText(/Draft saved on this computer/u, {}, { timeout: 3_000 })).toBeVisible();
    expect(calls(page, "draft.put").at(-1)).toMatchObject({ body: { title: "Copy invoices" } });
  });

  it("is kept at once when the form is closed with Escape", async () => {
    const page = open();
    await userEvent.type(await title(), "Copy invoices");
    expect(screen.getByText("Your draft is kept")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(page.address()).toBe("/ideas"));
    await waitFor(() => expect(calls(page, "draft.put")).toHaveLength(1));
    expect(page.sent()).toEqual([]);
  });

  it("leaves nothing behind when nothing was typed", async () => {
    const page = open();
    await title();
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(page.address()).toBe("/ideas"));
    expect(calls(page, "draft.put")).toEqual([]);
  });

  it("comes back, and can be put aside for a new idea", async () => {
    open(drafts);
    expect(await title()).toHaveValue("Copy invoices");
    expect(runs()).toHaveValue("8");
    expect(screen.getByText(/This is your draft of/u)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Begin a new idea" }));
    await waitFor(async () => expect(await title()).toHaveValue(""));
    await userEvent.click(screen.getByRole("button", { name: "Other drafts: 1" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: /Copy invoices/u }));
    await waitFor(async () => expect(await title()).toHaveValue("Copy invoices"));
  });

  it("can be asked for by address, and a given title begins a new idea", async () => {
    const two = { "draft.list": () => [draft(told), draft({ title: "Older" }, "older")] };
    const page = open(two, "/new?draft=older");
    expect(await title()).toHaveValue("Older");
    page.view.unmount();
    open(two, "/new?title=From%20home");
    expect(await title()).toHaveValue("From home");
    expect(screen.getByRole("button", { name: "Other drafts: 2" })).toBeVisible();
  });

  it("can be discarded and brought back", async () => {
    const page = open(drafts);
    await title();
    await userEvent.click(screen.getByRole("button", { name: "Discard the draft" }));
    expect(await screen.findByText("The draft is discarded.")).toBeVisible();
    expect(await title()).toHaveValue("");
    await waitFor(() => expect(calls(page, "draft.delete")).toEqual([{ id: draft(told).id }]));
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(await title()).toHaveValue("Copy invoices");
    await waitFor(() => expect(calls(page, "draft.put")).toHaveLength(1), { timeout: 3_000 });
    expect(calls(page, "draft.put")[0]).toMatchObject({ id: draft(told).id, body: told });
  });

  it("says when it could not be saved, and tries again", async () => {
    let isFull = true;
    open({
      "draft.put": ({ id, body }) => {
        if (isFull) throw new Failure("STORE_DISK_FULL");
        return { id, body, saved_at_ms: 0 };
      },
    });
    await userEvent.type(await title(), "Copy");
    expect(await screen.findByText(/Draft not saved/u, {}, { timeout: 3_000 })).toBeVisible();
    isFull = false;
    await userEvent.type(await title(), "!");
    expect(await screen.findByText(/Draft saved on this computer/u, {}, { timeout: 3_000 })).toBeVisible();
  });
});

describe("alike ideas", () => {
  const alike = (...ideas: ReturnType<typeof found>[]) => ({
    "similar.find": () => ({ compared: 214, indexing: false, found: ideas }),
  });

  it("say how sure the Hub is, and why", async () => {
    open({
      ...drafts,
      ...alike(
        found(),
        found({
          id: "b",
          shown_id: "OH-67",
          title: "Match orders",
          marks: [],
          certainty: null,
          shared_words: ["order"],
          shared_systems: ["SAP", "Excel"],
          same_area: false,
          supports: 1,
        }),
      ),
    });
    expect(await screen.findByText("Very likely the same")).toBeVisible();
    expect(screen.getByText("supplier invoices").tagName).toBe("MARK");
    expect(screen.getByText("Shares the marked words. Same area.")).toBeVisible();
    expect(screen.getByText("Both speak of “order”. Same systems: SAP, Excel.")).toBeVisible();
    expect(screen.getByText("2 of 214 look alike")).toBeVisible();
    expect(screen.getByText("1 support")).toBeVisible();
    expect(screen.getByRole("link", { name: "Open OH-67" })).toHaveAttribute("href", "/ideas/b");
  });

  it("never show an answer that a newer question has overtaken", async () => {
    const answers: ((reply: SimilarReply) => void)[] = [];
    open({ "similar.find": () => new Promise((resolve) => answers.push(resolve)) });
    const user = userEvent.setup();
    await user.type(await title(), "Copy");
    await waitFor(() => expect(answers).toHaveLength(1));
    await user.type(await title(), " invoices");
    await waitFor(() => expect(answers.length).toBeGreaterThan(1));
    answers.at(-1)?.({ compared: 9, indexing: false, found: [found({ title: "Newest", marks: [] })] });
    answers[0]?.({ compared: 9, indexing: false, found: [found({ title: "Overtaken", marks: [] })] });
    expect(await screen.findByText("Newest")).toBeVisible();
    expect(screen.queryByText("Overtaken")).toBeNull();
  });

  it("ask whether the work comes on top, then count the person and drop the draft", async () => {
    const page = open({ ...drafts, ...alike(found()) });
    await userEvent.click(await screen.findByRole("button", { name: "Same – I have this too" }));
    expect(page.sent()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Yes, add it" }));
    expect(await screen.findByRole("heading", { name: "Thank you, that counts" })).toHaveFocus();
    expect(screen.getByRole("link", { name: "Open OH-118" })).toHaveAttribute("href", "/ideas/idea-118");
    expect((page.sent()[0] as SendRequest).operation).toEqual({
      kind: "support.set",
      idea: "idea-118",
      volume: { runs: 8, period: "week", people: 3, minutes_per_run: 25 },
      in_addition: true,
    });
    expect(calls(page, "draft.delete")).toEqual([{ id: draft(told).id }]);

    await userEvent.click(screen.getByRole("button", { name: "It is not the same: undo" }));
    expect(await title()).toHaveValue("Copy invoices");
    expect((page.sent()[1] as SendRequest).operation).toEqual({ kind: "support.clear", idea: "idea-118" });
  });

  it.each([
    ["No, it is counted", 1],
    ["Cancel", 0],
  ])("take “%s” for an answer", async (name, count) => {
    const page = open({ ...drafts, ...alike(found()) });
    await userEvent.click(await screen.findByRole("button", { name: "Same – I have this too" }));
    await userEvent.click(screen.getByRole("button", { name }));
    await waitFor(() => expect(page.sent()).toHaveLength(count));
    if (count > 0) expect((page.sent()[0] as SendRequest).operation).toMatchObject({ in_addition: false });
  });

  it("take Escape for a cancel, and give the cursor back", async () => {
    const page = open({ ...drafts, ...alike(found()) });
    await userEvent.click(await screen.findByRole("button", { name: "Same – I have this too" }));
    expect(screen.getByRole("button", { name: "Yes, add it" })).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    expect(screen.getByRole("button", { name: "Same – I have this too" })).toHaveFocus();
    expect(page.address()).toBe("/new");
  });

  it("ask nothing when no volume was told", async () => {
    const page = open(alike(found()));
    await userEvent.type(await title(), "Copy invoices");
    await userEvent.click(await screen.findByRole("button", { name: "Same – I have this too" }));
    expect(await screen.findByRole("heading", { name: "Thank you, that counts" })).toBeVisible();
    expect((page.sent()[0] as SendRequest).operation).toEqual({
      kind: "support.set",
      idea: "idea-118",
      in_addition: false,
      area_id: "finance",
    });
  });

  it.each([
    [{ mine: true }, /You sent it yourself/u],
    [{ supported_by_me: true }, /You have said that you have it too/u],
  ])("offer only to open what is the person's already: %j", async (part, reason) => {
    open({ ...drafts, ...alike(found(part)) });
    expect(await screen.findByText(reason)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Same – I have this too" })).toBeNull();
    expect(screen.getByRole("link", { name: "Open OH-118" })).toBeVisible();
  });

  it("never block: a search that fails stops nothing", async () => {
    const page = open({
      ...drafts,
      "similar.find": () => {
        throw new Failure("INTERNAL");
      },
    });
    expect(await screen.findByText(/cannot look for alike ideas just now/u)).toBeVisible();
    await userEvent.click(send());
    await waitFor(() => expect(page.sent()).toHaveLength(1));
  });
});

describe("areas and systems", () => {
  it("come from the profile, and a new area is made on the spot", async () => {
    const areas = [{ id: "finance", name: "Finance", archived: false }];
    const page = open({
      "space.choices": () => ({ areas, systems: [], members: [] }),
      "operation.send": ({ operation }) => {
        if (operation.kind === "area.add")
          areas.push({ id: operation.id, name: operation.name, archived: false });
        return { verdict: "ok", fields: [], idea_id: null, shown_id: null };
      },
    });
    await title();
    const area = screen.getByRole("combobox", { name: "Area" });
    await waitFor(() => expect(area).toHaveValue("Finance"));
    expect(screen.getByText("From your profile")).toBeVisible();
    await userEvent.clear(area);
    await userEvent.type(area, "Logistics");
    await userEvent.click(await screen.findByRole("option", { name: "New area “Logistics”" }));
    await waitFor(() => expect(area).toHaveValue("Logistics"));
    expect(screen.queryByText("From your profile")).toBeNull();
    expect((page.sent()[0] as SendRequest).operation).toMatchObject({ kind: "area.add", name: "Logistics" });
  });

  it("are made only by those who may", async () => {
    open({
      "app.state": () => ({ ...state, space: { ...space, me: { ...space.me, role: "contributor" } } }),
    });
    await title();
    await userEvent.type(screen.getByRole("combobox", { name: "Area" }), "x");
    expect(await screen.findByText("No area of this name")).toBeInTheDocument();
    expect(screen.queryByRole("option", { name: /New area/u })).toBeNull();
  });

  it("say at the field why a system was refused", async () => {
    open({
      "operation.send": () => {
        throw new Failure("INVALID", { field: "name", problem: "too_long", max: 80, length: 90 });
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: /Tell us more/u }));
    await userEvent.type(screen.getByRole("combobox", { name: "Systems it touches" }), "Thing");
    await userEvent.click(await screen.findByRole("option", { name: "Add “Thing”" }));
    expect(await screen.findByText("90 characters; at most 80 fit.")).toBeVisible();
  });
});

describe.each(schemes)("in the %s theme", (scheme) => {
  it("has no accessibility violations, empty or full", async () => {
    const empty = open({}, "/new", scheme);
    await title();
    await within(panel()).findByRole("button", { name: "minutes each time" });
    await expectAccessible(empty.view.container);
    empty.view.unmount();
    const full = open(
      {
        "draft.list": () => [
          draft({
            ...told,
            description: "Steps",
            links: [{ url: "https://a.example", label: "A" }],
            runs: "x",
          }),
        ],
        "similar.find": () => ({
          compared: 2,
          indexing: false,
          found: [found(), found({ id: "b", shown_id: "OH-2" })],
        }),
      },
      "/new",
      scheme,
    );
    await screen.findByText("2 of 2 look alike");
    await userEvent.click(send());
    await expectAccessible(full.view.container);
  });
});
