// Why an act at an idea was refused, in words: what happened and what to do. Here are only those that can
// say more at an idea than the words that all failures have.
import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type Failure, useRead, wordsFor } from "@/api";
import { useProblemWords } from "@/shared";
import { useFieldWords } from "@/shared/fields";

interface Words {
  what: MessageDescriptor;
  todo: MessageDescriptor;
}

/** Who a fact names; empty when nobody here is called so. */
type NameOf = (id: unknown) => string;

const words: Record<string, (facts: Record<string, unknown>, nameOf: NameOf) => Words | null> = {
  ANSWERS_MISSING: ({ given, min }) => ({
    what: msg`Ready needs ${Number(min ?? 3)} of the five questions answered; ${Number(given ?? 0)} are.`,
    todo: msg`Answer them under the score, then move it again.`,
  }),
  SUPPORTED: () => ({
    what: msg`Others have this too, so it cannot be withdrawn: their need would vanish with it.`,
    todo: msg`Leave it, or ask a lead to decline it with a reason.`,
  }),
  CLAIM_TAKEN: ({ by }, nameOf) =>
    nameOf(by) === ""
      ? null
      : {
          what: msg`${nameOf(by)} claimed this first.`,
          todo: msg`Choose another opportunity, or talk to ${nameOf(by)}.`,
        },
  CLAIMED: ({ by }, nameOf) =>
    nameOf(by) === ""
      ? null
      : { what: msg`${nameOf(by)} is building this.`, todo: msg`The claim has to be released first.` },
  STANDARD_OPEN: ({ items }) => {
    const count = Array.isArray(items) ? items.length : 0;
    return {
      what: msg`${plural(count, { one: "# required point of the standard is", other: "# required points of the standard are" })} still open.`,
      todo: msg`Answer them, or ask a lead to let one pass.`,
    };
  },
  OWN_IDEA: () => ({
    what: msg`This is your own idea: you are counted already.`,
    todo: msg`If it comes up more often, change how often in the estimate.`,
  }),
};

export interface RefusalWords {
  what: string;
  todo: string;
}

export function useRefusalWords(): (failure: Failure) => RefusalWords {
  const { t, i18n } = useLingui();
  const fieldWords = useFieldWords();
  const members = useRead("space.choices", {}).data?.members ?? [];
  const digits = useRead("app.state", {}).data?.space?.currency_digits ?? 2;
  const problemWords = useProblemWords(digits);
  return (failure) => {
    const { code, facts } = failure;
    if (code === "INVALID" && typeof facts.field === "string") {
      const words = problemWords(facts.field, { problem: String(facts.problem), facts });
      return { what: t`${fieldWords(facts.field)}: ${words}`, todo: t`Nothing was changed.` };
    }
    const nameOf: NameOf = (id) => members.find((member) => member.id === id)?.name ?? "";
    const own = words[code]?.(facts, nameOf);
    if (own) return { what: i18n._(own.what), todo: i18n._(own.todo) };
    const { what, safe, todo } = wordsFor(failure);
    return { what: i18n._(what), todo: `${i18n._(safe)} ${i18n._(todo)}` };
  };
}
