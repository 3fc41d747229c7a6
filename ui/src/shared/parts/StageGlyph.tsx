// A stage is a filling circle with its word; colour only supports.
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import css from "./StageGlyph.module.css";

export type StageKey =
  | "new"
  | "assessing"
  | "ready"
  | "building"
  | "testing"
  | "live"
  | "retired"
  | "parked"
  | "declined"
  | "withdrawn";

const stroke = { stroke: "currentColor", strokeWidth: 1.4, strokeLinecap: "round" } as const;

const inner: Record<StageKey, ReactNode> = {
  new: null,
  assessing: <path d="M7 7V3.4A3.6 3.6 0 0 1 10.6 7Z" fill="currentColor" />,
  ready: <path d="M7 7V3.4A3.6 3.6 0 0 1 7 10.6Z" fill="currentColor" />,
  building: <path d="M7 7V3.4A3.6 3.6 0 1 1 3.46 7.67Z" fill="currentColor" />,
  testing: <path d="M7 7V3.4A3.6 3.6 0 1 1 4.54 4.38Z" fill="currentColor" />,
  live: <circle cx="7" cy="7" r="3.6" fill="currentColor" />,
  retired: <circle cx="7" cy="7" r="2.9" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  parked: <path d="M5.6 4.8v4.4M8.4 4.8v4.4" {...stroke} />,
  declined: <path d="M5.2 5.2l3.6 3.6M8.8 5.2L5.2 8.8" {...stroke} />,
  withdrawn: <path d="M4.8 7h4.4" {...stroke} />,
};

export function StageGlyph({ stage }: { stage: StageKey }) {
  return (
    <svg className={css.glyph} data-stage={stage} viewBox="0 0 14 14" aria-hidden="true">
      <circle
        cx="7"
        cy="7"
        r="5.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeDasharray={stage === "new" ? "2 1.6" : undefined}
      />
      {inner[stage]}
    </svg>
  );
}

export function useStageWords(): Record<StageKey, string> {
  const { t } = useLingui();
  return {
    new: t`New`,
    assessing: t`Assessing`,
    ready: t`Ready`,
    building: t`Building`,
    testing: t`Testing`,
    live: t`Live`,
    retired: t`Retired`,
    parked: t`Parked`,
    declined: t`Declined`,
    withdrawn: t`Withdrawn`,
  };
}

export function Stage({ stage }: { stage: StageKey }) {
  const words = useStageWords();
  return (
    <span className={css.stage}>
      <StageGlyph stage={stage} />
      {words[stage]}
    </span>
  );
}
