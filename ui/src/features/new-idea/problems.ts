// Which fields of this form the core finds wrong, and what that is called.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Failure, Refusal } from "@/api";
import { type ProblemWords, useFormat, useProblemWords } from "@/shared";
import { type Field, lengthOf, type Problems, readDraft, TITLE_MAX } from "./form";

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

/** In a form that is not sent yet, the title has more to say. */
export function useFormProblemWords(currencyDigits: number): ProblemWords {
  const { t } = useLingui();
  const format = useFormat();
  const words = useProblemWords(currencyDigits);
  return useMemo(() => {
    const max = format.whole(TITLE_MAX);
    const ofTitle: Record<string, string> = {
      empty: t`Say in one sentence what a program should do.`,
      too_long: t`A title has at most ${max} characters. Put the rest under “Tell us more”.`,
    };
    return (field, problem) =>
      (field === "title" ? ofTitle[problem.problem] : undefined) ?? words(field, problem);
  }, [t, format, words]);
}

/** Shown once the title comes near its limit. */
export const isTitleNearlyFull = (title: string): boolean => lengthOf(title) > TITLE_MAX - 40;
