// The inputs of an estimate as people type them, and what they mean to the core: percent become shares,
// money becomes minor units. Which values make sense is the core's business.
import type { Triple } from "@/api";
import { readNumber } from "../numbers";

export const plainFields = [
  "runs",
  "minutes_per_run",
  "people",
  "rework_minutes",
  "review_minutes",
  "execution_minutes",
] as const;
export const percentFields = ["error_rate", "reviewed_share"] as const;
export const moneyFields = ["day_cost_minor", "running_cost_per_year_minor"] as const;
export const threeFields = ["automatable_share", "build_days"] as const;

export type AmountField =
  | (typeof plainFields)[number]
  | (typeof percentFields)[number]
  | (typeof moneyFields)[number];
export type ThreeField = (typeof threeFields)[number];

export interface ThreeTexts {
  low: string;
  likely: string;
  high: string;
}

export interface Writing {
  locale: string;
  currencyDigits: number;
  /** The space's share: stands for the ends of it that nobody typed. */
  shareDefault: Triple;
}

/** `wrong_type` is no number, `incomplete` a range without its middle, `out_of_range` more than a number holds. */
export type TypedProblem = "wrong_type" | "incomplete" | "out_of_range";
const problems: readonly unknown[] = ["wrong_type", "incomplete", "out_of_range"] satisfies TypedProblem[];
export const isTypedProblem = (value: unknown): value is TypedProblem => problems.includes(value);

const isPercent = (field: string): boolean =>
  field === "automatable_share" || (percentFields as readonly string[]).includes(field);
const isMoney = (field: string): boolean => (moneyFields as readonly string[]).includes(field);

/** Two decimals of a percent are plenty; this keeps 57 % from becoming 0.5699999. */
const fromPercent = (value: number): number => Math.round(value * 1e6) / 1e8;

export function readMoney(typed: string, { locale, currencyDigits }: Writing): number | null | TypedProblem {
  const value = readNumber(typed, locale);
  if (value === null) return null;
  if (Number.isNaN(value)) return "wrong_type";
  const minor = Math.round(value * 10 ** currencyDigits);
  return Number.isSafeInteger(minor) ? minor : "out_of_range";
}

/** Null is nothing said. */
export function readAmount(
  field: AmountField,
  typed: string,
  writing: Writing,
): number | null | TypedProblem {
  if (isMoney(field)) return readMoney(typed, writing);
  const value = readNumber(typed, writing.locale);
  if (value === null) return null;
  if (Number.isNaN(value)) return "wrong_type";
  return isPercent(field) ? fromPercent(value) : value;
}

/** Ends that nobody typed are the middle, of the share the space's; without a middle there is no range. */
export function readThree(
  field: ThreeField,
  typed: ThreeTexts,
  { locale, shareDefault }: Writing,
): Triple | null | TypedProblem {
  const read = (text: string): number | null => {
    const value = readNumber(text, locale);
    return value !== null && isPercent(field) ? fromPercent(value) : value;
  };
  const [low, likely, high] = [read(typed.low), read(typed.likely), read(typed.high)];
  if ([low, likely, high].some(Number.isNaN)) return "wrong_type";
  if (low === null && likely === null && high === null) return null;
  const instead = field === "automatable_share" ? shareDefault : null;
  const middle = likely ?? instead?.likely ?? null;
  if (middle === null) return "incomplete";
  return { low: low ?? instead?.low ?? middle, likely: middle, high: high ?? instead?.high ?? middle };
}
