// The words of a formula: what each number is called, how it reads inside a formula, how its unit is written.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Amount, Period, Quantity, Triple, Unit } from "@/api";
import { useFormat } from "@/shared";
import { usePeriodUnits } from "../words/periods";

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
    hours_rework: t`Putting errors right`,
    hours_review: t`Checking it`,
    hours_today: t`Spent today`,
    hours_execution: t`Still needed`,
    net_hours: t`Could be saved`,
    hours_saved: t`Saved a year`,
    fte_today: t`Full-time jobs today`,
    fte_net: t`Full-time jobs at most`,
    fte_saved: t`Full-time jobs saved`,
    labour_per_hour: t`An hour costs`,
    money_today: t`Costs today`,
    money_net: t`Worth at most`,
    money_saved: t`Worth a year`,
    one_off: t`To build`,
    money_after_running: t`Left after running it`,
    payback: t`Paid back after`,
    roi3y: t`Return over 3 years`,
  };
}

/** How a number reads inside a formula: the amount with its unit, and what it is. */
export function useOperandWords(period: Period | undefined): Record<Quantity, (amount: string) => string> {
  const { t } = useLingui();
  const periods = usePeriodUnits();
  return {
    runs: (n) => t`${n} times`,
    periods_per_year: (n) => (period ? periods[period](n) : n),
    people: (n) => n,
    minutes_per_run: (n) => t`${n} each time`,
    error_rate: (n) => t`${n} go wrong`,
    rework_minutes: (n) => t`${n} to put right`,
    reviewed_share: (n) => t`${n} are checked`,
    review_minutes: (n) => t`${n} to check`,
    execution_minutes: (n) => t`${n} still needed`,
    automatable_share: (n) => t`${n} of it`,
    working_days_per_year: (n) => t`${n} a year`,
    hours_per_day: (n) => t`${n} a day`,
    labour_per_year: (n) => t`${n} a year`,
    build_days: (n) => n,
    day_cost: (n) => n,
    running_cost_per_year: (n) => t`${n} to run it`,
    minutes_per_hour: (n) => n,
    years_counted: (n) => n,
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
    labour_per_hour: (n) => n,
    money_today: (n) => t`${n} today`,
    money_net: (n) => t`${n} at most`,
    money_saved: (n) => t`${n} worth`,
    one_off: (n) => t`${n} to build`,
    money_after_running: (n) => t`${n} left a year`,
    payback: (n) => n,
    roi3y: (n) => n,
  };
}

/** At most two decimals, and only those that say something; none from a thousand on. */
export function digitsOf(value: number): 0 | 1 | 2 {
  if (Math.abs(value) >= 1_000) return 0;
  const hundredths = Math.round(Math.abs(value) * 100);
  if (hundredths % 100 === 0) return 0;
  return hundredths % 10 === 0 ? 1 : 2;
}

export type WriteAmount = (amount: Amount, unit: Unit) => string;

export const isRange = (amount: Amount): amount is Triple => typeof amount !== "number";

/** Costs are worst when they are highest; everything else when it is lowest. */
export const worstFirst = ({ low, likely, high }: Triple, isCost: boolean): [number, number, number] =>
  isCost ? [high, likely, low] : [low, likely, high];

/** Amounts with their unit; ranges as three numbers, the unit once. `isCost` turns them round. */
export function useWriteAmount(currency: string): (amount: Amount, unit: Unit, isCost?: boolean) => string {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(() => {
    const plain = (value: number): string => format.decimal(value, digitsOf(value));
    const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(format.locale, {
      style: "currency",
      currency,
    }).resolvedOptions();
    const money = (value: number): string => format.money(value, currency, value % 10 ** digits !== 0);
    const numbers: Record<Unit, (value: number) => string> = {
      count: plain,
      share: (value) => plain(value * 100),
      minutes: plain,
      hours: plain,
      days: plain,
      years: (value) => format.decimal(value, Number.isInteger(value) ? 0 : 1),
      people: plain,
      fte: (value) => format.decimal(value, 2),
      minor: (value) => format.money(value, currency),
      minor_per_hour: (value) => format.money(value, currency, true),
      minor_per_day: money,
      ratio: (value) => format.decimal(value * 100, 0),
    };
    const units: Record<Unit, (text: string, isOne: boolean) => string> = {
      count: (n) => n,
      share: (n) => t`${n} %`,
      minutes: (n) => t`${n} min`,
      hours: (n) => t`${n} h`,
      days: (n, isOne) => (isOne ? t`${n} day` : t`${n} days`),
      years: (n) => t`${n} years`,
      people: (n, isOne) => (isOne ? t`${n} person` : t`${n} people`),
      fte: (n) => n,
      minor: (n) => n,
      minor_per_hour: (n) => t`${n} an hour`,
      minor_per_day: (n) => t`${n} a day`,
      ratio: (n) => t`${n} %`,
    };
    return (amount, unit, isCost = false) => {
      const all = isRange(amount) ? worstFirst(amount, isCost) : [amount];
      return units[unit](all.map(numbers[unit]).join(" / "), all.length === 1 && all[0] === 1);
    };
  }, [t, format, currency]);
}
