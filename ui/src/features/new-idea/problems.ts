// A problem of a field in words: what is wrong and what would be right.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Failure, Refusal } from "@/api";
import { type Format, useFormat } from "@/shared";
import { type Field, lengthOf, type Problem, type Problems, readDraft, TITLE_MAX } from "./form";

const fields = Object.keys(readDraft({})) as Field[];

/** The core names a field, or a part of one: `title`, `links.0.url`. */
const fieldOf = (name: unknown): Field | undefined => {
  const parts = String(name).split(/[.[\]]+/u);
  return fields.find((field) => parts.includes(field));
};

/** Refusals of the core that belong to a field of this form; others have no place here. */
export function problemsOf(refusals: readonly (Refusal | Failure)[]): Problems {
  const found: Problems = {};
  for (const { code, facts = {} } of refusals) {
    const field = fieldOf(facts.field);
    if (code === "INVALID" && field) found[field] ??= { problem: String(facts.problem), facts: { ...facts } };
  }
  return found;
}

const isPercent = (field: Field): boolean =>
  field === "error_rate" || field === "reviewed_share" || field === "automatable_share";

const asNumber = (fact: unknown): number | null => (typeof fact === "number" ? fact : null);

/** A bound as the person types it: percent instead of shares, whole units instead of minor ones. */
function bound(field: Field, fact: unknown, format: Format, currencyDigits: number): string | null {
  const value = asNumber(fact);
  if (value === null) return null;
  if (isPercent(field)) return format.percent(value);
  return format.whole(field === "running_cost_per_year_minor" ? value / 10 ** currencyDigits : value);
}

export type ProblemWords = (field: Field, problem: Problem) => string;

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
      const max = format.whole(asNumber(facts.max) ?? TITLE_MAX);
      const length = asNumber(facts.length);
      if (field === "title") {
        return t`A title has at most ${max} characters. Put the rest under “Tell us more”.`;
      }
      if (field === "system_ids" || field === "links") return t`At most ${max}.`;
      return length === null
        ? t`At most ${max} characters.`
        : t`${format.whole(length)} characters; at most ${max} fit.`;
    };
    const example = format.decimal(2.5, 1);
    const words: Record<string, ProblemWords> = {
      empty: (field) =>
        field === "title" ? t`Say in one sentence what a program should do.` : t`Something is needed here.`,
      required: () => t`Something is needed here.`,
      too_long: tooLong,
      wrong_type: () => t`Type a number, for example ${example}`,
      not_https: () => t`A link starts with https:// and has no spaces.`,
      not_found: () => t`This can no longer be chosen.`,
      out_of_range: outOfRange,
      not_in_order: () => t`These have to grow from low to high.`,
      incomplete: () => t`Say the likely number too.`,
      character: () => t`There is an invisible character in it. Type this part again.`,
    };
    return (field, problem) => words[problem.problem]?.(field, problem) ?? t`The Hub cannot take this value.`;
  }, [t, format, currencyDigits]);
}

/** Shown once the title comes near its limit. */
export const isTitleNearlyFull = (title: string): boolean => lengthOf(title) > TITLE_MAX - 40;
