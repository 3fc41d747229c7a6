// The New idea page for tests: a small core that answers, and the places around the page.
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { configure, type RenderResult, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import type { AppState, DraftView, EstimateRequest, EstimateView, FoundIdea, SpaceView } from "@/api";
import { useCommandKeys } from "@/shared";
import { type Answers, type FakeHost, fakeHost } from "@/test/fake-host";
import { render } from "@/test/render";
import { NewIdeaPage } from ".";

// Drafts wait a second and pauses are real; a busy machine may take its time.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 20_000 });

export const space: SpaceView = {
  id: "space",
  name: "Alder Supply",
  prefix: "OH",
  currency: "EUR",
  currency_digits: 2,
  time_zone: "Europe/Berlin",
  share_default: { low: 0.5, likely: 0.65, high: 0.8 },
  goals: [],
  me: { id: "me", name: "Marta Klein", role: "admin", area_id: "finance" },
  ideas: 214,
  is_sample: false,
  kind: "private",
  is_read_only: false,
  is_filling: false,
};

export const state: AppState = {
  version: "0.1.0",
  data_dir: "/data/hub",
  device: { language: "en", theme: "auto", home: "send", single_keys_off: false, log: "problems" },
  space,
  trouble: null,
  notices: [],
  suggested: {
    currency: "EUR",
    time_zone: "Europe/Berlin",
    member_name: "Marta Klein",
    locale: "en-IE",
    device_name: "ana-laptop",
  },
};

const rates = {
  basis_id: "b-finance",
  area: "Finance",
  version: 2,
  labour: { per: "hour" as const, minor: 2_500 },
  day_cost_minor: null,
  working_days_per_year: 220,
  hours_per_day: 8,
};

/** An estimate without rework, checks or execution, by the week: enough to see it appear and change. */
export function preview({ inputs }: EstimateRequest): EstimateView {
  const { runs, period, minutes_per_run, people } = inputs;
  const needed = { runs, period, minutes_per_run, people };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  const wrong =
    (minutes_per_run ?? 0) > 100_000
      ? [
          {
            code: "INVALID" as const,
            facts: {
              field: "minutes_per_run",
              problem: "out_of_range",
              min: 0,
              max: 100_000,
              above_min: true,
            },
          },
        ]
      : [];
  if (missing.length > 0 || wrong.length > 0) return { figures: null, lines: [], missing, wrong, rates };
  const count = (runs ?? 0) * 52 * (people ?? 0);
  const today = (count * (minutes_per_run ?? 0)) / 60;
  const share = inputs.automatable_share ?? space.share_default;
  const saved = { low: share.low * today, likely: share.likely * today, high: share.high * today };
  const unknown = { kind: "unknown" as const };
  const unknowns = { best: unknown, likely: unknown, worst: unknown };
  return {
    figures: {
      runs_per_year: count,
      hours_processing: today,
      hours_rework: 0,
      hours_review: 0,
      hours_today: today,
      hours_execution: 0,
      net_hours: today,
      hours_saved: saved,
      fte_today: today / 1_760,
      fte_saved: { low: saved.low / 1_760, likely: saved.likely / 1_760, high: saved.high / 1_760 },
      money_today_minor: today * 2_500,
      money_saved_minor: { low: saved.low * 2_500, likely: saved.likely * 2_500, high: saved.high * 2_500 },
      labour_per_hour: null,
      one_off_minor: null,
      payback: unknowns,
      roi_3y: unknowns,
      rates: {
        error_rate: 0,
        rework_minutes: 0,
        reviewed_share: 0,
        review_minutes: 0,
        execution_minutes: 0,
        automatable_share: share,
        build_days: null,
        day_cost_minor: null,
        running_cost_per_year_minor: 0,
      },
      parts: [],
      missing: [],
      warnings: [],
    },
    lines: [
      {
        id: "hours_saved",
        unit: "hours",
        part: null,
        steps: [
          { op: "start", quantity: "automatable_share", unit: "share", value: share, part: null },
          { op: "times", quantity: "hours_today", unit: "hours", value: today, part: null },
        ],
        result: { kind: "amount", value: saved },
      },
    ],
    missing: [],
    wrong: [],
    rates,
  };
}

/** Nothing is proposed for the fields. */
export const nothingProposed = { area: null, systems: [] };

export const found = (part: Partial<FoundIdea> = {}): FoundIdea => ({
  id: "idea-118",
  shown_id: "OH-118",
  title: "Type supplier invoices into SAP",
  marks: [{ start: 5, end: 22 }],
  excerpt: "",
  stage: "building",
  supports: 14,
  certainty: "very_likely",
  percentage: null,
  shared_words: ["supplier", "invoices"],
  shared_systems: [],
  bridges: [],
  similar_meaning: false,
  same_area: true,
  mine: false,
  supported_by_me: false,
  ...part,
});

export const draft = (body: unknown, id = "0192d0d0-0000-7000-8000-000000000001"): DraftView => ({
  id,
  saved_at_ms: Date.UTC(2026, 4, 3, 10, 42),
  body,
});

const core: Answers = {
  "app.state": () => state,
  "space.choices": () => ({
    areas: [
      { id: "finance", name: "Finance", archived: false },
      { id: "old", name: "Old things", archived: true },
    ],
    systems: [{ id: "sap", name: "SAP", archived: false }],
    members: [],
  }),
  "draft.list": () => [],
  "draft.put": ({ id, body }) => ({ id, body, saved_at_ms: Date.UTC(2026, 4, 3, 10, 42) }),
  "draft.delete": () => ({}),
  "estimate.preview": preview,
  "similar.find": () => ({
    compared: 214,
    by_meaning: 0,
    indexing: false,
    proposed: nothingProposed,
    found: [],
  }),
  "similar.answer": () => ({}),
  "idea.check": () => ({ refusals: [] }),
  "operation.send": () => ({ verdict: "ok", fields: [], idea_id: "sent", shown_id: "OH-215" }),
};

export interface Page extends FakeHost {
  view: RenderResult;
  /** Where one is now. */
  address(): string;
  sent(): unknown[];
}

const Places = () => {
  useCommandKeys();
  return <Outlet />;
};

export function open(answers: Answers = {}, path = "/new", scheme: "light" | "dark" = "light"): Page {
  const host = fakeHost({ ...core, ...answers });
  const root = createRootRoute({ component: Places });
  const place = (at: string, component: () => React.ReactNode) =>
    createRoute({ getParentRoute: () => root, path: at, component });
  const router = createRouter({
    routeTree: root.addChildren([
      place("/new", NewIdeaPage),
      place("/ideas", () => <p>List of ideas</p>),
      place("/ideas/$ideaId", () => <p>Page of the idea</p>),
    ]),
    history: createMemoryHistory({ initialEntries: ["/ideas", path], initialIndex: 1 }),
  });
  const view = render(<RouterProvider router={router as never} />, scheme);
  return {
    ...host,
    view,
    address: () => router.state.location.pathname,
    sent: () => host.calls.filter(({ command }) => command === "operation.send").map(({ params }) => params),
  };
}

/** The parts of the page as a person finds them. */
export const find = {
  title: (): Promise<HTMLInputElement> => screen.findByLabelText("What should a program do for you?"),
  runs: (): HTMLElement => screen.getByLabelText(/How often does it come up/u),
  minutes: (): HTMLElement => screen.getByLabelText(/^Minutes each time/u),
  send: (): HTMLElement => screen.getByRole("button", { name: "Send idea" }),
  panel: (): HTMLElement => screen.getByRole("complementary", { name: "What the Hub sees in it" }),
};

/** A draft with the five answers. */
export const told = { title: "Copy invoices", people: "3", runs: "8", period: "week", minutes_per_run: "25" };
export const drafts: Answers = { "draft.list": () => [draft(told)] };

export const calls = (page: Page, command: string): unknown[] =>
  page.calls.filter((call) => call.command === command).map(({ params }) => params);

/** Types a title, how often and how long. */
export async function fill(): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  await user.type(await find.title(), "Copy invoices");
  await user.type(find.runs(), "8");
  await user.type(find.minutes(), "25");
  return user;
}
