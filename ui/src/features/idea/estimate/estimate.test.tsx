import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import {
  type Estimate,
  type EstimateRequest,
  Failure,
  type IdeaPage,
  type Line,
  type Payback,
  type Quantity,
  type Roi,
} from "@/api";
import { FullFormula } from "@/shared/estimate";
import { expectAccessible, render } from "@/test/render";
import { forgetKept } from "../kept";
import { figures, line, lines, step, three, unitOf } from "../testing/estimate";
import { openIdea } from "../testing/open";
import { ID, otto, page } from "../testing/page";

beforeEach(forgetKept);

const formula = (shown: Line[], with_: Estimate = figures) =>
  render(<FullFormula figures={with_} lines={shown} partName={(part) => `Person ${part}`} currency="EUR" />);
const rowText = (name: RegExp): string =>
  (screen.getByRole("row", { name }).textContent ?? "").replace(/\u2009|\u00a0/gu, " ");

const payback = (worst: Payback, likely: Payback, best: Payback): Line => ({
  id: "payback",
  unit: "years",
  part: null,
  steps: [],
  result: { kind: "payback", value: { worst, likely, best } },
});
const roi = (worst: Roi, likely: Roi, best: Roi): Line => ({
  id: "roi3y",
  unit: "ratio",
  part: null,
  steps: [],
  result: { kind: "roi", value: { worst, likely, best } },
});
const never: Payback = { kind: "never" };
const years = (count: number): Payback => ({ kind: "years", years: count });

