// One idea as the core would answer it, for tests: product.md's first case (495 h today, 396 h saved).
import type {
  ActionsView,
  AppState,
  Choices,
  CommentView,
  EventView,
  IdeaPage,
  MergedView,
  NamedIdea,
  ScoreView,
  SpaceView,
  SupportView,
} from "@/api";
import { ideaRow } from "@/test/made";
import { nobody } from "./build";
import { days, figures, lines, saved, share, three } from "./estimate";
import { ana, eva, marta, otto } from "./people";

export const ID = "0197d1c0-0000-7000-8000-000000000096";
export { ana, eva, marta, otto };

export const space: SpaceView = {
  id: "s-1",
  name: "Alder Supply",
  prefix: "OH",
  currency: "EUR",
  currency_digits: 2,
  time_zone: "Europe/Lisbon",
  share_default: { low: 0.5, likely: 0.65, high: 0.8 },
  goals: [],
  me: { id: ana.id, name: ana.name, role: "admin", area_id: "a-fin" },
  ideas: 22,
  is_sample: false,
  kind: "private",
  is_read_only: false,
  is_filling: false,
};

export const appState: AppState = {
  version: "0.1.0",
  data_dir: "/data",
  device: { language: "", theme: "light", home: "decide", single_keys_off: false, log: "problems" },
  space,
  trouble: null,
  notices: [],
  suggested: {
    currency: "EUR",
    time_zone: "Europe/Lisbon",
    member_name: "Ana Ribeiro",
    locale: "en-GB",
    device_name: "ana-laptop",
  },
};

export const choices: Choices = {
  areas: [
    { id: "a-fin", name: "Finance", archived: false },
    { id: "a-log", name: "Logistics", archived: false },
    { id: "a-old", name: "Old area", archived: true },
  ],
  systems: [
    { id: "y-sap", name: "SAP", archived: false },
    { id: "y-bank", name: "Bank portal", archived: false },
    { id: "y-excel", name: "Excel", archived: false },
    { id: "y-mail", name: "Outlook", archived: false },
  ],
  members: [ana, marta, otto, eva].map((member) => ({ ...member, archived: false })),
};

const part = (criterion: ScoreView["parts"][number]["criterion"], scale: number, weight: number) => ({
  criterion,
  scale,
  weight,
  share: weight / 90,
  points: (scale * weight) / 90,
});

export const score: ScoreView = {
  profile: "balanced",
  profile_version: 1,
  facts: {
    hours_saved: 396,
    money_saved_minor: null,
    answers: [4, 3, 5, 4, 5],
    people: 4,
    areas: 2,
    build_days: 25,
    fit: null,
    risk: 2,
  },
  score: 57.25,
  completeness: 0.9,
  level: "high",
  parts: [
    part("value", 54.93, 30),
    part("feasibility", 80, 25),
    part("demand", 58.8, 15),
    part("effort", 32.06, 15),
    part("risk", 75, 5),
  ],
  missing: ["fit"],
};

const DAY = 86_400_000;
/** Fixed, so that no test depends on the day it runs. */
export const NOW = Date.UTC(2026, 10, 20, 12);
const ago = (days: number): number => NOW - days * DAY;

const event = (
  by: EventView["by"],
  days: number,
  kind: string,
  changes: EventView["changes"] = [],
): EventView => ({
  by,
  at_ms: ago(days),
  kind,
  group_id: null,
  changes,
});

export const events: EventView[] = [
  event(ana, 1, "stage.move", [
    { field: "seen_score", before: null, after: 57.25 },
    { field: "stage", before: "new", after: "assessing" },
  ]),
  event(eva, 8, "idea.edit", [{ field: "minutes_per_run", before: 15, after: 12 }]),
  event(ana, 11, "idea.edit", [
    { field: "digital", before: null, after: 3 },
    { field: "risk", before: 3, after: 2 },
    { field: "automatable_share", before: three(0.5, 0.65, 0.8), after: share },
    { field: "system_ids", before: ["y-sap"], after: ["y-sap", "y-bank", "y-excel"] },
    { field: "labour", before: null, after: { per: "year", minor: 4_400_000 } },
    { field: "running_cost_per_year_minor", before: 120_000, after: null },
  ]),
  event(otto, 20, "support.set", [
    { field: "active", before: null, after: true },
    { field: "idea_id", before: null, after: ID },
    { field: "in_addition", before: null, after: true },
    { field: "member_id", before: null, after: otto.id },
    { field: "volume", before: null, after: { runs: 5, period: "day", people: 1 } },
  ]),
  event(marta, 43, "idea.submit", [{ field: "stage", before: null, after: "new" }]),
];

const versioned = [
  "title",
  "description",
  "area_id",
  "links",
  "runs",
  "minutes_per_run",
  "rules",
  "digital",
  "fit",
];

