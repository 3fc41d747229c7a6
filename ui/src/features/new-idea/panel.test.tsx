import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure, type SendRequest, type SimilarReply } from "@/api";
import { expectAccessible, schemes } from "@/test/render";
import {
  calls,
  draft,
  drafts,
  fill,
  find,
  found,
  nothingProposed,
  open,
  preview,
  told,
} from "./new-idea.fixture";

const { title, runs, minutes, send, panel } = find;

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
    await waitFor(() => expect(status[0]).toHaveTextContent("Estimate: 87 to 139 hours a year"));
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
    expect(await screen.findByText(/One person would spend 9,000 h a year on it/u)).toBeVisible();
  });
});

describe("alike ideas", () => {
  const alike = (...ideas: ReturnType<typeof found>[]) => ({
    "similar.find": () => ({
      compared: 214,
      by_meaning: 0,
      indexing: false,
      proposed: nothingProposed,
      found: ideas,
    }),
  });

  it("say which other words bridge them, or that only the meaning is alike", async () => {
    const bridges = [
      { typed: "supplier", found: "vendor" },
      { typed: "bill", found: "invoice" },
    ];
    const plain = { marks: [], shared_words: [], same_area: false };
    open({
      ...drafts,
      "similar.find": ({ bridges: isAsked }) => ({
        compared: 214,
        by_meaning: 214,
        indexing: false,
        proposed: nothingProposed,
        found: [
          found({ ...plain, bridges: isAsked ? bridges : [] }),
          found({ ...plain, id: "b", shown_id: "OH-67", certainty: null, similar_meaning: isAsked ?? false }),
        ],
      }),
    });
    const bridged = "Close in meaning: “supplier” ~ “vendor”, “bill” ~ “invoice”.";
    expect(await screen.findByText(bridged)).toBeVisible();
    expect(screen.getByText("Says something similar in other words.")).toBeVisible();
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
    expect(screen.queryByText(/^\d+\s?%$/u)).toBeNull();
    expect(screen.getByText("supplier invoices").tagName).toBe("MARK");
    expect(screen.getByText("Shares the marked words. Same area.")).toBeVisible();
    expect(screen.getByText("Both speak of “order”. Same systems: SAP, Excel.")).toBeVisible();
    expect(screen.getByText("2 of 214 look alike")).toBeVisible();
    expect(screen.getByText("1 support")).toBeVisible();
    expect(screen.getByRole("link", { name: "Open OH-67" })).toHaveAttribute("href", "/ideas/b");
  });

  it("say it in hundredths where the answers bear that out", async () => {
    open({ ...drafts, ...alike(found({ certainty: "probably", percentage: 74 })) });
    expect(await screen.findByText("Probably the same")).toBeVisible();
    expect(screen.getByText(/^74\s?%$/u)).toBeVisible();
  });

  it("never show an answer that a newer question has overtaken", async () => {
    const answers: ((reply: SimilarReply) => void)[] = [];
    open({ "similar.find": () => new Promise((resolve) => answers.push(resolve)) });
    const user = userEvent.setup();
    await user.type(await title(), "Copy");
    await waitFor(() => expect(answers).toHaveLength(1));
    await user.type(await title(), " invoices");
    await waitFor(() => expect(answers.length).toBeGreaterThan(1));
    answers.at(-1)?.({
      compared: 9,
      by_meaning: 0,
      indexing: false,
      proposed: nothingProposed,
      found: [found({ title: "Newest", marks: [] })],
    });
    answers[0]?.({
      compared: 9,
      by_meaning: 0,
      indexing: false,
      proposed: nothingProposed,
      found: [found({ title: "Overtaken", marks: [] })],
    });
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
    const typed = { draft: draft(told).id, idea: "idea-118", title: "Copy invoices", description: "" };
    const kept = (nth: number, answer: string) => ({
      ...typed,
      answer,
      act: (page.sent()[nth] as SendRequest).op_id,
    });
    expect(calls(page, "similar.answer")).toEqual([kept(0, "same")]);

    await userEvent.click(screen.getByRole("button", { name: "It is not the same: undo" }));
    expect(await title()).toHaveValue("Copy invoices");
    expect((page.sent()[1] as SendRequest).operation).toEqual({ kind: "support.clear", idea: "idea-118" });
    expect(calls(page, "similar.answer")).toEqual([kept(0, "same"), kept(1, "different")]);
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
          by_meaning: 0,
          indexing: false,
          proposed: nothingProposed,
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
