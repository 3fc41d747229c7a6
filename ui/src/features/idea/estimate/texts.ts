// The inputs of an estimate as texts, exactly as typed, and back. Which values make sense is the core's
// business.
import type { EstimateInputs, LabourPer, Period, Triple } from "@/api";
import { writeNumber } from "@/shared";
import {
  type AmountField,
  isTypedProblem,
  readAmount,
  readMoney,
  readThree,
  type ThreeField,
  type ThreeTexts,
  type TypedProblem,
  type Writing,
} from "@/shared/estimate";
import { respell } from "@/shared/numbers";

export interface EstimateTexts extends Record<AmountField, string>, Record<ThreeField, ThreeTexts> {
  period: Period | null;
  labour: { amount: string; per: LabourPer };
}
export type EstimateField = keyof EstimateTexts;

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

/** The same numbers as they are typed in another locale. */
export function respelled(texts: EstimateTexts, from: string, to: string): EstimateTexts {
  const one = (part: unknown): unknown => {
    if (typeof part === "string") return respell(part, from, to);
    return part && typeof part === "object"
      ? Object.fromEntries(Object.entries(part).map(([name, value]) => [name, one(value)]))
      : part;
  };
  // The period and what labour cost is for are words, which no locale spells otherwise.
  return one(texts) as EstimateTexts;
}

/** One field's value as the core wants it: null clears it. */
export function readField(
  texts: EstimateTexts,
  field: EstimateField,
  writing: Writing,
): unknown | TypedProblem {
  switch (field) {
    case "period":
      return texts.period;
    case "labour": {
      const minor = readMoney(texts.labour.amount, writing);
      return typeof minor === "number" ? { per: texts.labour.per, minor } : minor;
    }
    case "automatable_share":
    case "build_days":
      return readThree(field, texts[field], writing);
    default:
      return readAmount(field, texts[field], writing);
  }
}

/** Everything that is typed, for a look at the figures before it is saved; null while something is no number. */
export function inputsOf(texts: EstimateTexts, writing: Writing): EstimateInputs | null {
  const fields = Object.keys(texts) as EstimateField[];
  const read = fields.map((field) => [field, readField(texts, field, writing)] as const);
  if (read.some(([, value]) => isTypedProblem(value))) return null;
  return Object.fromEntries(read.filter(([, value]) => value !== null));
}

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