/** Somebody has it too, and says no more. */
export const support: SupportView = {
  by: otto,
  volume: null,
  in_addition: false,
  area: null,
  from: null,
  at_ms: 1,
};

export const comment: CommentView = {
  id: "c",
  by: ana,
  at_ms: 1,
  body: "Asked the bank for a test account.",
  removed: false,
  edited_at_ms: null,
  from: null,
  version: "v-c",
  may_edit: true,
  may_remove: true,
};

/** Another idea. */
export const bills: NamedIdea = { id: "id-45", shown_id: "OH-45", title: "Match bills" };

/** The same, merged into the made-up one. */
export const mergedIdea: MergedView = {
  idea: bills,
  stage: "assessing",
  author: eva,
  submitted_for: null,
  by: ana,
  at_ms: Date.UTC(2026, 4, 3, 12),
  op: "op-merge",
  adds_volume: true,
  events: [],
};

/** Who may only read. */
export const noActions: ActionsView = {
  edit_case: false,
  edit_estimate: false,
  edit_answers: false,
  edit_ratings: false,
  withdraw: false,
  restore: false,
  remove: false,
  support: false,
  unsupport: false,
  comment: false,
  follow: false,
  pair: false,
  merge: false,
  take_in: false,
  unmerge: false,
  hand_over: false,
  rerate: false,
  claim: false,
  assign: false,
  release: false,
  progress: false,
  answer: false,
  pass: false,
  except: false,
  moves: [],
};

export const page: IdeaPage = {
  row: ideaRow(4, {
    id: ID,
    shown_id: "OH-96",
    title: "Reconcile card payments with the bank statement",
    stage: "assessing",
    hours_saved: saved,
    score,
    created_at_ms: ago(43),
    author: marta.name,
  }),
  rank: 5,
  previous: "0197d1c0-0000-7000-8000-000000000005",
  next: "0197d1c0-0000-7000-8000-000000000007",
  case: {
    title: "Reconcile card payments with the bank statement",
    description:
      "Every morning I download the card statement from the bank portal, copy it into Excel and tick off each payment against the open items in SAP. About one in twenty does not match and I have to find out why.",
    area_id: "a-fin",
    system_ids: ["y-sap", "y-bank", "y-excel"],
    links: [{ url: "https://intranet.example/card-payments", label: "How we do it today" }],
  },
  system_names: ["SAP", "Bank portal", "Excel"],
  inputs: {
    runs: 10,
    period: "day",
    minutes_per_run: 12,
    people: 1,
    error_rate: 0.05,
    rework_minutes: 20,
    reviewed_share: 0.1,
    review_minutes: 5,
    automatable_share: share,
    build_days: days,
    day_cost_minor: 49_000,
    running_cost_per_year_minor: 240_000,
  },
  answers: { rules: 4, digital: 3, structured: 5, stable: 4, documented: 5 },
  ratings: { risk: 2 },
  estimate: {
    figures,
    lines,
    missing: [],
    wrong: [],
    rates: {
      basis_id: "b-space",
      area: null,
      version: 1,
      labour: { per: "year", minor: 4_400_000 },
      day_cost_minor: null,
      working_days_per_year: 220,
      hours_per_day: 8,
    },
  },
  parts: [{ who: { kind: "author" }, by: marta, from: null, volume: { runs: 10, period: "day", people: 1 } }],
  left_out: [],
  newer_rates: null,
  stage: {
    now: "assessing",
    since_ms: ago(1),
    before: null,
    reason_code: null,
    reason: null,
    revisit_on: null,
  },
  build: nobody,
  author: marta,
  owner: marta,
  submitted_for: null,
  versions: { "*": "v-created", ...Object.fromEntries(versioned.map((field) => [field, `v-${field}`])) },
  actions: {
    edit_case: true,
    edit_estimate: true,
    edit_answers: true,
    edit_ratings: true,
    withdraw: true,
    restore: false,
    remove: true,
    support: true,
    unsupport: true,
    comment: true,
    follow: true,
    pair: true,
    merge: true,
    take_in: true,
    unmerge: false,
    hand_over: true,
    rerate: false,
    claim: false,
    assign: false,
    release: false,
    progress: false,
    answer: false,
    pass: false,
    except: false,
    moves: ["new", "ready", "parked", "declined"],
  },
  supports: [
    { ...support, by: eva, at_ms: ago(12) },
    { ...support, by: otto, at_ms: ago(20) },
  ],
  comments: [
    {
      ...comment,
      id: "c-1",
      by: { id: "m-jonas", name: "Jonas Weber" },
      at_ms: ago(3),
      body: "The bank offers the statement as CAMT.053.\nNo portal clicks needed, that lowers the risk.",
      may_edit: false,
    },
    { ...comment, id: "c-2", at_ms: ago(9) },
  ],
  events,
  followers: 4,
  following: true,
  merged_into: null,
  merged: [],
  pairs: [],
  conflicts: [],
  mentioned: [],
};
