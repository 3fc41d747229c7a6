// Ranges in words and signs: "297–446", "€6,500–10,400", and "−225 to −140" where a dash would read as a
// minus. Every range of the interface is written here.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Triple } from "@/api";
import { type Format, useFormat } from "./format";

export const EN_DASH = "–";

/** Two ends that are written already: one where both read the same. */
export type JoinEnds = (low: string, high: string) => string;

/** A dash beside a minus cannot be read. */
export const needsWord = (low: string, high: string): boolean =>
  low.startsWith("\u2212") || high.startsWith("\u2212");

export const joinEnds =
  (inWords: JoinEnds): JoinEnds =>
  (low, high) => {
    if (low === high) return low;
    return needsWord(low, high) ? inWords(low, high) : `${low}${EN_DASH}${high}`;
  };

const ahead = /^\p{Lu}{0,3}\p{Sc}[\s\u00a0]*/u;
const behind = /[\s\u00a0]*\p{Sc}$/u;

/** "€6,500–10,400", "6.500–10.400 €": the sign once. */
export function moneyRange(
  { low: lowMinor, high: highMinor }: Triple,
  currency: string,
  format: Format,
  join: JoinEnds,
): string {
  const low = format.money(lowMinor, currency);
  const high = format.money(highMinor, currency);
  if (low === high || needsWord(low, high)) return join(low, high);
  const sign = ahead.exec(low)?.[0];
  if (sign && high.startsWith(sign)) return join(low, high.slice(sign.length));
  return join(behind.test(high) ? low.replace(behind, "") : low, high);
}

/** "50–80 %", "260–416 h": a unit that both ends carry is written once, at the end. */
export function withUnitOnce(low: string, high: string, join: JoinEnds): string {
  const unit = /[^\d]*$/u.exec(high)?.[0] ?? "";
  return low !== high && low.endsWith(unit)
    ? join(low.slice(0, low.length - unit.length), high)
    : join(low, high);
}

/** How a range reads in the language that is active now. */
export function useRange(): JoinEnds {
  const { t } = useLingui();
  return useMemo(() => joinEnds((low, high) => t`${low} to ${high}`), [t]);
}

export function useMoneyRange(): (minor: Triple, currency: string) => string {
  const format = useFormat();
  const join = useRange();
  return (minor, currency) => moneyRange(minor, currency, format, join);
}
