// Stand-in until the core generates this file. Same shape: one entry a command, binary results as ArrayBuffer.

export type Range = { low: number; likely: number; high: number };
export type Source = "estimated" | "reported" | "measured";
export type Stage =
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
export type Theme = "light" | "dark" | "auto";
export type Criterion = "value" | "feasibility" | "demand" | "fit" | "effort" | "risk";
export type Completeness = "high" | "medium" | "low";

export type Member = { id: string; display_name: string; role: string };
export type Space = {
  id: string;
  name: string;
  prefix: string;
  currency: string;
  is_private: boolean;
  ideas: number;
};
export type Start = {
  version: string;
  data_folder: string;
  theme: Theme;
  language: string;
  space: Space | null;
  member: Member | null;
};

export type SortKey = "score" | "number" | "title" | "hours" | "stage" | "area" | "builder" | "supports" | "age";
export type View = { search: string; sort: SortKey; descending: boolean };

export type IdeaRow = {
  local: number;
  id: string;
  number: string;
  title: string;
  rank: number;
  rank_change: number | null;
  hours_saved: Range | null;
  hours_measured: number | null;
  source: Source;
  score: number | null;
  score_points: number[];
  stage: Stage;
  area: string | null;
  builder: string | null;
  supports: number;
  created_at_ms: number;
};
export type IdeasTotals = {
  found: number;
  total: number;
  hours_saved: Range | null;
  hours_measured: number | null;
  hours_scale_max: number;
};

export type ScorePart = {
  criterion: Criterion;
  percent: number | null;
  share: number;
  points: number;
  basis: { kind: string; numbers: number[] } | null;
};
export type ScoreExplained = {
  score: number | null;
  completeness: Completeness;
  profile: string;
  profile_version: number;
  parts: ScorePart[];
};

export type AppError = { code: string; facts: Record<string, string | number> };
export type Changed = { kinds: string[]; ids: string[] };

export interface Commands {
  "app.start": { params: Record<string, never>; result: Start };
  "app.diagnostics": { params: Record<string, never>; result: { text: string } };
  "device.set": { params: { theme?: Theme; language?: string }; result: null };
  "space.backup": { params: Record<string, never>; result: { path: string } };
  "ideas.order": { params: View; result: ArrayBuffer };
  "ideas.totals": { params: View; result: IdeasTotals };
  "ideas.rows": { params: { locals: number[] }; result: IdeaRow[] };
  "ideas.mine": { params: { limit: number }; result: IdeaRow[] };
  "idea.score": { params: { id: string }; result: ScoreExplained };
}
