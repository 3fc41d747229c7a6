// The inputs of an estimate as texts, exactly as typed, and back. Which values make sense is the core's
// business; here only what is a number at all.
import type { EstimateInputs, LabourPer, Period, Triple } from "@/api";
import { readNumber, writeNumber } from "../numbers";

export interface ThreeTexts {
  low: string;
  likely: string;
  high: string;
}

const plainFields = [
  "runs",
  "minutes_per_run",
  "people",
  "rework_minutes",
  "review_minutes",
  "execution_minutes",
] as const;
const percentFields = ["error_rate", "reviewed_share"] as const;
const moneyFields = ["day_cost_minor", "running_cost_per_year_minor"] as const;
const threeFields = ["automatable_share", "build_days"] as const;

export type TextField =
  | (typeof plainFields)[number]
  | (typeof percentFields)[number]
  | (typeof moneyFields)[number];
export type ThreeField = (typeof threeFields)[number];

export interface EstimateTexts extends Record<TextField, string>, Record<ThreeField, ThreeTexts> {
  period: Period | null;
  labour: { amount: string; per: LabourPer };
}
export type EstimateField = keyof EstimateTexts;

export interface Writing {
  locale: string;
  currencyDigits: number;
}

/** Keeps 57 % from becoming 0.5699999. */
const fromPercent = (value: number): number => Math.round(value * 1e6) / 1e8;

export function textsOf(inputs: EstimateInputs, { locale, currencyDigits }: Writing): EstimateTexts {
  const write = (value: number | undefined, times = 1): string =>
    value === undefined ? "" : writeNumber(value * times, locale);
  const three = (triple: Triple | undefined, times = 1): ThreeTexts => ({
    low: write(triple?.low, times),
    likely: write(triple?.likely, times),
    high: write(triple?.high, times),
  });
  const unit = 10 ** -currencyDigits;
  return {
    runs: write(inputs.runs),
    period: inputs.period ?? null,
    minutes_per_run: write(inputs.minutes_per_run),
    people: write(inputs.people),
    error_rate: write(inputs.error_rate, 100),
    rework_minutes: write(inputs.rework_minutes),
    reviewed_share: write(inputs.reviewed_share, 100),
    review_minutes: write(inputs.review_minutes),
    execution_minutes: write(inputs.execution_minutes),
    automatable_share: three(inputs.automatable_share, 100),
    build_days: three(inputs.build_days),
    labour: { amount: write(inputs.labour?.minor, unit), per: inputs.labour?.per ?? "hour" },
    day_cost_minor: write(inputs.day_cost_minor, unit),
    running_cost_per_year_minor: write(inputs.running_cost_per_year_minor, unit),
  };
}

/** `wrong_type` is no number, `incomplete` a range without its middle. */
export type Problem = "wrong_type" | "incomplete";

function readThree(
  texts: ThreeTexts,
  locale: string,
  read: (value: number) => number,
): Triple | Problem | null {
  const [low, likely, high] = [texts.low, texts.likely, texts.high].map((text) => readNumber(text, locale));
  if ([low, likely, high].some(Number.isNaN)) return "wrong_type";
  if (typeof likely !== "number")
    return typeof low === "number" || typeof high === "number" ? "incomplete" : null;
  return { low: read(low ?? likely), likely: read(likely), high: read(high ?? likely) };
}

/** One field's value as the core wants it: null clears it. */
export function readField(texts: EstimateTexts, field: EstimateField, writing: Writing): unknown | Problem {
  const { locale, currencyDigits } = writing;
  const number = (text: string, read: (value: number) => unknown): unknown => {
    const value = readNumber(text, locale);
    if (value === null) return null;
    return Number.isNaN(value) ? "wrong_type" : read(value);
  };
  const toMinor = (value: number): number => Math.round(value * 10 ** currencyDigits);
  switch (field) {
    case "period":
      return texts.period;
    case "labour":
      return number(texts.labour.amount, (value) => ({ per: texts.labour.per, minor: toMinor(value) }));
    case "automatable_share":
      return readThree(texts.automatable_share, locale, fromPercent);
    case "build_days":
      return readThree(texts.build_days, locale, (value) => value);
    case "error_rate":
    case "reviewed_share":
      return number(texts[field], fromPercent);
    case "day_cost_minor":
    case "running_cost_per_year_minor":
      return number(texts[field], toMinor);
    default:
      return number(texts[field], (value) => value);
  }
}

export const isProblem = (value: unknown): value is Problem =>
  value === "wrong_type" || value === "incomplete";

/** Fields whose text is another one than when the person began. */
export function changedFields(texts: EstimateTexts, before: EstimateTexts): EstimateField[] {
  const isSame = (field: EstimateField): boolean =>
    JSON.stringify(texts[field]) === JSON.stringify(before[field]);
  const fields = (Object.keys(texts) as EstimateField[]).filter((field) => !isSame(field));
  // Per hour or per year says nothing without an amount.
  return fields.filter(
    (field) => field !== "labour" || texts.labour.amount !== "" || before.labour.amount !== "",
  );
}
