// How the core's lines are read: which of them to show, where brackets stand, which way round three
// numbers go. Nothing is computed.
import type { Amount, Line, Op, Outcome, Quantity, Step } from "@/api";

export const signs: Record<Op, string> = {
  start: "",
  plus: " + ",
  minus: " \u2212 ",
  times: " × ",
  divided_by: " ÷ ",
};

/** Steps apply from left to right: brackets where a × or ÷ follows a + or −. */
export function bracketBefore(steps: readonly Step[]): number | null {
  const sum = steps.findIndex(({ op }) => op === "plus" || op === "minus");
  const product = steps.findIndex(({ op }, at) => at > sum && (op === "times" || op === "divided_by"));
  return sum < 0 || product < 0 ? null : product;
}

/** "60–90 % of 495 h" instead of "60–90 % × 495 h". */
export const isOf = (steps: readonly Step[], at: number): boolean =>
  at === 1 && steps[1]?.op === "times" && steps[0]?.quantity === "automatable_share";

const costs: ReadonlySet<Quantity> = new Set<Quantity>(["build_days", "one_off"]);
export const isCost = (quantity: Quantity): boolean => costs.has(quantity);

const isNegative = (amount: Amount): boolean => (typeof amount === "number" ? amount : amount.likely) < 0;

/** A share of a loss is worst when it is highest: then its order is turned round as well. */
export const isTurned = (step: Step, steps: readonly Step[]): boolean =>
  isCost(step.quantity) ||
  (step.quantity === "automatable_share" && steps.some((other) => other !== step && isNegative(other.value)));

/** Assumptions that somebody set for the whole space or area. */
const assumed: ReadonlySet<Quantity> = new Set<Quantity>([
  "automatable_share",
  "labour_per_hour",
  "labour_per_year",
  "day_cost",
  "hours_per_day",
  "working_days_per_year",
]);
export const isAssumed = (quantity: Quantity): boolean => assumed.has(quantity);

/** Lines that say nothing a person asked for: the same figure twice, or people instead of hours. */
const asides: ReadonlySet<Quantity> = new Set<Quantity>(["fte_today", "fte_net", "money_today", "money_net"]);

const isUnknown = (result: Outcome): boolean =>
  result.kind !== "amount" && result.value.likely.kind === "unknown";

/** The lines that lead to the figures; without rework and checks one line says what is done today. */
export function briefLines(lines: readonly Line[]): Line[] {
  const isPlain = lines.some(({ id, steps }) => id === "hours_today" && steps.length === 1);
  return lines
    .filter(({ id, result }) => !asides.has(id) && !isUnknown(result))
    .filter(({ id }) => !(isPlain && id === "hours_today"))
    .map((line) => (isPlain && line.id === "hours_processing" ? { ...line, id: "hours_today" } : line));
}
