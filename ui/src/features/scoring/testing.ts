// Made-up answers of the core for the place Scoring.
import type { Failure, Params, PreviewIdea, PreviewView, ProfilesView, ProfileVersion } from "@/api";
import { type Answers, fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { renderApp } from "@/test/render-app";

export const balanced = { value: 30, feasibility: 25, demand: 15, fit: 10, effort: 15, risk: 5 };
const at_ms = Date.UTC(2026, 10, 3, 9, 30);
const base = { name: "Balanced", builtin: "balanced", weights: balanced, changed: [], at_ms };

const raw = (method: "rice" | "ice" | "wsjf") => ({
  id: `f-${method}`,
  method,
  versions: [
    {
      ...base,
      id: method,
      version: 1,
      name: method.toUpperCase(),
      builtin: method,
      weights: {},
      by: null,
      is_active: false,
    },
  ],
});

export const profiles = (part: Partial<ProfilesView> = {}): ProfilesView => ({
  families: [
    {
      id: "f-balanced",
      method: "weighted",
      versions: [
        {
          ...base,
          id: "v-2",
          version: 2,
          by: { id: "ana", name: "Ana Ribeiro" },
          changed: [
            { criterion: "value", before: 40, after: 30 },
            { criterion: "risk", before: 0, after: 5 },
          ],
          is_active: true,
        },
        {
          ...base,
          id: "v-1",
          version: 1,
          by: null,
          weights: { ...balanced, value: 40, risk: 0 },
          is_active: false,
        },
      ],
    },
    raw("rice"),
    raw("ice"),
    raw("wsjf"),
  ],
  active: "v-2",
  method: "weighted",
  value_basis: "hours",
  value_full: 5000,
  may_change: true,
  ideas: 14_843,
  ranked: { weighted: 14_000, rice: 0, ice: 312, wsjf: 1 },
  ...part,
});

/** The weighted profile with these weights only. */
export const weighing = (weights: ProfileVersion["weights"]): ProfilesView =>
  profiles({
    families: profiles().families.map((family) => ({
      ...family,
      versions: family.versions.map((version) => ({ ...version, weights })),
    })),
  });

export const idea = (name: string, before: number | null, after: number | null): PreviewIdea => ({
  id: `id-${name}`,
  shown_id: `OH-${before ?? after}`,
  title: name,
  rank_before: before,
  rank_after: after,
  score_before: before === null ? null : 60,
  score_after: after === null ? null : 40,
});

const still = [idea("Match invoices", 1, 1), idea("Order toner", 2, 2)];

export const nothing: PreviewView = {
  ideas: 14_843,
  ranked_before: 14_000,
  ranked_after: 14_000,
  moved: 0,
  steps: [
    { from: 1, to: 5, up: 0, down: 0 },
    { from: 6, to: 20, up: 0, down: 0 },
    { from: 21, to: 100, up: 0, down: 0 },
    { from: 101, to: null, up: 0, down: 0 },
  ],
  appear: 0,
  disappear: 0,
  top_before: still,
  top_after: still,
  gain: [],
  lose: [],
};

const [print, order] = [idea("Print labels", 1204, 2), idea("Order toner", 2, 3)];

export const moving: PreviewView = {
  ...nothing,
  moved: 1204,
  steps: [
    { from: 1, to: 5, up: 400, down: 300 },
    { from: 6, to: 20, up: 200, down: 100 },
    { from: 21, to: 100, up: 99, down: 50 },
    { from: 101, to: null, up: 5, down: 50 },
  ],
  top_after: [idea("Match invoices", 1, 1), print],
  gain: [print],
  lose: [order],
};

type Weights = NonNullable<Params<"profiles.preview">["weights"]>;
const isBalanced = (weights: Weights | undefined): boolean =>
  JSON.stringify(weights) === JSON.stringify(balanced);

export function openScoring(view: ProfilesView = profiles(), more: Answers = {}) {
  const requests: Params<"operations.send_all">[] = [];
  const core = { failure: null as Failure | null };
  const host = fakeHost({
    "app.state": () => appState(14_843),
    "undo.list": () => [],
    "views.list": () => [],
    "draft.list": () => [],
    "profiles.list": () => view,
    "profiles.preview": ({ method, weights }) =>
      method === "weighted" && isBalanced(weights) ? nothing : moving,
    "operations.send_all": (request) => {
      requests.push(request);
      if (core.failure) throw core.failure;
      const outcome = ({ op_id }: { op_id: string }) => ({
        op_id,
        has_changed: true,
        fields: [],
        failure: null,
      });
      return { is_kept: true, outcomes: request.operations.map(outcome) };
    },
    ...more,
  });
  const operations = () => requests.map(({ operations: all }) => all.map(({ operation }) => operation));
  return { core, host, requests, operations, ...renderApp("/scoring") };
}
