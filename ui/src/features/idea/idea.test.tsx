import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure, type IdeaPage, type Stage } from "@/api";
import { expectAccessible, schemes } from "@/test/render";
import { forgetKept } from "./kept";
import { openIdea } from "./testing/open";
import { ana, figures, ID, page } from "./testing/page";

beforeEach(forgetKept);

const title = () => screen.findByRole("heading", { level: 1, name: page.case.title });
const press = async (name: string | RegExp, role: "button" | "menuitem" = "button") =>
  userEvent.click(await screen.findByRole(role, { name }));
const refuse =
  (code: string, facts: Record<string, unknown> = {}) =>
  () => {
    throw new Failure(code, facts);
  };

describe("the page of an idea", () => {
  it.each(schemes)("shows the case, the estimate and the score, accessibly (%s)", async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    const { container } = openIdea();
    await title();
    expect(screen.getByText(/Every morning I download/)).toBeVisible();
    expect(screen.getByText(/Marta Klein, Finance, .* 2 others have it too\./)).toBeVisible();
    expect(screen.getByRole("img", { name: "297 to 446 hours a year, likely 396" })).toBeVisible();
    expect(
      screen.getByText("Rates of the space, version 1: 220 days of 8 h; €44,000 a year of work"),
    ).toBeVisible();
    const worth = screen.getByRole("row", { name: /Paid back after/ });
    expect(worth).toHaveTextContent("Paid back after3.4 years1.6 years1.1 years");
    expect(screen.getByRole("row", { name: /^Strategic fit no answer yet/ })).toBeVisible();
    expect(screen.getByRole("listitem", { current: "step" })).toHaveTextContent("Assessing");
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: /How is this worked out/ }));
    await userEvent.click(screen.getByRole("button", { name: "Edit the estimate" }));
    await userEvent.click(screen.getByRole("button", { name: "Change the description" }));
    await expectAccessible(container);
  });

  it("goes to the ideas before and after by rank, and says where there is none", async () => {
    const { router } = openIdea({ previous: null });
    await title();
    expect(screen.getByRole("button", { name: "Previous idea" })).toBeDisabled();
    await userEvent.keyboard("j");
    await waitFor(() => expect(router.state.location.pathname).toBe(`/ideas/${page.next}`));
  });

  it.each([
    { code: "NOT_FOUND", says: "There is no such idea" },
    { code: "REMOVED", says: "This idea was removed" },
    {
      code: "IDEA_MERGED",
      facts: { head: "id-7", shown_id: "OH-7" },
      says: "This idea was merged into another one",
    },
  ])("says what became of an idea that is gone: $code", async ({ code, facts, says }) => {
    openIdea({}, { "idea.get": refuse(code, facts) });
    expect(await screen.findByRole("heading", { name: says })).toBeVisible();
    expect(screen.getByRole("link", { name: "Back to Ideas" })).toHaveAttribute(
      "href",
      expect.stringMatching(/ideas$/),
    );
    expect(screen.queryAllByRole("link", { name: "Go to OH-7" })).toHaveLength(
      code === "IDEA_MERGED" ? 1 : 0,
    );
  });

  it("offers to try again when the core does not answer", async () => {
    let isUp = false;
    openIdea({}, { "idea.get": () => (isUp ? page : refuse("HOST_UNREACHABLE")()) });
    await screen.findByText("The Hub's core does not answer.");
    isUp = true;
    await press("Try again");
    await title();
  });

  it("shows what people wrote as text, whatever it looks like", async () => {
    const hostile = `<img src=x onerror="window.__broken=1"><script>window.__broken=1</script>\n[a](javascript:1)`;
    const { container } = openIdea({
      case: {
        ...page.case,
        title: hostile,
        description: hostile,
        links: [{ url: "https://x.example/<b>", label: hostile }],
      },
      stage: { now: "parked", since_ms: 0, before: "new", reason_code: null, reason: hostile },
      comments: [{ id: "c", by: { id: "m", name: hostile }, at_ms: 1, body: hostile, removed: false }],
    });
    expect(await screen.findByRole("heading", { level: 1 })).toHaveTextContent("<img src=x");
    expect(container.querySelector("img, script, a[href^='javascript']")).toBeNull();
    expect((window as { __broken?: number }).__broken).toBeUndefined();
  });

  it("shows somebody who may only read no control that is refused", async () => {
    const none = {
      edit_case: false,
      edit_estimate: false,
      edit_answers: false,
      edit_ratings: false,
      withdraw: false,
      restore: false,
      remove: false,
      support: false,
      moves: [],
    };
    openIdea({ actions: none }, {}, "viewer");
    await title();
    expect(screen.queryByRole("button", { name: /Change|Edit|More|Move|too$/ })).toBeNull();
    expect(screen.queryByRole("radio")).toBeNull();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText("rules, few exceptions")).toBeVisible();
  });
});

