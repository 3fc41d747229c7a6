// What is wrong with the value of a field, and what would be right, in words.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { type Format, useFormat } from "./format";

export interface Problem {
  /** The core's word: `empty`, `too_long`, `wrong_type`, `out_of_range`, `not_in_order`, `character` … */
  problem: string;
  facts: Record<string, unknown>;
}

const isPercent = (field: string): boolean =>
  field === "error_rate" || field === "reviewed_share" || field === "automatable_share";
const isMoney = (field: string): boolean => field.endsWith("_minor") || field === "labour";

const asNumber = (fact: unknown): number | null => (typeof fact === "number" ? fact : null);

/** A bound as the person types it: percent instead of shares, whole units instead of minor ones. */
function bound(field: string, fact: unknown, format: Format, currencyDigits: number): string | null {
  const value = asNumber(fact);
  if (value === null) return null;
  if (isPercent(field)) return format.percent(value);
  return format.whole(isMoney(field) ? value / 10 ** currencyDigits : value);
}

export type ProblemWords = (field: string, problem: Problem) => string;

export function useProblemWords(currencyDigits: number): ProblemWords {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(() => {
    const outOfRange: ProblemWords = (field, { facts }) => {
      const min = bound(field, facts.min, format, currencyDigits);
      const max = bound(field, facts.max, format, currencyDigits);
      if (facts.above_min === true && max) return t`More than 0, at most ${max}.`;
      if (min && max) return t`From ${min} to ${max}.`;
      return max ? t`At most ${max}.` : t`This number is not possible here.`;
    };
    const tooLong: ProblemWords = (field, { facts }) => {
      const max = format.whole(asNumber(facts.max) ?? 0);
      const length = asNumber(facts.length);
      if (field === "system_ids" || field === "links") return t`At most ${max}.`;
      return length === null
        ? t`At most ${max} characters.`
        : t`${format.whole(length)} characters; at most ${max} fit.`;
    };
    const example = format.decimal(2.5, 1);
    const words: Record<string, ProblemWords> = {
      empty: () => t`Something is needed here.`,
      required: () => t`From this stage on it can be changed, but not left empty.`,
      too_long: tooLong,
      wrong_type: () => t`Type a number, for example ${example}`,
      not_https: () => t`A link starts with https:// and has no spaces.`,
      not_found: () => t`This can no longer be chosen.`,
      out_of_range: outOfRange,
      twice: () => t`It stands there twice.`,
      not_in_order: () => t`These have to grow from low to high.`,
      incomplete: () => t`Say the likely number too.`,
      character: () => t`There is an invisible character in it. Type this part again.`,
    };
    return (field, problem) => words[problem.problem]?.(field, problem) ?? t`The Hub cannot take this value.`;
  }, [t, format, currencyDigits]);
}
