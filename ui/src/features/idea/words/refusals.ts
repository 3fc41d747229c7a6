// Why an act at an idea was refused, in words: what happened and what to do. What is not said here has
// its words where all failures have them.
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
  ESTIMATE_MISSING: () => ({
    what: msg`Ready needs an estimate, and this idea has none yet.`,
    todo: msg`Say how often it comes up, how long it takes and how many people do it. Then move it again.`,
  }),
  ANSWERS_MISSING: ({ given, min }) => ({
    what: msg`Ready needs ${Number(min ?? 3)} of the five questions answered; ${Number(given ?? 0)} are.`,
    todo: msg`Answer them under the score, then move it again.`,
  }),
  REASON_MISSING: () => ({
    what: msg`This move needs a reason.`,
    todo: msg`Say in a sentence why, so that the author understands it.`,
  }),
  BUILD_MISSING: () => ({
    what: msg`Testing needs to know where the automation lives.`,
    todo: msg`Say its repository or where it runs, then move it again.`,
  }),
  NO_SUCH_MOVE: () => ({
    what: msg`An idea cannot go from this stage to that one.`,
    todo: msg`Choose one of the stages in the menu.`,
  }),
  STAGE_CHANGED: () => ({
    what: msg`Somebody moved this idea in the meantime.`,
    todo: msg`The page shows where it stands now. Decide again.`,
  }),
  STAGE_LOCKED: () => ({
    what: msg`This cannot be changed in the idea's present stage.`,
    todo: msg`Write it as a comment, or ask a lead.`,
  }),
  SUPPORTED: () => ({
    what: msg`Others have this too, so it cannot be withdrawn: their need would vanish with it.`,
    todo: msg`Leave it, or ask a lead to decline it with a reason.`,
  }),
  OWN_IDEA: () => ({
    what: msg`This is your own idea: you are counted already.`,
    todo: msg`If it comes up more often, change how often in the estimate.`,
  }),
  HAS_MERGED: () => ({
    what: msg`Other ideas were merged into this one, so it cannot be removed.`,
    todo: msg`Take the merges apart first.`,
  }),
  CLAIMED: () => ({
    what: msg`Somebody is building this, so it cannot be removed.`,
    todo: msg`Ask the builder to release it first.`,
  }),
  IDEA_MERGED: () => ({
    what: msg`This idea was merged into another one.`,
    todo: msg`Go on there.`,
  }),
  NAME_TAKEN: () => ({
    what: msg`There is one of this name already.`,
    todo: msg`Choose it from the list.`,
  }),
  NOT_SUPPORTED: () => ({
    what: msg`This version of the Hub cannot do that yet.`,
    todo: msg`Nothing was changed.`,
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
