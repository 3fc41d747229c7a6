import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { IdeaPage, Stage } from "@/api";
import { expectAccessible } from "@/test/render";
import { forgetKept } from "../kept";
import { openIdea, press, refuse, title } from "../testing/open";
import { ana, bills, eva, ID, page, support } from "../testing/page";

beforeEach(forgetKept);

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
    expect(items).toEqual([
      "New",
      "Ready",
      "Park…",
      "Decline…",
      "Link to another idea…",
      "Merge with another idea…",
      "Hand over…",
      "Withdraw…",
      "Remove for good…",
    ]);
    await press("New", "menuitem");
    await screen.findByText("OH-96 is at New now.");
    await press("Undo");
    await waitFor(() => expect(core.undone).toEqual([core.requests[0]?.op_id]));
    expect(core.operations()).toEqual([moved("assessing", "new")]);
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
    await waitFor(() => expect(core.undone).toEqual([core.requests[0]?.op_id]));
    expect(core.operations()).toEqual([{ kind: "idea.withdraw", id: ID }]);
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
    const { core } = openIdea({}, { "idea.get": () => (isGone ? refuse("REMOVED")() : page) });
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
      stage: {
        now,
        since_ms: Date.UTC(2026, 4, 3, 12),
        before,
        reason_code: null,
        reason: "Because.",
        revisit_on: now === "parked" ? "2027-03-01" : null,
      },
      actions: { ...page.actions, moves: [...moves], restore: "restore" in rest },
    });
    await title();
    expect(screen.getByText(/^(Parked|Declined|Withdrawn|Retired) since/)).toHaveTextContent(/2026/);
    expect(screen.queryAllByText(/to look at again on .*2027/)).toHaveLength(now === "parked" ? 1 : 0);
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
    await waitFor(() => expect(core.undone).toEqual([core.requests[0]?.op_id]));
    expect(core.operations()).toEqual([{ kind: "support.set", idea: ID, in_addition: false }]);
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
    const { core } = openIdea({ supports: [{ ...support, by: ana }] });
    await press("You have this too");
    await press("Take my support back");
    await waitFor(() => expect(core.operations()).toEqual([{ kind: "support.clear", idea: ID }]));
  });

  it("begins with what was said before", async () => {
    const volume = { runs: 2.5, period: "month", people: 3, minutes_per_run: 40 } as const;
    const { core } = openIdea({ supports: [{ ...support, by: ana, volume, in_addition: true }] });
    await press("You have this too");
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByRole("textbox", { name: "Times (optional)" })).toHaveValue("2.5");
    expect(within(dialog).getByRole("textbox", { name: "Minutes each time" })).toHaveValue("40");
    expect(within(dialog).getByRole("checkbox")).toBeChecked();
    await userEvent.type(within(dialog).getByRole("textbox", { name: "People" }), "0");
    await press("Save how often");
    const said = { ...volume, people: 30 };
    await waitFor(() =>
      expect(core.operations()).toEqual([{ kind: "support.set", idea: ID, volume: said, in_addition: true }]),
    );
  });
});

describe("following", () => {
  it("is turned on and off, says how many do and who does by default", async () => {
    const { core, container } = openIdea();
    const button = await screen.findByRole("button", { name: /^Follow/, pressed: true });
    expect(button).toHaveAccessibleName("Follow (4 people follow it.)");
    expect(button).toHaveAttribute("title", expect.stringContaining("everybody who has it too"));
    await expectAccessible(container);
    await userEvent.dblClick(button);
    await screen.findByText("You no longer follow OH-96.");
    core.page = { ...core.page, following: false, followers: 3 };
    await press(/^Undo/);
    await waitFor(() => expect(core.undone).toEqual([core.requests[0]?.op_id]));
    expect(core.operations()).toEqual([{ kind: "follow.set", idea: ID, on: false }]);
  });
});

describe("handing over", () => {
  it("makes somebody else the owner", async () => {
    const { core } = openIdea();
    await title();
    await press("More");
    await press("Hand over…", "menuitem");
    const dialog = await screen.findByRole("dialog", { name: "Hand over OH-96" });
    await expectAccessible(dialog);
    await press("Hand over idea");
    expect(within(dialog).getByRole("alert")).toHaveTextContent("Choose a person.");
    await userEvent.click(within(dialog).getByRole("combobox", { name: "New owner" }));
    expect(screen.queryByRole("option", { name: "Marta Klein" })).toBeNull();
    await userEvent.click(await screen.findByRole("option", { name: "Otto Brand" }));
    await press("Hand over idea");
    await screen.findByText("Otto Brand is the owner of OH-96 now.");
    expect(core.operations()).toEqual([{ kind: "idea.hand_over", id: ID, to: "m-otto" }]);
  });

  it("is not offered where there is nobody else", async () => {
    openIdea(
      {},
      { "space.choices": () => ({ areas: [], systems: [], members: [{ ...page.owner, archived: false }] }) },
    );
    await title();
    await press("More");
    await screen.findByRole("menuitem", { name: "Park…" });
    expect(screen.queryByRole("menuitem", { name: "Hand over…" })).toBeNull();
  });
});

describe("who has it too", () => {
  it("is listed with how often, where and at which idea", async () => {
    const volume = { runs: 5, period: "week", people: 2 } as const;
    openIdea({
      supports: [
        { ...support, volume, in_addition: true, area: "Logistics" },
        { ...support, by: ana, volume, from: bills },
        { ...support, by: eva },
      ],
    });
    await press("3 people");
    const facts = within(screen.getByLabelText("Facts"));
    const said = facts.getAllByRole("listitem").map((item) => item.textContent);
    expect(said).toEqual(
      expect.arrayContaining([
        "Otto Brand, Logistics5 times every week, 2 people, on top",
        "Ana Ribeiro5 times every week, 2 people, counted already; said at OH-45",
        "Eva Sanddid not say how often",
      ]),
    );
  });

  it("opens by its key, and says where the person has it", async () => {
    const { core } = openIdea();
    await title();
    await userEvent.keyboard("v");
    const dialog = await screen.findByRole("dialog", { name: "I have this too" });
    await userEvent.click(within(dialog).getByRole("combobox", { name: "Where you have it (optional)" }));
    await userEvent.click(await screen.findByRole("option", { name: "Logistics" }));
    await userEvent.click(within(dialog).getByRole("button", { name: "I have this too" }));
    await waitFor(() =>
      expect(core.operations()).toEqual([
        { kind: "support.set", idea: ID, area_id: "a-log", in_addition: false },
      ]),
    );
  });

  it("keeps the area when only the volume changes, and takes back what was said at a merged idea there", async () => {
    const { core } = openIdea({ supports: [{ ...support, by: ana, area: "Logistics", from: bills }] });
    await press("You have this too");
    await press("Save how often");
    await screen.findByText("You are counted at OH-96.");
    await press("You have this too");
    await press("Take my support back");
    await waitFor(() =>
      expect(core.operations()).toEqual([
        { kind: "support.set", idea: ID, area_id: "a-log", in_addition: false },
        { kind: "support.clear", idea: "id-45" },
      ]),
    );
  });
});