describe("how it is worked out", () => {
  it.each([
    [/^Times a year/, "Times a year10 times × 220 days × 1 person2,200"],
    [/^Doing it/, "Doing it2,200 times a year × 12 min each time ÷ 60440 h"],
    [/^Putting right/, "Putting right2,200 times a year × 5 % go wrong × 20 min to put right ÷ 6036.67 h"],
    [/^Checking/, "Checking2,200 times a year × 10 % are checked × 5 min to check ÷ 6018.33 h"],
    [/^Hours today/, "Hours today440 h doing it + 36.67 h putting right + 18.33 h checking495 h"],
    [/^Hours saved/, "Hours saved60 / 80 / 90 % of 495 h today297 / 396 / 445.5 h"],
    [/^Full-time jobs today/, "Full-time jobs today495 h today ÷ 220 days a year ÷ 8 h a day0.28"],
    [/^An hour costs/, "An hour costs€44,000 a year ÷ 220 days a year ÷ 8 h a day€25 an hour"],
    [/^Worth/, "Worth297 / 396 / 445.5 h saved × €25 an hour€7,425 / €9,900 / €11,138"],
    [/^To build/, "To build35 / 25 / 20 days × €490 a day€17,150 / €12,250 / €9,800"],
    [
      /^After running/,
      "After running it€7,425 / €9,900 / €11,138 worth \u2212 €2,400 to run it€5,025 / €7,500 / €8,738",
    ],
    [
      /^Paid back/,
      "Paid back after€17,150 / €12,250 / €9,800 to build ÷ €5,025 / €7,500 / €8,738 left a year3.4 / 1.6 / 1.1 years",
    ],
    [
      /^Return/,
      "Return, 3 years(€5,025 / €7,500 / €8,738 left a year × 3 years \u2212 €17,150 / €12,250 / €9,800 to build) ÷ €17,150 / €12,250 / €9,800 to build\u221212 / 84 / 167 %",
    ],
  ])("writes a line with its values: %s", (name, expected) => {
    formula(lines);
    expect(rowText(name)).toBe(expected);
  });

  it.each([
    [payback(never, never, never), "Paid back afternever"],
    [payback(never, years(2.41), years(1)), "Paid back afternever / 2.4 years / 1.0 years"],
    [
      payback({ kind: "no_investment" }, { kind: "no_investment" }, { kind: "no_investment" }),
      "Paid back afterno investment",
    ],
    [payback({ kind: "unknown" }, { kind: "unknown" }, { kind: "unknown" }), "Paid back afternot known yet"],
    [
      roi({ kind: "no_investment" }, { kind: "no_investment" }, { kind: "no_investment" }),
      "Return, 3 yearsno investment",
    ],
    [roi({ kind: "unknown" }, { kind: "unknown" }, { kind: "unknown" }), "Return, 3 yearsnot known yet"],
    [
      line("running_cost_per_year", [step("start", "running_cost_per_year", 0)], 0),
      "To run a year€0 to run it€0",
    ],
    [
      // A share of a loss: worst is where most of it is taken over, in the formula as in the result.
      line(
        "hours_saved",
        [step("start", "automatable_share", three(0.6, 0.8, 0.9)), step("times", "net_hours", -20)],
        three(-18, -16, -12),
      ),
      "Hours saved90 / 80 / 60 % of \u221220 h that could be saved\u221218 / \u221216 / \u221212 h",
    ],
    [
      line("hours_saved", [step("start", "automatable_share", 0.8), step("times", "hours_today", 495)], 396),
      "Hours saved80 % of 495 h today396 h",
    ],
  ])("has its word for every outcome: %#", (shown, expected) => {
    formula([shown]);
    expect(rowText(/./)).toBe(expected);
  });

  it("names whose part a line is about, and sums them all together", () => {
    const second = {
      ...(figures.parts[0] as Estimate["parts"][number]),
      who: { kind: "support", member_id: otto.id },
    } as const;
    const shown = [
      line("runs_per_year", [step("start", "runs", 10)], 2_200, 0),
      line("runs_per_year", [step("start", "runs", 5)], 1_100, 1),
      line(
        "hours_today",
        [step("start", "hours_today", 495, 0), step("plus", "hours_today", 247.5, 1)],
        742.5,
      ),
    ];
    formula(shown, { ...figures, parts: [...figures.parts, second] });
    const rows = screen.getAllByRole("row").map((row) => row.textContent);
    expect(rows).toEqual([
      "Person 0",
      "Times a year10 times2,200",
      "Person 1",
      "Times a year5 times1,100",
      "All together",
      "Hours today495 h today (Person 0) + 247.5 h today (Person 1)742.5 h",
    ]);
  });

  it("leaves no quantity and no unit without a word", () => {
    const all: Quantity[] = [
      ...new Set(lines.flatMap(({ id, steps }) => [id, ...steps.map(({ quantity }) => quantity)])),
      ...(["execution_minutes", "hours_execution", "net_hours", "fte_net", "money_net"] as const),
    ];
    formula(all.map((quantity) => line(quantity, [step("start", quantity, 2)], 2)));
    for (const row of screen.getAllByRole("row")) expect(row.textContent).not.toMatch(/_|undefined|NaN/);
    expect(screen.getAllByRole("row")).toHaveLength(all.length);
    expect(new Set(all.map(unitOf)).size).toBe(12);
  });
});

