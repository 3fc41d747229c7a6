// Amounts of an estimate with their unit: one number, three in a row, or a range with a dash.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Amount, Triple, Unit } from "@/api";
import { type Format, useFormat } from "../format";
import { moneyRange, useRange } from "../range";

/** At most two decimals, and only those that say something; none from a thousand on. */
export function digitsOf(value: number): 0 | 1 | 2 {
  if (Math.abs(value) >= 1_000) return 0;
  const hundredths = Math.round(Math.abs(value) * 100);
  if (hundredths % 100 === 0) return 0;
  return hundredths % 10 === 0 ? 1 : 2;
}

export const isRange = (amount: Amount): amount is Triple => typeof amount !== "number";

/** Costs are worst when they are highest; everything else when it is lowest. */
export const worstFirst = ({ low, likely, high }: Triple, isCost: boolean): [number, number, number] =>
  isCost ? [high, likely, low] : [low, likely, high];

type Numbers = Record<Unit, (value: number) => string>;
type Units = Record<Unit, (text: string, isOne: boolean) => string>;

function numbersOf(format: Format, currency: string): Numbers {
  const plain = (value: number): string => format.decimal(value, digitsOf(value));
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(format.locale, {
    style: "currency",
    currency,
  }).resolvedOptions();
  const money = (value: number): string => format.money(value, currency);
  /** What is multiplied is written to the last minor unit, where it has some. */
  const exact = (value: number): string => format.money(value, currency, value % 10 ** digits !== 0);
  return {
    count: plain,
    share: (value) => plain(value * 100),
    minutes: plain,
    hours: plain,
    days: plain,
    years: (value) => format.decimal(value, Number.isInteger(value) ? 0 : 1),
    people: plain,
    fte: (value) => format.decimal(value, 2),
    minor: money,
    minor_per_hour: exact,
    minor_per_day: exact,
    ratio: (value) => format.decimal(value * 100, 0),
  };
}

function useUnits(): Units {
  const { t } = useLingui();
  return useMemo(
    () => ({
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
    }),
    [t],
  );
}

export type WriteAmount = (amount: Amount, unit: Unit, isCost?: boolean) => string;

/** Ranges as three numbers in a row, the unit once. `isCost` turns them round. */
export function useWriteAmount(currency: string): WriteAmount {
  const format = useFormat();
  const units = useUnits();
  return useMemo(() => {
    const numbers = numbersOf(format, currency);
    return (amount, unit, isCost = false) => {
      const all = isRange(amount) ? worstFirst(amount, isCost) : [amount];
      return units[unit](all.map(numbers[unit]).join(" / "), all.length === 1 && all[0] === 1);
    };
  }, [format, currency, units]);
}

/** Ranges with a dash and without their middle, hours as round as in the figures. */
export function useWriteBrief(currency: string): WriteAmount {
  const format = useFormat();
  const units = useUnits();
  const join = useRange();
  return useMemo(() => {
    const numbers = { ...numbersOf(format, currency), hours: format.hours };
    return (amount, unit) => {
      if (!isRange(amount)) return units[unit](numbers[unit](amount), amount === 1);
      if (unit === "minor") return moneyRange(amount, currency, format, join);
      return units[unit](join(numbers[unit](amount.low), numbers[unit](amount.high)), false);
    };
  }, [format, currency, units, join]);
}
