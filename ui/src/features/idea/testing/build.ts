// How an idea is built, for tests: held by Ana, two required lines of which one is open.
import type { BuildView, StandardLine } from "@/api";
import { ana } from "./people";

const line = (part: Partial<StandardLine> & Pick<StandardLine, "id">): StandardLine => ({
  text: "",
  builtin: null,
  check: "manual",
  required: true,
  archived: false,
  state: null,
  evidence: "",
  reason: null,
  by: null,
  at_ms: null,
  is_open: true,
  ...part,
});

export const standard: StandardLine[] = [
  line({
    id: "i-git",
    builtin: "version_control",
    text: "The code is under version control",
    state: "met",
    evidence: "git.example.org/pay",
    by: ana,
    at_ms: Date.UTC(2026, 9, 1),
    is_open: false,
  }),
  line({ id: "i-readme", builtin: "readme", text: "A README says purpose, arguments and expected output" }),
  line({ id: "i-own", text: "Finance has signed it off", required: false, is_open: false }),
];

/** Nobody holds it. */
export const nobody: BuildView = {
  claim: null,
  claim_no: 0,
  requested_by: null,
  repository_url: null,
  runs_where: null,
  second_person: null,
  target_on: null,
  maintainer: null,
  manual_minutes_per_unit: null,
  live_at_ms: null,
  baseline: null,
  standard,
  open: 1,
  fields: [],
};

/** Ana holds it. */
export const held: BuildView = {
  ...nobody,
  claim: {
    by: ana,
    since_ms: Date.UTC(2026, 8, 1),
    progress_at_ms: Date.UTC(2026, 8, 20),
    is_stale: false,
    is_mine: true,
  },
  claim_no: 3,
  fields: ["repository_url", "runs_where", "second_person_id"],
};

/** What the holder may do besides. */
export const holding = { release: true, progress: true, answer: true, moves: ["testing"] } as const;