describe("what is not known or looks wrong", () => {
  it.each([
    [{ missing: ["labour_cost"] as const }, "Say what an hour costs to see money."],
    [{ missing: ["build_days"] as const }, "Say how many days building takes to see when it is paid back."],
    [{ missing: ["day_cost"] as const }, "Say what a day of building costs to see when it is paid back."],
    [
      {
        warnings: [
          { kind: "person_over_twice_a_year", part: 0, hours_per_person: 9_000, limit_hours: 3_520 },
        ] as const,
      },
      "One person would spend 9,000 h a year on it, more than two working years (3,520 h). Is that how often and how long?",
    ],
    [
      { warnings: [{ kind: "parts_without_labour", parts: 2 }] as const },
      "The money leaves out 2 of the parts: nobody said what an hour costs there.",
    ],
  ])("is said: %j", async (part, says) => {
    openIdea({ estimate: { ...page.estimate, figures: { ...figures, ...part } as unknown as Estimate } });
    expect(await screen.findByText(says)).toBeVisible();
  });

  it("shows no money where nobody said what an hour costs", async () => {
    const rates = { ...page.estimate.rates, labour: null } as typeof page.estimate.rates;
    const unknown = { kind: "unknown" } as const;
    const outlook = { best: unknown, likely: unknown, worst: unknown };
    const without = {
      ...figures,
      money_saved_minor: null,
      money_today_minor: null,
      one_off_minor: null,
      payback: outlook,
    };
    openIdea({ estimate: { ...page.estimate, figures: without, rates } });
    expect(await screen.findByText("What it is worth in money is not known yet.")).toBeVisible();
    expect(screen.queryByRole("row", { name: /^Worth a year/ })).toBeNull();
    expect(screen.getByText(/Rates of the space, version 1: .*; no labour cost said yet/)).toBeVisible();
  });

  it("tells a labour cost of the idea itself from that of the rates", async () => {
    const stated = { per: "hour", minor: 2_550 } as const;
    const own = { ...figures, labour_per_hour: { minor: 2_550, stated, from: "idea" as const } };
    openIdea({ estimate: { ...page.estimate, figures: own } });
    expect(await screen.findByText(/220 days of 8 h; €25\.50 an hour, said for this idea$/)).toBeVisible();
  });

  it("says what an idea without an estimate needs", async () => {
    openIdea({
      estimate: { figures: null, lines: [], missing: ["minutes_per_run"], wrong: [], rates: null },
    });
    expect(await screen.findByText(/Still missing: Minutes each time\./)).toBeVisible();
  });
});

describe("changing the estimate", () => {
  const begin = async () => {
    await userEvent.click(await screen.findByRole("button", { name: "Edit the estimate" }));
    return screen.findByRole("form", { name: "Estimate" });
  };
  const fill = async (name: string, text: string) => {
    const field = screen.getByRole("textbox", { name });
    await userEvent.clear(field);
    if (text) await userEvent.type(field, text);
  };

  it("sends exactly the changed fields, each against the version that was seen", async () => {
    const { core } = openIdea();
    const form = await begin();
    await expectAccessible(form);
    await fill("Minutes each time", "1,200.5");
    await fill("Goes wrong", "7.5 %");
    await fill("To run it a year", "");
    await fill("Share of the work, likely", "85");
    await fill("Labour cost", "€25.50");
    // Somebody else's change in the meantime does not become the base of this one.
    core.page = { ...core.page, versions: { ...core.page.versions, minutes_per_run: "v-new" } };
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText("The estimate is changed.");
    expect(core.operations()).toEqual([
      {
        kind: "idea.edit",
        id: ID,
        set: {
          minutes_per_run: { value: 1_200.5, base: "v-minutes_per_run" },
          error_rate: { value: 0.075, base: "v-created" },
          automatable_share: { value: three(0.6, 0.85, 0.9), base: "v-created" },
          running_cost_per_year_minor: { value: null, base: "v-created" },
          labour: { value: { per: "hour", minor: 2_550 }, base: "v-created" },
        },
      },
    ]);
  });

  it("shows what it would come to while somebody types, with the rates that the idea keeps", async () => {
    const asked: EstimateRequest[] = [];
    openIdea(
      {},
      {
        "estimate.preview": (request) => {
          asked.push(request);
          const hours_saved = three(30 * (request.inputs.minutes_per_run ?? 0), 396, 446);
          return { ...page.estimate, figures: { ...figures, hours_saved } };
        },
      },
    );
    await begin();
    await fill("Minutes each time", "13");
    expect(await screen.findByRole("img", { name: "390 to 446 hours a year, likely 396" })).toBeVisible();
    expect(screen.getByText(/not saved yet/)).toBeVisible();
    expect(asked.at(-1)).toEqual({
      inputs: { ...page.inputs, minutes_per_run: 13 },
      basis_id: "b-space",
      idea: page.row.id,
    });
    const { length } = asked;
    await fill("Minutes each time", "x");
    expect(screen.getByRole("img", { name: "390 to 446 hours a year, likely 396" })).toBeVisible();
    expect(asked).toHaveLength(length);
  });

  it("says which of several fields kept somebody else's value", async () => {
    const { core } = openIdea();
    core.answer = () => ({ verdict: "merged", fields: ["minutes_per_run"] });
    await begin();
    await fill("Minutes each time", "15");
    await fill("People", "2");
    await userEvent.click(screen.getByRole("button", { name: "Save estimate" }));
    expect(
      await screen.findByText("Somebody else changed this in the meantime: Minutes each time."),
    ).toBeVisible();
    expect(screen.queryByRole("form", { name: "Estimate" })).toBeNull();
  });

  it.each([
    ["Minutes each time", "2,5x", "Type a number, for example 2.5"],
    ["Days to build, likely", "", "Say the likely number too."],
  ])("says at the field what is no number: %s", async (name, text, says) => {
    const { core } = openIdea();
    await begin();
    await fill(name, text);
    await userEvent.click(screen.getByRole("button", { name: "Save estimate" }));
    expect(await screen.findByText(says)).toBeVisible();
    expect(core.requests).toHaveLength(0);
  });

  it("says at the field what the core refuses, and keeps what was typed", async () => {
    const { core } = openIdea();
    core.answer = () => {
      throw new Failure("INVALID", { field: "people", problem: "out_of_range", min: 1, max: 100_000 });
    };
    const form = await begin();
    await fill("People", "0");
    await userEvent.click(screen.getByRole("button", { name: "Save estimate" }));
    expect(await within(form).findByText("People: From 1 to 100,000.")).toBeVisible();
    expect(within(form).getByRole("textbox", { name: "People" })).toHaveValue("0");
  });

  it("leaves an untouched form on Escape, and sends nothing when nothing was changed", async () => {
    const { core } = openIdea();
    await begin();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("form", { name: "Estimate" })).toBeNull();
    await begin();
    await userEvent.click(screen.getByRole("button", { name: "Save estimate" }));
    await waitFor(() => expect(screen.queryByRole("form", { name: "Estimate" })).toBeNull());
    expect(core.requests).toHaveLength(0);
  });
});

