// A score, closed as a bar and opened as its sum.
import { useLingui } from "@lingui/react/macro";
import { lazy, type ReactNode, Suspense } from "react";
import type { IdeaRow, Method, ScoreView } from "@/api";
import {
  later,
  pointsOf,
  type RawMethod,
  RawNumber,
  useCriterionWords,
  useFormat,
  WhyBar,
  WhyRaw,
  WhyScore,
} from "@/shared";
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
  /** What ranks. */
  method: Method;
  isOpen: boolean;
  why: WhyActions;
  currency: string;
}

/** What opens on a click, a key, or under the pointer. */
function Hit({ local, why, children }: { local: number; why: WhyActions; children: ReactNode }) {
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
      {children}
    </span>
  );
}

/** A raw number as it is: no bar, no 0 to 100. */
function RawCell({ row, method, isOpen, why }: ScoreCellProps & { method: RawMethod }) {
  const { t } = useLingui();
  return (
    <Hit local={row.local} why={why}>
      <RawNumber value={row[method].number} />
      {isOpen && (
        <Suspense>
          <OpenWhy label={t`Why this number`} why={why}>
            <WhyRaw id={row.id} method={method} />
          </OpenWhy>
        </Suspense>
      )}
    </Hit>
  );
}

export function ScoreCell(props: ScoreCellProps) {
  const { row, method, isOpen, why, currency } = props;
  const { t } = useLingui();
  const format = useFormat();
  const sentence = useSentence();
  const { score, local } = row;
  if (method !== "weighted") return <RawCell {...props} method={method} />;
  if (!score) {
    return (
      <span className="t3" title={t`No score yet: it needs an estimate or three answers`}>
        –
      </span>
    );
  }
  return (
    <Hit local={local} why={why}>
      <span className="vh">{sentence(score)}</span>
      <span aria-hidden="true">
        <WhyBar score={score.score} points={pointsOf(score).map(({ part }) => part?.points ?? 0)} />
      </span>
      {isOpen && (
        <Suspense>
          <OpenWhy label={t`Why ${format.whole(score.score)}`} why={why}>
            <WhyScore score={score} currency={currency} />
          </OpenWhy>
        </Suspense>
      )}
    </Hit>
  );
}