describe("editing in place", () => {
  const change = async (to: string) => {
    await press("Change the title");
    const field = screen.getByRole("textbox", { name: "Title" });
    await userEvent.clear(field);
    if (to) await userEvent.type(field, to);
    return field;
  };

  it("saves the title once on Enter, against the version that was seen", async () => {
    const { core } = openIdea();
    await title();
    await change("Match card payments");
    await userEvent.keyboard("{Enter}{Enter}");
    await screen.findByText("The title is changed.");
    expect(core.operations()).toEqual([
      { kind: "idea.edit", id: ID, set: { title: { value: "Match card payments", base: "v-title" } } },
    ]);
  });

  it("leaves the title as it was on Escape", async () => {
    const { core } = openIdea();
    await title();
    await change("Something else");
    await userEvent.keyboard("{Escape}");
    await title();
    expect(core.requests).toHaveLength(0);
  });

  it("keeps what was typed when the core refuses it, and says why", async () => {
    const { core } = openIdea();
    core.answer = refuse("INVALID", { field: "title", problem: "too_long", max: 200 });
    await title();
    const field = await change("Too long");
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText("Title: It is too long: at most 200 fit.")).toBeVisible();
    expect(field).toHaveValue("Too long");
  });

  it("says which field kept somebody else's value, and can put mine in its place", async () => {
    const { core } = openIdea();
    core.answer = () => ({ verdict: "merged", fields: ["title"] });
    await title();
    await change("Mine");
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText("Somebody else changed this in the meantime: Title.")).toBeVisible();
    core.answer = () => ({});
    await press("Use mine");
    await screen.findByText("Your value stands now.");
    expect(core.operations()[1]).toEqual({ kind: "idea.edit", id: ID, set: { title: { value: "Mine" } } });
  });

  it("keeps a description that is being typed while the idea changes, and while one looks elsewhere", async () => {
    const { core, router } = openIdea();
    await title();
    await press("Change the description");
    await userEvent.type(screen.getByRole("textbox", { name: "Description" }), " And more.");
    core.page = {
      ...core.page,
      case: { ...core.page.case, title: "A new title", description: "Other words" },
    };
    await userEvent.click(screen.getByRole("radio", { name: "2: mostly judgement" }));
    await screen.findByRole("heading", { level: 1, name: "A new title" });
    expect(screen.getByRole("textbox", { name: "Description" })).toHaveValue(
      `${page.case.description} And more.`,
    );

    core.page = { ...page, row: { ...page.row, id: "other" } };
    await router.navigate({ to: "/ideas/$ideaId", params: { ideaId: "other" } });
    await screen.findByText(/Every morning I download/);
    core.page = page;
    await router.navigate({ to: "/ideas/$ideaId", params: { ideaId: ID } });
    expect(await screen.findByRole("textbox", { name: "Description" })).toHaveValue(
      `${page.case.description} And more.`,
    );
    await userEvent.keyboard("{Escape}");
    expect(screen.getByRole("textbox", { name: "Description" })).toBeVisible();
    await userEvent.click(screen.getByRole("textbox", { name: "Description" }));
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText("The description is changed.");
    expect(core.operations().at(-1)).toMatchObject({ set: { description: { base: "v-description" } } });
  });

  it("changes area, systems and links", async () => {
    const { core } = openIdea();
    await title();
    await press("Change the area");
    await userEvent.click(await screen.findByRole("option", { name: "Logistics" }));
    expect(await screen.findByText("The area is Logistics now. Its rates stay as they were.")).toBeVisible();

    await press("Change the systems");
    await userEvent.click(screen.getByRole("combobox", { name: "Systems" }));
    await userEvent.click(await screen.findByRole("option", { name: "Outlook" }));
    await userEvent.click(screen.getByRole("combobox", { name: "Systems" }));
    await press("Save systems");
    await screen.findByText("The systems are changed.");

    await press("Change the links");
    await userEvent.type(screen.getByRole("textbox", { name: "Address of link 1" }), "/2");
    await press("Save links");
    await screen.findByText("The links are changed.");
    expect(core.operations()).toEqual([
      { kind: "idea.edit", id: ID, set: { area_id: { value: "a-log", base: "v-area_id" } } },
      { kind: "idea.edit", id: ID, set: { system_ids: { add: ["y-mail"], remove: [] } } },
      {
        kind: "idea.edit",
        id: ID,
        set: {
          links: {
            value: [{ url: "https://intranet.example/card-payments/2", label: "How we do it today" }],
            base: "v-links",
          },
        },
      },
    ]);
    await press("Undo");
    await waitFor(() => expect(core.requests).toHaveLength(4));
    expect(core.operations()[3]).toMatchObject({
      set: { links: { value: page.case.links, base: core.requests[2]?.op_id } },
    });
  });
});

