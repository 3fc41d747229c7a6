// The five questions, and what a lead rates: answered in place, saved at once, with a way back.
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import type { Goal, IdeaPage, Role } from "@/api";
import { placeId } from "../places";
import { type Scale as ScaleWords, useQuestions, useRatingScales } from "../words/scales";
import { type Choice, Scale } from "./Scale";
import scaleCss from "./Scale.module.css";
import css from "./Score.module.css";
import { type Answering, useAnswer } from "./useAnswer";
import { useLocked } from "./useLocked";

const choicesOf = ({ anchors }: ScaleWords): Choice[] =>
  anchors.map((words, at) => ({ value: at + 1, label: String(at + 1), words, key: String(at + 1) }));

/** Which of the space's goals it serves. A space without goals does not ask. */
function GoalField({ goals, answering, canEdit }: { goals: Goal[]; answering: Answering; canEdit: boolean }) {
  const { t } = useLingui();
  const given = answering.value("goal_id");
  if (goals.length === 0 && given === null) return null;
  const nameOf = (id: unknown) =>
    goals.find((goal) => goal.id === id)?.name ?? t`one that is no longer known`;
  const question = t`Which goal?`;
  const answer = (id: string | null): void =>
    answering.answer("goal_id", id, id ? t`It serves the goal: ${nameOf(id)}` : t`The goal is taken back.`);
  return (
    <div className={scaleCss.row}>
      <span className={scaleCss.question}>{question}</span>
      {canEdit ? (
        <Select
          aria-label={question}
          size="xs"
          placeholder={t`no answer yet`}
          data={goals.map(({ id, name }) => ({ value: id, label: name }))}
          value={typeof given === "string" ? given : null}
          onChange={answer}
          clearable
          clearButtonProps={{ "aria-label": t`Take the answer back: ${question}` }}
        />
      ) : (
        <span className={scaleCss.given}>{given === null ? "–" : nameOf(given)}</span>
      )}
    </div>
  );
}

export function Questions({ page, role, goals }: { page: IdeaPage; role: Role; goals: Goal[] }) {
  const { t } = useLingui();
  const questions = useQuestions();
  const ratings = useRatingScales();
  const answering = useAnswer(page);
  const locked = useLocked(page, role);
  const { edit_answers, edit_ratings } = page.actions;
  const answer = ({ field, question, anchors }: ScaleWords, given: number | null): void => {
    const anchor = given === null ? null : anchors[given - 1];
    const said = anchor ? t`${question} ${given}, ${anchor}` : t`${question} The answer is taken back.`;
    answering.answer(field, given, said);
  };
  const row = (canEdit: boolean) => (scale: ScaleWords) => (
    <Scale
      key={scale.field}
      question={scale.question}
      choices={choicesOf(scale)}
      value={answering.number(scale.field)}
      canEdit={canEdit}
      onAnswer={(given) => answer(scale, given)}
    />
  );
  return (
    <>
      <div className={css.questions} id={placeId("questions")}>
        <h3 className={css.sub}>
          {t`Five questions`}
          <span className="meta">{locked.answers ?? t`keys 1 to 5 answer, Delete takes back`}</span>
        </h3>
        {questions.map(row(edit_answers))}
      </div>
      <div className={css.questions}>
        <h3 className={css.sub}>
          {t`What a lead says`}
          {locked.ratings && <span className="meta">{locked.ratings}</span>}
        </h3>
        {ratings.map(row(edit_ratings))}
        <GoalField goals={goals} answering={answering} canEdit={edit_ratings} />
      </div>
    </>
  );
}
