// Why an act at an idea was refused, in words: what happened and what to do. Here are only those that can
// say more at an idea than the words that all failures have.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type Failure, wordsFor } from "@/api";
import { type Format, useFormat } from "@/shared";
import { useFieldWords } from "./fields";

interface Words {
  what: MessageDescriptor;
  todo: MessageDescriptor;
}

const words: Record<string, (facts: Record<string, unknown>) => Words> = {
  ANSWERS_MISSING: ({ given, min }) => ({
    what: msg`Ready needs ${Number(min ?? 3)} of the five questions answered; ${Number(given ?? 0)} are.`,
    todo: msg`Answer them under the score, then move it again.`,
  }),
  SUPPORTED: () => ({
    what: msg`Others have this too, so it cannot be withdrawn: their need would vanish with it.`,
    todo: msg`Leave it, or ask a lead to decline it with a reason.`,
  }),
  OWN_IDEA: () => ({
    what: msg`This is your own idea: you are counted already.`,
    todo: msg`If it comes up more often, change how often in the estimate.`,
  }),
};

function useProblemWords(): (facts: Record<string, unknown>) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ field, problem, min, max }) => {
    const bounds = boundsOf(String(field), min, max, format);
    const sentences: Record<string, string> = {
      empty: t`Something is needed here.`,
      required: t`From this stage on it can be changed, but not left empty.`,
      too_long: t`It is too long: at most ${bounds.max} fit.`,
      character: t`There is an invisible character in it. Type this part again.`,
      wrong_type: t`The Hub does not understand this value.`,
      out_of_range:
        bounds.min === bounds.max ? t`This number is not possible.` : t`From ${bounds.min} to ${bounds.max}.`,
      not_in_order: t`The three have to grow from low to high.`,
      not_https: t`A link starts with https://`,
      not_found: t`It is no longer there.`,
      twice: t`It stands there twice.`,
    };
    return sentences[String(problem)] ?? t`The Hub cannot take this value.`;
  };
}

/** Shares are typed in percent, so their bounds are said in percent. */
function boundsOf(field: string, min: unknown, max: unknown, format: Format): { min: string; max: string } {
  const isShare = ["error_rate", "reviewed_share", "automatable_share"].includes(field);
  const write = (bound: unknown): string => {
    if (typeof bound !== "number") return "";
    return isShare ? format.percent(bound) : format.whole(bound);
  };
  return { min: write(min), max: write(max) };
}

export interface RefusalWords {
  what: string;
  todo: string;
}

export function useRefusalWords(): (failure: Failure) => RefusalWords {
  const { t, i18n } = useLingui();
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  return (failure) => {
    const { code, facts } = failure;
    if (code === "INVALID" && typeof facts.field === "string") {
      return { what: t`${fieldWords(facts.field)}: ${problemWords(facts)}`, todo: t`Nothing was changed.` };
    }
    const own = words[code]?.(facts);
    if (own) return { what: i18n._(own.what), todo: i18n._(own.todo) };
    const { what, safe, todo } = wordsFor(failure);
    return { what: i18n._(what), todo: `${i18n._(safe)} ${i18n._(todo)}` };
  };
}
