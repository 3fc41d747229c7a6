// A score opened: its figure, the staircase of its parts and how much was known.
import { useLingui } from "@lingui/react/macro";
import type { ScoreView } from "@/api";
import { useFormat } from "../format";
import { WhyTable } from "../parts/WhyBar";
import css from "./WhyScore.module.css";
import { useCompletenessWords, useProfileWords, useWhyParts } from "./words";

export function WhyScore({ score, currency }: { score: ScoreView; currency: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const parts = useWhyParts(score, currency);
  const profile = useProfileWords();
  const completeness = useCompletenessWords();
  return (
    <>
      <div className={css.head}>
        <b className={css.figure}>{format.whole(score.score)}</b>
        <span className="t2">{t`of 100`}</span>
        <span className="grow" />
        <span className="meta">{profile(score)}</span>
      </div>
      <WhyTable parts={parts} score={score.score} />
      <p className={`meta ${css.foot}`}>{completeness(score)}</p>
    </>
  );
}
