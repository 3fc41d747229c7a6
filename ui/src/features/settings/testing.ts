// What the tests of settings share.
import type { LearningView } from "@/api";

/** Nothing was answered yet. */
export const nothingLearnt: LearningView = {
  answers: 0,
  needed: 50,
  is_used: false,
  surer: 0,
  less_sure: 0,
  has_percentage: false,
  without_meaning: 0,
  set_aside: 0,
};
