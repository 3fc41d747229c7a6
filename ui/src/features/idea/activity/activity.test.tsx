import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { type EventView, Failure } from "@/api";
import { shortWhen } from "@/shared/words/when";
import { expectAccessible } from "@/test/render";
import { forgetKept } from "../kept";
import { openIdea } from "../testing/open";
import { ana, bills, comment, ID, marta, mergedIdea, NOW, page } from "../testing/page";
import { entriesOf } from "./entries";

beforeEach(forgetKept);

const side = async () => within(await screen.findByRole("region", { name: "Activity" }));
const edit = (field: string, before: unknown, after: unknown, kind = "idea.edit"): EventView => ({
  by: marta,
  at_ms: NOW,
  kind,
  group_id: null,
  changes: [{ field, before, after }],
});

describe("what happened", () => {
  it("stands newest first, comments among the changes, a comment once", async () => {
    const told = {
      by: ana,
      at_ms: page.comments[1]?.at_ms ?? 0,
      kind: "comment.add",
      group_id: null,
      changes: [],
    };
    openIdea({ events: [told, ...page.events] });
    const lines = (await (await side()).findAllByRole("listitem")).map((item) => item.textContent);
    expect(lines.map((text) => text?.slice(2, 12))).toEqual([
      expect.stringContaining("Ana Ribeir"),
      expect.stringContaining("Jonas Webe"),
      expect.stringContaining("Eva Sand c"),
      expect.stringContaining("Ana Ribeir"),
      expect.stringContaining("Ana Ribeir"),
      expect.stringContaining("Otto Brand"),
      expect.stringContaining("Marta Klei"),
    ]);
  });

  it.each([
    [edit("minutes_per_run", 15, 12), "Minutes each time from 15 min to 12 min"],
    [edit("error_rate", null, 0.005), "Goes wrong 0.5 %"],
    [edit("people", 2, null), "People from 2 taken out"],
    [
      edit("automatable_share", { low: 0.5, likely: 0.65, high: 0.8 }, { low: 0.6, likely: 0.8, high: 0.9 }),
      "Share a program can take from 50/65/80 % to 60/80/90 %",
    ],
    [edit("build_days", null, { low: 5, likely: 5, high: 5 }), "Days to build 5"],
    [
      edit("labour", { per: "hour", minor: 2_550 }, { per: "year", minor: 4_400_000 }),
      "Labour cost from €25.50 an hour to €44,000 a year",
    ],
    [edit("area_id", "a-fin", "a-unknown"), "Area from Finance to one that is no longer known"],
    [edit("system_ids", ["y-sap"], ["y-sap", "y-mail"]), "Systems from SAP to SAP, Outlook"],
    [edit("links", null, [{ url: "https://a.example", label: "" }]), "Links https://a.example"],
    [edit("period", "day", "half_year"), "How often from working day to half-year"],
    [edit("stable", 1, 5), "Stable for six months? from 1 to 5"],
    [edit("title", "<b>old</b>", "new"), "Title from <b>old</b> to new"],
    [edit("a_later_field", { x: 1 }, true), 'a_later_field from {"x":1} to true'],
    [edit("stage", "ready", "parked", "stage.move"), "moved it from Ready to Parked"],
    [edit("active", null, true, "support.set"), "Marta Klein has this too"],
    [edit("removed", false, true, "comment.remove"), "Marta Klein removed a comment"],
    [edit("stage", null, "new", "idea.import"), "Marta Klein brought it in from a file"],
  ])("is told in words with what stood there before: %#", async (event, says) => {
    openIdea({ events: [event], comments: [] });
    const item = await (await side()).findByRole("listitem");
    const text = (item.textContent ?? "").replace(/[\u2009\u00a0]/gu, " ");
    expect(text).toContain(says);
    const before = event.changes[0]?.before;
    const isStruck =
      before !== null && !["support.set", "comment.remove"].includes(event.kind) && says.includes("from");
    expect(item.querySelectorAll("s")).toHaveLength(isStruck ? 1 : 0);
  });

  it("is never longer than somebody asked for", async () => {
    const events = Array.from({ length: 200 }, (_, place) => ({
      ...edit("people", place, place + 1),
      at_ms: NOW - place,
    }));
    openIdea({ events, comments: [] });
    expect(await (await side()).findAllByRole("listitem")).toHaveLength(12);
    await userEvent.click(screen.getByRole("button", { name: "Show all 200" }));
    expect(screen.getByRole("tab", { name: /Activity/ })).toHaveAttribute("aria-selected", "true");
    expect(await (await side()).findAllByRole("listitem")).toHaveLength(50);
    await userEvent.click(screen.getByRole("button", { name: "Show 50 more of 150" }));
    expect(await (await side()).findAllByRole("listitem")).toHaveLength(100);
    await userEvent.click(screen.getByRole("tab", { name: /Activity/ }));
    await userEvent.keyboard("{ArrowRight}");
    expect(screen.getByRole("tab", { name: "Case" })).toHaveFocus();
  });

  it("hides a comment that was taken back, and keeps a stable order at equal times", () => {
    const at = (id: string, removed = false) => ({ ...comment, id, at_ms: 5, body: id, removed });
    const entries = entriesOf({
      comments: [at("a"), at("b", true), at("c")],
      events: [{ ...edit("x", 1, 2), at_ms: 5 }],
    });
    expect(entries.map(({ key }) => key)).toEqual(["a", "c", "event 1"]);
  });

  it.each([
    [new Date(2026, 10, 20, 9, 5), "09:05"],
    [new Date(2026, 10, 19, 23, 59), "yesterday"],
    [new Date(2026, 10, 17, 12), "Tue"],
    [new Date(2026, 9, 8, 12), "8 Oct"],
    [new Date(2025, 9, 8, 12), "8 Oct 2025"],
    [new Date(2026, 10, 21, 9, 5), "09:05"],
  ])("says when in as few letters as it can: %s", (at, says) =>
    expect(shortWhen(at.getTime(), new Date(2026, 10, 20, 12).getTime(), "en-GB")).toBe(says),
  );
});

