import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { type EventView, Failure } from "@/api";
import { forgetKept } from "../kept";
import { openIdea } from "../testing/open";
import { ana, comment, ID, marta, NOW, page } from "../testing/page";
import { entriesOf } from "./entries";
import { shortWhen } from "./when";

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

  it("of one's own can be removed, those of others not", async () => {
    const { core } = openIdea();
    const own = await screen.findAllByRole("button", { name: "Remove my comment" });
    expect(own).toHaveLength(1);
    await userEvent.dblClick(own[0] as HTMLElement);
    await screen.findByText("Your comment is removed.");
    expect(core.operations()).toContainEqual({ kind: "comment.remove", id: "c-2" });
    expect(new Set(core.requests.map(({ op_id }) => op_id)).size).toBe(1);
  });
});
