// A made-up core for the tests of the list: it filters, keeps views, and acts at many.
import {
  type BulkIdeas,
  type BulkRequest,
  type BulkResult,
  Failure,
  type IdeaRow,
  type IdeasOrder,
  type SavedView,
  writeOrder,
} from "@/api";
import { type Answers, type FakeHost, fakeHost } from "@/test/fake-host";
import { catalogue, ideaRow } from "@/test/made";

export const many = (count: number): IdeaRow[] =>
  Array.from({ length: count }, (_, place) => ideaRow(place + 1));

export interface Core extends FakeHost {
  /** The ideas in the order of their ranks; replaced, then told with `change`. */
  ideas: IdeaRow[];
  views: SavedView[];
  /** By local id: what the rank was at the last visit. */
  before: Record<number, number>;
  sent(command: string): unknown[];
}

const fits = (idea: IdeaRow, { search = "", filter = {} as never }: IdeasOrder): boolean => {
  const { stages, area_ids: areas, no_area, hours_min: hours } = filter as NonNullable<IdeasOrder["filter"]>;
  const isInArea =
    (!areas && !no_area) || (idea.area_id ? (areas ?? []).includes(idea.area_id) : no_area === true);
  return (
    idea.title.toLowerCase().includes(search.toLowerCase()) &&
    (!stages || stages.includes(idea.stage)) &&
    isInArea &&
    (hours === undefined || (idea.hours_saved?.likely ?? 0) >= hours)
  );
};

const countBy = (ideas: IdeaRow[], key: (idea: IdeaRow) => string | null) => {
  const counts = new Map<string | null, number>();
  for (const idea of ideas) counts.set(key(idea), (counts.get(key(idea)) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ key: value, name: value ?? "", count }));
};

export const choices = {
  areas: [
    { id: "finance", name: "Finance", archived: false },
    { id: "sales", name: "Sales", archived: false },
  ],
  systems: [{ id: "sap", name: "SAP", archived: false }],
  members: [{ id: "ana", name: "Ana Ribeiro", archived: false }],
};

export function core(ideas: IdeaRow[], more: Answers = {}): Core {
  const plain = catalogue(ideas);
  const shown = (view: IdeasOrder): IdeaRow[] => {
    const found = state.ideas.filter((idea) => fits(idea, view));
    return view.reversed ? found.toReversed() : found;
  };
  const meant = ({ ids, locals, view, except = [] }: BulkIdeas): IdeaRow[] => {
    const all = view ? shown(view) : state.ideas;
    const isMeant = ({ id, local }: IdeaRow): boolean =>
      view ? !except.includes(local) : Boolean(ids?.includes(id) || locals?.includes(local));
    return all.filter(isMeant);
  };
  /** Ideas called "stuck" refuse everything. */
  const bulk = ({ ideas: which }: BulkRequest): BulkResult => {
    const all = meant(which);
    const stuck = all.filter(({ title }) => title.includes("stuck"));
    return {
      total: all.length,
      changed: all.length - stuck.length,
      unchanged: 0,
      refused: stuck.length,
      reasons: stuck.length > 0 ? [{ code: "ESTIMATE_MISSING", count: stuck.length }] : [],
      examples: stuck.map((idea) => ({ idea, failure: { code: "ESTIMATE_MISSING", facts: {} } })),
    };
  };
  const placed = (): SavedView[] => {
    state.views = state.views.map((view, position) => ({ ...view, position }));
    return state.views;
  };
  const host = fakeHost({
    ...plain,
    "ideas.order": (view) => {
      const order = shown(view);
      const rank = new Map(state.ideas.filter(({ score }) => score).map(({ local }, at) => [local, at + 1]));
      return writeOrder(
        order.map(({ local }) => local),
        order.map(({ local }) => rank.get(local) ?? 0),
        order.map(({ local }) => (view.view ? (state.before[local] ?? 0) : 0)),
      );
    },
    "ideas.summary": (view) => ({
      count: shown(view).length,
      total: state.ideas.length,
      estimated: 1,
      hours_saved: { low: 3709, likely: 4500, high: 5582 },
      bar_max_hours: 800,
      scored: state.ideas.length,
      ranked_by: "weighted",
      left_out: [],
    }),
    "ideas.rows": ({ locals }) =>
      locals.flatMap((local) => state.ideas.find((idea) => idea.local === local) ?? []),
    "ideas.facets": (view) => ({
      stages: countBy(shown({ ...view, filter: undefined as never }), ({ stage }) => stage),
      areas: countBy(state.ideas, ({ area_id }) => area_id).map((facet) => ({
        ...facet,
        name: choices.areas.find(({ id }) => id === facet.key)?.name ?? "",
      })),
      systems: [],
      authors: [],
      builders: [],
    }),
    "space.choices": () => choices,
    "views.list": placed,
    "views.put": ({ id, name, address }) => {
      if (state.views.some((view) => view.id === id))
        state.views = state.views.map((view) => (view.id === id ? { ...view, name, address } : view));
      else state.views = [...state.views, { id, name, address, position: 0 }];
      return placed();
    },
    "views.delete": ({ id }) => {
      state.views = state.views.filter((view) => view.id !== id);
      return placed();
    },
    "views.move": ({ id, position }) => {
      const view = state.views.find((one) => one.id === id);
      const rest = state.views.filter((one) => one.id !== id);
      if (view) state.views = rest.toSpliced(position, 0, view);
      return placed();
    },
    "ideas.bulk": bulk,
    "bulk.progress": () => null,
    "undo.list": () => [],
    "idea.get": ({ id }) => {
      throw new Failure("NOT_FOUND", { id });
    },
    ...more,
  });
  const state: Core = Object.assign(host, {
    ideas,
    views: [] as SavedView[],
    before: {},
    sent: (command: string) =>
      host.calls.filter((call) => call.command === command).map((call) => call.params),
  });
  return state;
}