describe("newer rates", () => {
  const newer = {
    ...page.estimate.rates,
    basis_id: "b-2",
    area: "Finance",
    version: 2,
    day_cost_minor: 50_000,
  };
  const offered = (part: Partial<IdeaPage> = {}): Partial<IdeaPage> => ({
    newer_rates: newer as IdeaPage["newer_rates"],
    actions: { ...page.actions, rerate: true },
    ...part,
  });

  it("are taken only after both results were shown", async () => {
    const asked: EstimateRequest[] = [];
    const { core } = openIdea(offered(), {
      "estimate.preview": (request) => {
        asked.push(request);
        return {
          ...page.estimate,
          figures: { ...figures, hours_saved: three(300, 400, 450), money_saved_minor: null },
        };
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Compare" }));
    const dialog = await screen.findByRole("dialog", { name: "Newer rates for OH-96" });
    const rows = within(dialog)
      .getAllByRole("row")
      .map((row) => row.textContent);
    expect(rows).toContain("Hours saved a year297–446300–450");
    expect(rows).toContain("Worth a year€7,425–11,138–");
    expect(within(dialog).getByText(/Rates of Finance, version 2: .*a build day €500/)).toBeVisible();
    expect(asked).toEqual([{ inputs: page.inputs, basis_id: "b-2", idea: page.row.id }]);
    await expectAccessible(dialog);
    await userEvent.click(within(dialog).getByRole("button", { name: "Use the newer rates" }));
    await screen.findByText("OH-96 has the newer rates now.");
    expect(core.operations()).toEqual([{ kind: "estimate.rerate", id: page.row.id, basis_id: "b-2" }]);
  });

  it("are offered only to who may take them", async () => {
    openIdea(offered({ actions: page.actions }));
    await screen.findByRole("heading", { name: "Estimate" });
    expect(screen.queryByRole("button", { name: "Compare" })).toBeNull();
  });
});
