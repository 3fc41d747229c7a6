// What a move has to say.
import type { Stage } from "@/api";

/** Stages that nobody enters without a reason. */
export const needsReason = (to: Stage): boolean => ["parked", "declined", "retired"].includes(to);

/** Stages that a person moves ideas to; the others have acts of their own. */
export const moveTargets = [
  "new",
  "assessing",
  "ready",
  "building",
  "testing",
  "live",
  "retired",
  "parked",
  "declined",
] as const satisfies readonly Stage[];

export const reasonCodes = [
  "not_worth_it",
  "not_feasible",
  "exists_already",
  "out_of_scope",
  "other",
] as const;
