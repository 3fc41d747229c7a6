// The five questions, and what a lead rates: answered in place, saved at once, with a way back.
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type IdeaPage, toFailure } from "@/api";
import { useEdit, useSayRefused } from "../acts";
import { placeId } from "../places";
import { versionOf } from "../versions";
import { type Scale as ScaleWords, useQuestions, useRatingScales } from "../words/scales";
import { Scale } from "./Scale";
import css from "./Score.module.css";

const answerOf = (page: IdeaPage, field: ScaleWords["field"]): number | null =>
  (field === "fit" || field === "risk" ? page.ratings[field] : page.answers[field]) ?? null;

/** What was answered and is on its way to the core. */
type Pending = { [field in ScaleWords["field"]]?: number | null };

function useAnswer(page: IdeaPage): {
  value(field: ScaleWords["field"]): number | null;
  answer(scale: ScaleWords, value: number | null): void;
} {
  const { t } = useLingui();
  const [pending, setPending] = useState<Pending>({});
  const edit = useEdit(page.row.id);
  const sayRefused = useSayRefused();
  const value = (field: ScaleWords["field"]): number | null => {
    const waiting = pending[field];
    return waiting === undefined ? answerOf(page, field) : waiting;
  };
  const answer = (scale: ScaleWords, given: number | null): void => {
    const { field, question, anchors } = scale;
    const wish = { value: given, before: value(field), base: versionOf(page.versions, field) };
    const anchor = given === null ? null : anchors[given - 1];
    setPending((now) => ({ ...now, [field]: given }));
    // A later answer to the same question keeps its own place until it is saved.
    const settle = (): void =>
      setPending(({ [field]: waiting, ...rest }) =>
        waiting === given ? rest : { ...rest, [field]: waiting },
      );
    edit(
      { [field]: wish },
      anchor ? t`${question} ${given}, ${anchor}` : t`${question} The answer is taken back.`,
    )
      .catch((thrown) => sayRefused(toFailure(thrown)))
      .finally(settle);
  };
  return { value, answer };
}

export function Questions({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const questions = useQuestions();
  const ratings = useRatingScales();
  const { value, answer } = useAnswer(page);
  const { edit_answers, edit_ratings } = page.actions;
  const row = (canEdit: boolean) => (scale: ScaleWords) => (
    <Scale
      key={scale.field}
      scale={scale}
      value={value(scale.field)}
      canEdit={canEdit}
      onAnswer={(given) => answer(scale, given)}
    />
  );
  return (
    <>
      <div className={css.questions} id={placeId("questions")}>
        <h3 className={css.sub}>
          {t`Five questions`}
          {edit_answers && <span className="meta">{t`keys 1 to 5 answer, Delete takes back`}</span>}
        </h3>
        {questions.map(row(edit_answers))}
      </div>
      <div className={css.questions}>
        <h3 className={css.sub}>{t`What a lead says`}</h3>
        {ratings.map(row(edit_ratings))}
      </div>
    </>
  );
}