describe("comments", () => {
  const box = () => screen.findByRole("textbox", { name: "Write a comment" });

  it("are sent by Ctrl+Enter, once, and again with the same ids when nobody answered", async () => {
    const { core } = openIdea();
    core.answer = () => {
      throw new Failure("HOST_UNREACHABLE");
    };
    await userEvent.type(await box(), "Good idea");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText(/The Hub's core does not answer\./);
    expect(await box()).toHaveValue("Good idea");
    core.answer = () => ({});
    await userEvent.keyboard("{Control>}{Enter}{Enter}{/Control}");
    await waitFor(async () => expect(await box()).toHaveValue(""));
    expect(core.requests).toHaveLength(2);
    expect(core.requests[1]).toEqual(core.requests[0]);
    expect(core.operations()[0]).toMatchObject({ kind: "comment.add", idea: ID, body: "Good idea" });
  });

  it("can be looked at before they are sent", async () => {
    openIdea();
    await userEvent.type(await box(), "**Good** idea");
    await userEvent.click(screen.getByRole("button", { name: "Preview" }));
    const preview = await screen.findByRole("region", { name: "Preview" });
    expect((await within(preview).findByText("Good")).tagName).toBe("STRONG");
    await userEvent.click(screen.getByRole("button", { name: "Preview" }));
    expect(await box()).toHaveValue("**Good** idea");
  });

  it("are changed in place against the version that was seen", async () => {
    const { core } = openIdea();
    await userEvent.click(await screen.findByRole("button", { name: "Change my comment" }));
    const field = screen.getByRole("textbox", { name: "Change my comment" });
    expect(field).toHaveFocus();
    await userEvent.type(field, " And got it.{Control>}{Enter}{/Control}");
    await screen.findByText("Your comment is changed.");
    expect(core.operations()).toEqual([
      {
        kind: "comment.edit",
        id: "c-2",
        body: "Asked the bank for a test account. And got it.",
        base: "v-c",
      },
    ]);
    await userEvent.click(screen.getByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(core.undone).toEqual([core.requests[0]?.op_id]));
  });

  it("keep what was typed when the same person changed them somewhere else", async () => {
    const { core } = openIdea();
    core.answer = () => ({ verdict: "merged", fields: ["body"] });
    await userEvent.click(await screen.findByRole("button", { name: "Change my comment" }));
    const field = screen.getByRole("textbox", { name: "Change my comment" });
    await userEvent.type(field, "!");
    await userEvent.click(screen.getByRole("button", { name: "Save comment" }));
    expect(await screen.findByText(/somewhere else in the meantime/)).toBeVisible();
    expect(field).toHaveValue("Asked the bank for a test account.!");
  });

  it("leave the field by Escape only while nothing is changed", async () => {
    openIdea();
    await userEvent.click(await screen.findByRole("button", { name: "Change my comment" }));
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("textbox", { name: "Change my comment" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Change my comment" }));
    await userEvent.keyboard("!{Escape}");
    expect(screen.getByRole("textbox", { name: "Change my comment" })).toBeVisible();
  });

  it("of one's own are removed once, and come back as new ones with Undo", async () => {
    const comments = [
      { ...comment, id: "c-2" },
      { ...comment, id: "c-3", by: marta, may_edit: false, may_remove: false },
    ];
    const { core } = openIdea({ comments });
    const own = await screen.findAllByRole("button", { name: "Remove my comment" });
    expect(own).toHaveLength(1);
    await userEvent.dblClick(own[0] as HTMLElement);
    await screen.findByText("Your comment is removed.");
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    await screen.findByText("Your comment is back, as a new one.");
    const [removed, back] = core.operations();
    expect(core.operations()).toHaveLength(2);
    expect(removed).toEqual({ kind: "comment.remove", id: "c-2" });
    expect(back).toMatchObject({ kind: "comment.add", idea: ID, body: comment.body });
    expect(back).not.toMatchObject({ id: "c-2" });
  });

  it("of others are removed only after a word about what follows", async () => {
    const { core } = openIdea({ comments: [{ ...comment, by: marta, may_edit: false }] });
    await userEvent.click(await screen.findByRole("button", { name: "Remove this comment" }));
    expect(await screen.findByText(/This cannot be undone/)).toBeVisible();
    expect(core.requests).toHaveLength(0);
    await userEvent.click(screen.getByRole("button", { name: "Remove comment" }));
    await waitFor(() => expect(core.operations()).toEqual([{ kind: "comment.remove", id: comment.id }]));
  });

  it("of a merged idea say where they were written", async () => {
    openIdea({ comments: [{ ...comment, edited_at_ms: 5, from: bills }] });
    const link = await (await side()).findByRole("link", { name: "OH-45 Match bills" });
    expect(link).toHaveAttribute("href", "/ideas/id-45");
    expect(link.parentElement).toHaveTextContent("from OH-45 Match bills");
    expect(link.closest("li")).toHaveTextContent(/^AR.*Ana Ribeiroedited/);
  });
});

describe("acts", () => {
  const event = (kind: string, changes: EventView["changes"], group_id: string | null = null): EventView => ({
    by: marta,
    at_ms: NOW,
    kind,
    group_id,
    changes,
  });
  const source = (id: string) => [{ field: "merged_source", before: null, after: id }];
  const said = (kind: string, was = "none") => [
    { field: "pair", before: { idea: "id-45", kind: was }, after: { idea: "id-45", kind } },
  ];
  const three = (low: number, likely: number, high: number) => ({ low, likely, high });

  it.each<[EventView[], string]>([
    [[event("merge", source("id-45"))], "merged into this one: OH-45 Match bills"],
    [
      [event("merge", source("id-45"), "g"), event("merge", source("id-46"), "g")],
      "merged into this one: OH-45 Match bills, an idea that was removed",
    ],
    [
      [
        event("merge", [
          { field: "adds_volume", before: null, after: true },
          { field: "merged_into", before: null, after: "id-45" },
        ]),
      ],
      "merged it into OH-45 Match billsIts volume comes on top yes",
    ],
    [
      [event("unmerge", [{ field: "merged_source", before: "id-45", after: null }])],
      "separated from this one: OH-45 Match bills",
    ],
    [
      [event("unmerge", [{ field: "merged_into", before: "id-45", after: null }])],
      "separated it from OH-45 Match bills",
    ],
    [[event("pair.set", said("related"))], "said that it is related to OH-45 Match bills"],
    [[event("pair.set", said("different"))], "said that it is not the same as OH-45 Match bills"],
    [[event("pair.set", said("none", "related"))], "took back what was said about it and OH-45 Match bills"],
    [
      [
        event("estimate.rerate", [
          { field: "basis_id", before: "b-1", after: "b-2" },
          { field: "hours_saved", before: three(297, 396, 446), after: three(300, 400, 450) },
          { field: "money_saved_minor", before: null, after: three(742_500, 990_000, 1_113_800) },
        ]),
      ],
      "used other ratesSaved a year from 297–446 h, likely 396 h to 300–450 h, likely 400 hWorth a year €7,425–11,138, likely €9,900",
    ],
    [
      [event("conflict.close", [{ field: "state", before: "open", after: "dismissed" }])],
      "kept the value that stands",
    ],
    [
      [event("conflict.close", [{ field: "people", before: 1, after: 2 }])],
      "took the value that had not wonPeople from 1 to 2",
    ],
    [
      [event("idea.hand_over", [{ field: "owner_id", before: "m-marta", after: "m-ana" }])],
      "handed it overOwner from Marta Klein to Ana Ribeiro",
    ],
    [
      [
        event("idea.edit", [{ field: "people", before: 1, after: 2 }], "g"),
        event("stage.move", [{ field: "stage", before: "new", after: "assessing" }], "g"),
      ],
      "changedPeople from 1 to 2 moved it from New to Assessing",
    ],
    [
      [
        event("support.set", [
          { field: "in_addition", before: true, after: false },
          { field: "volume", before: { runs: 5, period: "week", people: 1 }, after: null },
        ]),
      ],
      "On top of those already counted from yes to noHow often from 5 times every week taken out",
    ],
  ])("are told in one entry each: %#", async (events, says) => {
    openIdea({ events, comments: [], mentioned: [bills] });
    const items = await (await side()).findAllByRole("listitem");
    expect(items).toHaveLength(1);
    expect((items[0]?.textContent ?? "").replace(/[\u2009\u00a0]/gu, " ")).toContain(says);
    expect(items[0]).not.toHaveTextContent(/b-1|id-45/);
  });

  it("of merged ideas stand under a heading of their own", async () => {
    const { container, router } = openIdea({
      merged: [{ ...mergedIdea, events: [event("idea.submit", []), event("comment.add", [])] }],
      mentioned: [bills],
    });
    await screen.findByRole("tab", { name: /Activity/ });
    await router.navigate({ to: ".", search: { tab: "activity" } });
    const place = within(await screen.findByRole("region", { name: "What happened at OH-45" }));
    const head = place.getByRole("button", { name: "At OH-45 Match bills 1 entry", expanded: false });
    expect(place.queryByText(/sent the idea/)).toBeNull();
    await userEvent.click(head);
    expect(place.getByText(/sent the idea/)).toBeVisible();
    await expectAccessible(container);
  });
});
