// Gives and takes back one answer at a time: saved at once, against the version that was seen, with a way
// back. While an answer is on its way the page shows it already.
import { useState } from "react";
import { type Answers, type IdeaPage, type Ratings, toFailure } from "@/api";
import { useEdit, useSayRefused } from "../acts";
import { versionOf } from "../versions";

export type AnswerField = keyof Answers | keyof Ratings;
type Given = number | string | null;

const answerOf = (page: IdeaPage, field: AnswerField): Given => {
  const all: Answers & Ratings = { ...page.answers, ...page.ratings };
  return all[field] ?? null;
};

export interface Answering {
  value(field: AnswerField): Given;
  /** The value as a number; none where nothing is said. */
  number(field: AnswerField): number | null;
  /** `said` tells what was done. */
  answer(field: AnswerField, given: Given, said: string): void;
}

export function useAnswer(page: IdeaPage): Answering {
  const [pending, setPending] = useState<{ [field in AnswerField]?: Given }>({});
  const edit = useEdit(page.row.id);
  const sayRefused = useSayRefused();
  const value = (field: AnswerField): Given => {
    const waiting = pending[field];
    return waiting === undefined ? answerOf(page, field) : waiting;
  };
  const answer = (field: AnswerField, given: Given, said: string): void => {
    const wish = { value: given, before: value(field), base: versionOf(page.versions, field) };
    setPending((now) => ({ ...now, [field]: given }));
    // A later answer to the same question keeps its own place until it is saved.
    const settle = (): void =>
      setPending(({ [field]: waiting, ...rest }) =>
        waiting === given ? rest : { ...rest, [field]: waiting },
      );
    edit({ [field]: wish }, said)
      .catch((thrown) => sayRefused(toFailure(thrown)))
      .finally(settle);
  };
  const number = (field: AnswerField): number | null => {
    const now = value(field);
    return typeof now === "number" ? now : null;
  };
  return { value, number, answer };
}
