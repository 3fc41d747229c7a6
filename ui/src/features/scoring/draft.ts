// The six weights as somebody is trying them out. They stay while one looks elsewhere in the window; what
// they would do is the core's to say.
import { useState } from "react";
import type { Criterion, ProfileFamily, ProfilesView, ProfileVersion } from "@/api";
import { criteria } from "@/shared";

export type Weights = Record<Criterion, number>;

export const weightsOf = ({ weights }: ProfileVersion): Weights => ({
  value: weights.value ?? 0,
  feasibility: weights.feasibility ?? 0,
  demand: weights.demand ?? 0,
  fit: weights.fit ?? 0,
  effort: weights.effort ?? 0,
  risk: weights.risk ?? 0,
});

export const totalOf = (weights: Weights): number =>
  criteria.reduce((sum, criterion) => sum + weights[criterion], 0);

const isSame = (a: Weights, b: Weights): boolean =>
  criteria.every((criterion) => a[criterion] === b[criterion]);

/** The profile whose weights are changed: the one in force, else the first weighted one. */
export function weightedFamily({ families }: ProfilesView): ProfileFamily | undefined {
  const weighted = families.filter(({ method }) => method === "weighted");
  return weighted.find(({ versions }) => versions.some(({ is_active }) => is_active)) ?? weighted[0];
}

/** What the sliders start from: the version in force, else the newest. */
export const startOf = ({ versions }: ProfileFamily): ProfileVersion | undefined =>
  versions.find(({ is_active }) => is_active) ?? versions[0];

let kept: Weights | null = null;

/** For tests: as after a start. */
export const forgetDraft = (): void => {
  kept = null;
};

export interface Draft {
  weights: Weights;
  isChanged: boolean;
  change(criterion: Criterion, weight: number): void;
  giveUp(): void;
  /** These weights rank now: there is nothing to give up, unless somebody went on changing them. */
  applied(weights: Weights): void;
}

export function useDraft(start: Weights): Draft {
  const [own, setOwn] = useState(kept);
  const put = (next: Weights | null): void => {
    kept = next;
    setOwn(next);
  };
  const weights = own ?? start;
  return {
    weights,
    isChanged: !isSame(weights, start),
    change: (criterion, weight) => put({ ...weights, [criterion]: weight }),
    giveUp: () => put(null),
    applied: (done) => {
      if (kept && isSame(kept, done)) put(null);
    },
  };
}
