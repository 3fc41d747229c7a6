// The score of an idea, open: its sum part by part, how much of it is known, and the answers it rests on.
import { useLingui } from "@lingui/react/macro";
import { type IdeaPage, type ScoreView, type SpaceView, useRead } from "@/api";
import { useFormat, WhyRaw } from "@/shared";
import { WhyTable } from "@/shared/parts/WhyBar";
import { useCompletenessWords, useProfileWords, useWhyParts } from "@/shared/score/words";
import { OtherMethods } from "./OtherMethods";
import { Questions } from "./Questions";
import css from "./Score.module.css";

function Explained({ score, currency }: { score: ScoreView; currency: string }) {
  return <WhyTable parts={useWhyParts(score, currency)} score={score.score} />;
}

function Figure({ score }: { score: ScoreView }) {
  const { t } = useLingui();
  const format = useFormat();
  const completeness = useCompletenessWords();
  const profile = useProfileWords();
  return (
    <>
      <b className={css.figure}>{format.whole(score.score)}</b>
      <span className={css.of}>{t`of 100`}</span>
      <span className={css.of}>{completeness(score)}</span>
      <span className={`meta ${css.profile}`}>{profile(score)}</span>
    </>
  );
}

/** Without a weighted score: the raw number that ranks, or what a score needs. */
function NoScore({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const method = useRead("ideas.summary", {}).data?.ranked_by ?? "weighted";
  if (method !== "weighted") return <WhyRaw id={page.row.id} method={method} />;
  return (
    <p className="t2">{t`No score yet: it needs an estimate, or three of the five questions answered.`}</p>
  );
}

export function ScoreSection({ page, space }: { page: IdeaPage; space: SpaceView }) {
  const { t } = useLingui();
  const { score } = page.row;
  const { role } = space.me;
  return (
    <section aria-labelledby="score-title">
      <div className={css.head}>
        <h2 id="score-title">{t`Score`}</h2>
        {score && <Figure score={score} />}
      </div>
      {score ? <Explained score={score} currency={space.currency} /> : <NoScore page={page} />}
      <Questions page={page} role={role} goals={space.goals} />
      <OtherMethods page={page} role={role} />
    </section>
  );
}