describe("answers", () => {
  const answer = (name: string) => screen.findByRole("radio", { name });

  it("are given by the keys 1 to 5, passed over by the arrows, and taken back by Delete", async () => {
    const { core } = openIdea();
    await userEvent.click(await answer("5: always the same rules"));
    await screen.findByText("Rule-based? 5, always the same rules");
    (await answer("5: always the same rules")).focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(await answer("3: rules, many exceptions")).toHaveFocus();
    expect(core.requests).toHaveLength(1);
    await userEvent.keyboard("2");
    await screen.findByText("Rule-based? 2, mostly judgement");
    await userEvent.keyboard("{Delete}");
    await screen.findByText("Rule-based? The answer is taken back.");
    const [first, second, third] = core.requests;
    expect(core.operations()).toEqual([
      { kind: "idea.edit", id: ID, set: { rules: { value: 5, base: "v-rules" } } },
      { kind: "idea.edit", id: ID, set: { rules: { value: 2, base: first?.op_id } } },
      { kind: "idea.edit", id: ID, set: { rules: { value: null, base: second?.op_id } } },
    ]);
    expect(new Set([first, second, third].map((request) => request?.op_id)).size).toBe(3);
  });

  it("go back to the former value with Undo, against the own writing", async () => {
    const { core } = openIdea();
    await userEvent.click(await answer("3: somewhat"));
    await press("Undo");
    await screen.findByText("Put back as it was.");
    expect(core.operations()).toEqual([
      { kind: "idea.edit", id: ID, set: { fit: { value: 3, base: "v-fit" } } },
      { kind: "idea.edit", id: ID, set: { fit: { value: null, base: core.requests[0]?.op_id } } },
    ]);
  });

  it("fall back to what the core holds when they are refused", async () => {
    const { core } = openIdea();
    core.answer = refuse("STAGE_LOCKED");
    await userEvent.click(await answer("1: judgement each time"));
    expect(await screen.findByText("This cannot be changed in the idea's present stage.")).toBeVisible();
    await waitFor(async () => expect(await answer("4: rules, few exceptions")).toBeChecked());
  });

  it("keep their id while the core has not answered", async () => {
    const { core } = openIdea();
    core.answer = refuse("HOST_UNREACHABLE");
    await userEvent.click(await answer("3: somewhat"));
    await screen.findByText("The Hub's core does not answer.");
    core.answer = () => ({});
    await waitFor(async () => expect(await answer("3: somewhat")).not.toBeChecked());
    await userEvent.click(await answer("3: somewhat"));
    await screen.findByText("Fits our goals? 3, somewhat");
    expect(core.requests[1]?.op_id).toBe(core.requests[0]?.op_id);
  });
});

