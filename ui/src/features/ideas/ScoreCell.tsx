// A score, closed as a bar and opened as its sum.
import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense } from "react";
import type { IdeaRow, ScoreView } from "@/api";
import { later, pointsOf, useCriterionWords, useFormat, WhyBar } from "@/shared";
import css from "./table.module.css";
import type { WhyActions } from "./useWhy";

function useSentence(): (score: ScoreView) => string {
  const { t } = useLingui();
  const words = useCriterionWords();
  const format = useFormat();
  return (score) => {
    const parts = pointsOf(score)
      .filter(({ part }) => part !== undefined)
      .map(({ criterion, part }) => `${words[criterion]} ${format.decimal(part?.points ?? 0, 1)}`);
    return t`${format.whole(score.score)} of 100: ${parts.join(", ")}`;
  };
}

const OpenWhy = lazy(later(() => import("./OpenWhy")));

interface ScoreCellProps {
  row: IdeaRow;
  isOpen: boolean;
  why: WhyActions;
  currency: string;
}

export function ScoreCell({ row, isOpen, why, currency }: ScoreCellProps) {
  const { t } = useLingui();
  const sentence = useSentence();
  const { score, local } = row;
  if (!score) {
    return (
      <span className="t3" title={t`No score yet: it needs an estimate or three answers`}>
        –
      </span>
    );
  }
  return (
    <span
      className={css.scoreHit}
      onClick={(event) => {
        event.stopPropagation();
        why.toggle(local);
      }}
      onPointerEnter={() => why.enter(local)}
      onPointerLeave={why.leave}
    >
      <span className="vh">{sentence(score)}</span>
      <span aria-hidden="true">
        <WhyBar score={score.score} points={pointsOf(score).map(({ part }) => part?.points ?? 0)} />
      </span>
      {isOpen && (
        <Suspense>
          <OpenWhy score={score} why={why} currency={currency} />
        </Suspense>
      )}
    </span>
  );
}
