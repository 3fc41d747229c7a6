// Made-up answers of the core for tests: a space, ideas, their scores.
import { type AppState, type IdeaRow, type ScoreView, writeOrder } from "@/api";
import type { Answers } from "./fake-host";

export const appState = (ideas: number, part: Partial<AppState> = {}): AppState => ({
  version: "1.2.3",
  data_dir: "/home/ana/hub",
  device: { language: "en", theme: "light", home: "", single_keys_off: false, log: "problems" },
  space: {
    id: "space",
    name: "Alder Supply",
    prefix: "OH",
    currency: "EUR",
    currency_digits: 2,
    time_zone: "Europe/Berlin",
    share_default: { low: 0.5, likely: 0.65, high: 0.8 },
    goals: [],
    me: { id: "ana", name: "Ana Ribeiro", role: "admin", area_id: null },
    ideas,
    is_sample: false,
    kind: "private",
    is_read_only: false,
    is_filling: false,
  },
  trouble: null,
  notices: [],
  suggested: {
    currency: "EUR",
    time_zone: "Europe/Berlin",
    member_name: "Ana",
    locale: "en-GB",
    device_name: "ana-laptop",
  },
  ...part,
});

export const score = (points: number): ScoreView => ({
  score: points,
  completeness: 0.75,
  level: "medium",
  parts: [
    { criterion: "value", scale: points, weight: 30, share: 0.5, points: points / 2 },
    { criterion: "feasibility", scale: points, weight: 30, share: 0.5, points: points / 2 },
  ],
  missing: ["demand", "fit", "effort", "risk"],
  profile: "balanced",
  profile_version: 1,
  facts: {
    hours_saved: 396,
    money_saved_minor: null,
    answers: [4, 3, 5, 4, 5],
    people: 1,
    areas: 1,
    build_days: null,
    fit: null,
    risk: null,
  },
});

export const ideaRow = (local: number, part: Partial<IdeaRow> = {}): IdeaRow => ({
  local,
  id: `id-${local}`,
  shown_id: `OH-${local}`,
  title: `Idea ${local}`,
  stage: "new",
  stage_since_ms: Date.now() - 40 * 86_400_000,
  hours_saved: { low: 297, likely: 396, high: 446 },
  hours_today: 495,
  hours_measured: null,
  build_days: null,
  score: score(60),
  rice: { number: null, missing: ["rice_impact"], problem: null },
  ice: { number: null, missing: ["ice_impact"], problem: null },
  wsjf: { number: null, missing: ["wsjf_value"], problem: null },
  area_id: "finance",
  area: "Finance",
  systems: [],
  systems_count: 0,
  builder: null,
  supports: 2,
  comments: 0,
  merged_count: 0,
  merged_into: null,
  created_at_ms: Date.now() - 40 * 86_400_000,
  updated_at_ms: Date.now() - 40 * 86_400_000,
  author: "Ana Ribeiro",
  author_key: "ana",
  owner: { id: "ana", name: "Ana Ribeiro" },
  followed: false,
  supported: false,
  versions: { "*": "op" },
  rights: {
    edit_case: true,
    edit_estimate: true,
    edit_build_days: true,
    edit_answers: true,
    edit_ratings: true,
    moves: ["assessing", "parked", "declined"],
  },
  ...part,
});

/** A core with these ideas, in this order; a search keeps the titles that hold it. */
export function catalogue(ideas: IdeaRow[]): Answers {
  const found = (search: string | undefined) =>
    ideas.filter((idea) => idea.title.toLowerCase().includes((search ?? "").toLowerCase()));
  const byLocal = new Map(ideas.map((idea) => [idea.local, idea]));
  return {
    "app.state": () => appState(ideas.length),
    "ideas.order": ({ search, reversed }) => {
      const hits = found(search);
      const scored = hits.filter((idea) => idea.score);
      const rank = new Map(scored.map((idea, place) => [idea.local, place + 1]));
      const shown = reversed ? hits.toReversed() : hits;
      return writeOrder(
        shown.map((idea) => idea.local),
        shown.map((idea) => rank.get(idea.local) ?? 0),
      );
    },
    "ideas.summary": ({ search }) => ({
      count: found(search).length,
      total: ideas.length,
      estimated: found(search).length,
      hours_saved: { low: 3709, likely: 4500, high: 5582 },
      bar_max_hours: 800,
      scored: found(search).filter((idea) => idea.score).length,
      ranked_by: "weighted",
      left_out: [],
    }),
    "ideas.rows": ({ locals }) => locals.flatMap((local) => byLocal.get(local) ?? []),
    "draft.list": () => [],
  };
}