describe("moving on, leaving and coming back", () => {
  const move = async (name: string) => {
    await press("More");
    await press(name, "menuitem");
  };
  const moved = (from: Stage, to: Stage, said = {}) => ({
    kind: "stage.move",
    id: ID,
    from,
    to,
    seen_score: 57.25,
    ...said,
  });

  it("offers only the moves of the core and goes back with Undo", async () => {
    const { core } = openIdea();
    await title();
    core.answer = () => {
      core.page = {
        ...core.page,
        stage: { ...page.stage, now: "new" },
        actions: { ...page.actions, moves: ["assessing", "ready"] },
      };
      return {};
    };
    await press("More");
    const items = (await screen.findAllByRole("menuitem")).map((item) => item.textContent);
    expect(items).toEqual(["New", "Ready", "Park…", "Decline…", "Withdraw…", "Remove for good…"]);
    await press("New", "menuitem");
    await screen.findByText("OH-96 is at New now.");
    await press("Undo");
    await screen.findByText("Back at Assessing.");
    expect(core.operations()).toEqual([moved("assessing", "new"), moved("new", "assessing")]);
  });

  it("takes one step for a double click, even when the next step is there already", async () => {
    const { core } = openIdea({
      stage: { ...page.stage, now: "new" },
      actions: { ...page.actions, moves: ["assessing"] },
    });
    core.answer = () => {
      core.page = page;
      return {};
    };
    await userEvent.dblClick(await screen.findByRole("button", { name: "Move to Assessing" }));
    await screen.findByRole("button", { name: "Move to Ready" });
    expect(core.operations()).toEqual([moved("new", "assessing")]);
  });

  it("asks why when declining, and sends nothing before both are said", async () => {
    const { core } = openIdea();
    await title();
    await move("Decline…");
    const dialog = await screen.findByRole("dialog", { name: "Decline this idea" });
    await expectAccessible(dialog);
    await press("Decline idea");
    expect(within(dialog).getByRole("alert")).toHaveTextContent("Choose why.");
    await userEvent.click(within(dialog).getByRole("combobox", { name: "Why" }));
    await userEvent.click(await screen.findByRole("option", { name: "It exists already" }));
    await press("Decline idea");
    expect(within(dialog).getByRole("alert")).toHaveTextContent("Say in a sentence why");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Reason" }), "SAP does it.");
    await userEvent.dblClick(within(dialog).getByRole("button", { name: "Decline idea" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(core.operations()).toEqual([
      moved("assessing", "declined", { reason: "SAP does it.", reason_code: "exists_already" }),
    ]);
  });

  it("parks with a reason and a day to look at it again", async () => {
    const { core } = openIdea();
    await title();
    await move("Park…");
    await userEvent.type(await screen.findByRole("textbox", { name: "Reason" }), "The portal changes.");
    await userEvent.type(screen.getByLabelText("Look at it again on"), "2027-03-01");
    await press("Park idea");
    await waitFor(() =>
      expect(core.operations()).toEqual([
        moved("assessing", "parked", { reason: "The portal changes.", revisit_on: "2027-03-01" }),
      ]),
    );
  });

  it("stays open with the reason when the core refuses", async () => {
    const { core } = openIdea();
    core.answer = refuse("STAGE_CHANGED", { stage: "ready" });
    await title();
    await move("Park…");
    await userEvent.type(await screen.findByRole("textbox", { name: "Reason" }), "Later.");
    await press("Park idea");
    expect(await screen.findByText(/Somebody moved this idea in the meantime\./)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Reason" })).toHaveValue("Later.");
  });

  const noEstimate: Partial<IdeaPage> = {
    inputs: {},
    estimate: { figures: null, lines: [], missing: ["runs", "period"], wrong: [], rates: null },
  };
  it.each([
    {
      code: "ESTIMATE_MISSING",
      part: noEstimate,
      says: "The idea has no estimate yet.",
      help: "Fill in the estimate",
      leads: () => screen.getByRole("button", { name: "Say how much work it is" }),
    },
    {
      code: "ANSWERS_MISSING",
      facts: { given: 1, min: 3 },
      part: { answers: { digital: 2 } },
      says: "Ready needs 3 of the five questions answered; 1 are.",
      help: "Answer the questions",
      leads: () => screen.getByRole("radio", { name: "1: judgement each time" }),
    },
  ])("says what is missing and leads there: $code", async ({ code, facts, part, says, help, leads }) => {
    const { core } = openIdea(part);
    core.answer = refuse(code, facts);
    await press("Move to Ready");
    expect(await screen.findByText(says)).toBeVisible();
    await press(help);
    expect(leads()).toHaveFocus();
  });

  it.each([
    ["NO_SUCH_MOVE", "An idea cannot move between these two stages."],
    ["FORBIDDEN", "Your role does not allow this."],
    ["BUILD_MISSING", "The Hub does not know where the program is kept or where it runs."],
  ])("has words for %s", async (code, says) => {
    const { core } = openIdea();
    core.answer = refuse(code);
    await press("Move to Ready");
    expect(await screen.findByText(says)).toBeVisible();
  });

  it("says what withdrawing means and brings it back with Undo", async () => {
    const { core } = openIdea();
    await title();
    await move("Withdraw…");
    expect(await screen.findByText(/Nothing is deleted: you can bring it back/)).toBeVisible();
    await press("Withdraw idea");
    await press("Undo");
    await screen.findByText("OH-96 is back.");
    expect(core.operations()).toEqual([
      { kind: "idea.withdraw", id: ID },
      { kind: "idea.restore", id: ID },
    ]);
  });

  it("says why an idea that others have cannot be withdrawn", async () => {
    const { core } = openIdea();
    core.answer = refuse("SUPPORTED", { count: 2 });
    await title();
    await move("Withdraw…");
    await press("Withdraw idea");
    expect(await screen.findByText(/Others have this too, so it cannot be withdrawn/)).toBeVisible();
  });

  it("removes for good only with a reason, and shows that it is gone", async () => {
    let isGone = false;
    const { core } = openIdea({}, { "idea.get": () => (isGone ? refuse("NOT_FOUND")() : page) });
    await title();
    await move("Remove for good…");
    expect(await screen.findByText(/This cannot be undone/)).toBeVisible();
    await press("Remove idea");
    expect(core.requests).toHaveLength(0);
    await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "Sent by mistake");
    isGone = true;
    await press("Remove idea");
    expect(await screen.findByRole("heading", { name: "This idea was removed" })).toBeVisible();
    expect(core.operations()).toEqual([{ kind: "idea.remove", id: ID, reason: "Sent by mistake" }]);
  });

  it.each([
    { now: "parked", before: "ready", moves: ["ready", "declined"], button: "Bring back to Ready" },
    { now: "declined", before: "new", moves: ["new"], button: "Bring back to New" },
    { now: "withdrawn", before: "assessing", moves: [], restore: true, button: "Bring back" },
    { now: "retired", before: null, moves: ["live"], button: "Bring back to Live" },
  ] as const)("shows why and since when it is $now", async ({ now, before, moves, button, ...rest }) => {
    const { container } = openIdea({
      stage: { now, since_ms: Date.UTC(2026, 4, 3, 12), before, reason_code: null, reason: "Because." },
      actions: { ...page.actions, moves: [...moves], restore: "restore" in rest },
    });
    await title();
    expect(screen.getByText(/^(Parked|Declined|Withdrawn|Retired) since/)).toHaveTextContent(/2026/);
    expect(screen.getByText("Because.")).toBeVisible();
    expect(screen.getByRole("button", { name: button })).toBeVisible();
    expect(screen.getByRole("listitem", { current: "step" })).toHaveTextContent(new RegExp(now, "i"));
    await expectAccessible(container);
  });
});

describe("having it too", () => {
  it("is one click more than the button, and is taken back with Undo", async () => {
    const { core } = openIdea();
    await press("I have this too");
    const dialog = await screen.findByRole("dialog");
    await expectAccessible(dialog);
    await userEvent.click(within(dialog).getByRole("button", { name: "I have this too" }));
    await press("Undo");
    await screen.findByText("You no longer support OH-96.");
    expect(core.operations()).toEqual([
      { kind: "support.set", idea: ID, in_addition: false },
      { kind: "support.clear", idea: ID },
    ]);
  });

  it("adds an own volume that comes on top", async () => {
    const { core } = openIdea();
    await press("I have this too");
    const dialog = await screen.findByRole("dialog");
    const send = within(dialog).getByRole("button", { name: "I have this too" });
    await userEvent.click(within(dialog).getByRole("checkbox"));
    await userEvent.click(send);
    expect(within(dialog).getByRole("alert")).toHaveTextContent("Say how often");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Times (optional)" }), "2.5");
    await userEvent.click(send);
    await waitFor(() =>
      expect(core.operations()).toEqual([
        {
          kind: "support.set",
          idea: ID,
          volume: { runs: 2.5, period: "week", people: 1 },
          in_addition: true,
        },
      ]),
    );
  });

  it("can be changed or taken back by who has it", async () => {
    const { core } = openIdea({ supports: [{ by: ana, at_ms: 1 }] });
    await press("You have this too");
    await press("Take my support back");
    await waitFor(() => expect(core.operations()).toEqual([{ kind: "support.clear", idea: ID }]));
  });
});

describe("a figure below zero", () => {
  it("is shown as it is", async () => {
    const negative = { ...figures, hours_saved: { low: -60, likely: -40, high: -30 } };
    openIdea({ estimate: { ...page.estimate, figures: negative } });
    expect(await screen.findByText("\u221260 to \u221230")).toBeVisible();
    expect(screen.getByText(/It would cost time/)).toBeVisible();
  });
});
