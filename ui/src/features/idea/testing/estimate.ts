// The estimate of the made-up idea, worked out as the core would: product.md's first case with a range.
import type { Estimate, Line, Quantity, Step, Triple, Unit } from "@/api";

const units: Partial<Record<Quantity, Unit>> = {
  runs: "count",
  periods_per_year: "count",
  runs_per_year: "count",
  people: "people",
  error_rate: "share",
  reviewed_share: "share",
  automatable_share: "share",
  minutes_per_run: "minutes",
  rework_minutes: "minutes",
  review_minutes: "minutes",
  execution_minutes: "minutes",
  minutes_per_hour: "minutes",
  working_days_per_year: "days",
  build_days: "days",
  fte_today: "fte",
  fte_net: "fte",
  fte_saved: "fte",
  labour_per_hour: "minor_per_hour",
  day_cost: "minor_per_day",
  labour_per_year: "minor",
  running_cost_per_year: "minor",
  one_off: "minor",
  money_today: "minor",
  money_net: "minor",
  money_saved: "minor",
  money_after_running: "minor",
  years_counted: "years",
  payback: "years",
  roi3y: "ratio",
};
export const unitOf = (quantity: Quantity): Unit => units[quantity] ?? "hours";

export const step = (
  op: Step["op"],
  quantity: Quantity,
  value: Step["value"],
  part: number | null = null,
): Step => ({
  op,
  quantity,
  unit: unitOf(quantity),
  value,
  part,
});

export const line = (
  id: Quantity,
  steps: Step[],
  value: number | Triple,
  part: number | null = null,
): Line => ({ id, unit: unitOf(id), part, steps, result: { kind: "amount", value } });

export const three = (low: number, likely: number, high: number): Triple => ({ low, likely, high });
export const share = three(0.6, 0.8, 0.9);
export const saved = three(297, 396, 445.5);
const worth = three(742_500, 990_000, 1_113_750);
export const days = three(20, 25, 35);
const build = three(980_000, 1_225_000, 1_715_000);

export const lines: Line[] = [
  line(
    "runs_per_year",
    [step("start", "runs", 10), step("times", "periods_per_year", 220), step("times", "people", 1)],
    2_200,
  ),
  line(
    "hours_processing",
    [
      step("start", "runs_per_year", 2_200),
      step("times", "minutes_per_run", 12),
      step("divided_by", "minutes_per_hour", 60),
    ],
    440,
  ),
  line(
    "hours_rework",
    [
      step("start", "runs_per_year", 2_200),
      step("times", "error_rate", 0.05),
      step("times", "rework_minutes", 20),
      step("divided_by", "minutes_per_hour", 60),
    ],
    36.666_666_7,
  ),
  line(
    "hours_review",
    [
      step("start", "runs_per_year", 2_200),
      step("times", "reviewed_share", 0.1),
      step("times", "review_minutes", 5),
      step("divided_by", "minutes_per_hour", 60),
    ],
    18.333_333_3,
  ),
  line(
    "hours_today",
    [
      step("start", "hours_processing", 440),
      step("plus", "hours_rework", 36.666_666_7),
      step("plus", "hours_review", 18.333_333_3),
    ],
    495,
  ),
  line("hours_saved", [step("start", "automatable_share", share), step("times", "hours_today", 495)], saved),
  line(
    "fte_today",
    [
      step("start", "hours_today", 495),
      step("divided_by", "working_days_per_year", 220),
      step("divided_by", "hours_per_day", 8),
    ],
    0.281_25,
  ),
  line(
    "fte_saved",
    [
      step("start", "hours_saved", saved),
      step("divided_by", "working_days_per_year", 220),
      step("divided_by", "hours_per_day", 8),
    ],
    three(0.168_75, 0.225, 0.253_125),
  ),
  line(
    "labour_per_hour",
    [
      step("start", "labour_per_year", 4_400_000),
      step("divided_by", "working_days_per_year", 220),
      step("divided_by", "hours_per_day", 8),
    ],
    2_500,
  ),
  line(
    "money_today",
    [step("start", "hours_today", 495), step("times", "labour_per_hour", 2_500)],
    1_237_500,
  ),
  line("money_saved", [step("start", "hours_saved", saved), step("times", "labour_per_hour", 2_500)], worth),
  line("one_off", [step("start", "build_days", days), step("times", "day_cost", 49_000)], build),
  line(
    "money_after_running",
    [step("start", "money_saved", worth), step("minus", "running_cost_per_year", 240_000)],
    three(502_500, 750_000, 873_750),
  ),
  {
    id: "payback",
    unit: "years",
    part: null,
    steps: [
      step("start", "one_off", build),
      step("divided_by", "money_after_running", three(502_500, 750_000, 873_750)),
    ],
    result: {
      kind: "payback",
      value: {
        best: { kind: "years", years: 1.122 },
        likely: { kind: "years", years: 1.633 },
        worst: { kind: "years", years: 3.413 },
      },
    },
  },
  {
    id: "roi3y",
    unit: "ratio",
    part: null,
    steps: [
      step("start", "money_after_running", three(502_500, 750_000, 873_750)),
      step("times", "years_counted", 3),
      step("minus", "one_off", build),
      step("divided_by", "one_off", build),
    ],
    result: {
      kind: "roi",
      value: {
        best: { kind: "ratio", ratio: 1.6747 },
        likely: { kind: "ratio", ratio: 0.836_7 },
        worst: { kind: "ratio", ratio: -0.121 },
      },
    },
  },
];

const labour = { minor: 2_500, stated: { per: "year", minor: 4_400_000 }, from: "basis" } as const;

export const figures: Estimate = {
  runs_per_year: 2_200,
  hours_processing: 440,
  hours_rework: 36.666_666_7,
  hours_review: 18.333_333_3,
  hours_today: 495,
  hours_execution: 0,
  net_hours: 495,
  hours_saved: saved,
  fte_today: 0.281_25,
  fte_saved: three(0.168_75, 0.225, 0.253_125),
  money_today_minor: 1_237_500,
  money_saved_minor: worth,
  labour_per_hour: labour,
  one_off_minor: build,
  payback: {
    best: { kind: "years", years: 1.122 },
    likely: { kind: "years", years: 1.633 },
    worst: { kind: "years", years: 3.413 },
  },
  roi_3y: {
    best: { kind: "ratio", ratio: 1.6747 },
    likely: { kind: "ratio", ratio: 0.836_7 },
    worst: { kind: "ratio", ratio: -0.121 },
  },
  rates: {
    error_rate: 0.05,
    rework_minutes: 20,
    reviewed_share: 0.1,
    review_minutes: 5,
    execution_minutes: 0,
    automatable_share: share,
    build_days: days,
    day_cost_minor: 49_000,
    running_cost_per_year_minor: 240_000,
  },
  parts: [
    {
      who: { kind: "author" },
      runs: 10,
      period: "day",
      periods_per_year: 220,
      people: 1,
      minutes_per_run: 12,
      runs_per_year: 2_200,
      hours_processing: 440,
      hours_rework: 36.666_666_7,
      hours_review: 18.333_333_3,
      hours_today: 495,
      hours_execution: 0,
      net_hours: 495,
      working_days_per_year: 220,
      hours_per_day: 8,
      labour,
    },
  ],
  missing: [],
  warnings: [],
};
