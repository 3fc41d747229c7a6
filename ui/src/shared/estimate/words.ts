// The words of a formula: what each line is called, and how a number reads inside of one.
import { useLingui } from "@lingui/react/macro";
import type { Payback, Period, Quantity, Roi } from "@/api";
import { useFormat } from "../format";
import { usePeriodUnits } from "./periods";

/** Names of lines: what is worked out. */
export function useQuantityNames(): Record<Quantity, string> {
  const { t } = useLingui();
  return {
    runs: t`Times`,
    periods_per_year: t`Periods a year`,
    people: t`People`,
    minutes_per_run: t`Minutes each time`,
    error_rate: t`Goes wrong`,
    rework_minutes: t`Minutes to put right`,
    reviewed_share: t`Is checked`,
    review_minutes: t`Minutes to check`,
    execution_minutes: t`Minutes still needed`,
    automatable_share: t`Share a program can take`,
    working_days_per_year: t`Working days a year`,
    hours_per_day: t`Hours a day`,
    labour_per_year: t`A year of work costs`,
    build_days: t`Days to build`,
    day_cost: t`A day of building costs`,
    running_cost_per_year: t`To run a year`,
    minutes_per_hour: t`Minutes an hour`,
    years_counted: t`Years counted`,
    runs_per_year: t`Times a year`,
    hours_processing: t`Doing it`,
    hours_rework: t`Putting right`,
    hours_review: t`Checking`,
    hours_today: t`Hours today`,
    hours_execution: t`Still needed`,
    net_hours: t`Could be saved`,
    hours_saved: t`Hours saved`,
    fte_today: t`Full-time jobs today`,
    fte_net: t`Full-time jobs at most`,
    fte_saved: t`Full-time jobs`,
    labour_per_hour: t`An hour costs`,
    money_today: t`Costs today`,
    money_net: t`Worth at most`,
    money_saved: t`Worth`,
    one_off: t`To build`,
    money_after_running: t`After running it`,
    payback: t`Paid back after`,
    roi3y: t`Return, 3 years`,
  };
}

export type OperandWords = (quantity: Quantity, amount: string, period: Period | undefined) => string;

/** How a number reads inside a formula: the amount with its unit, and what it is. */
export function useOperandWords(): OperandWords {
  const { t } = useLingui();
  const periods = useBriefOperandWords();
  const words: Partial<Record<Quantity, (amount: string) => string>> = {
    runs: (n) => t`${n} times`,
    minutes_per_run: (n) => t`${n} each time`,
    error_rate: (n) => t`${n} go wrong`,
    rework_minutes: (n) => t`${n} to put right`,
    reviewed_share: (n) => t`${n} are checked`,
    review_minutes: (n) => t`${n} to check`,
    execution_minutes: (n) => t`${n} still needed`,
    working_days_per_year: (n) => t`${n} a year`,
    hours_per_day: (n) => t`${n} a day`,
    labour_per_year: (n) => t`${n} a year`,
    running_cost_per_year: (n) => t`${n} to run it`,
    runs_per_year: (n) => t`${n} times a year`,
    hours_processing: (n) => t`${n} doing it`,
    hours_rework: (n) => t`${n} putting right`,
    hours_review: (n) => t`${n} checking`,
    hours_today: (n) => t`${n} today`,
    hours_execution: (n) => t`${n} still needed`,
    net_hours: (n) => t`${n} that could be saved`,
    hours_saved: (n) => t`${n} saved`,
    fte_today: (n) => t`${n} today`,
    fte_net: (n) => t`${n} at most`,
    fte_saved: (n) => t`${n} saved`,
    money_today: (n) => t`${n} today`,
    money_net: (n) => t`${n} at most`,
    money_saved: (n) => t`${n} worth`,
    one_off: (n) => t`${n} to build`,
    money_after_running: (n) => t`${n} left a year`,
  };
  return (quantity, amount, period) => words[quantity]?.(amount) ?? periods(quantity, amount, period);
}

/** Where there is little room: the amount alone, but for the periods, which nobody could guess. */
export function useBriefOperandWords(): OperandWords {
  const periods = usePeriodUnits();
  return (quantity, amount, period) =>
    quantity === "periods_per_year" && period ? periods[period](amount) : amount;
}

/** One end of an outlook in words. */
export function useOutlookWords(): (end: Payback | Roi) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (end) => {
    switch (end.kind) {
      case "years":
        return t`${format.decimal(end.years, 1)} years`;
      case "ratio":
        return format.percent(end.ratio);
      case "never":
        return t`never`;
      case "no_investment":
        return t`no investment`;
      case "unknown":
        return t`not known yet`;
    }
  };
}
