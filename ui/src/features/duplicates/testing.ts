// Made-up answers of the core about pairs, for tests.
import type { Between, IdeaRow, MergePreview, PairsEntry, PairsState, Side } from "@/api";
import type { Answers } from "@/test/fake-host";
import { catalogue, ideaRow } from "@/test/made";

export const ready = (part: Partial<PairsState> = {}): PairsState => ({
  phase: "ready",
  done: 40,
  total: 40,
  found: 3,
  failure: null,
  ...part,
});

export const entry = (locals: number[], part: Partial<PairsEntry> = {}): PairsEntry => ({
  certainty: "probably",
  ideas: locals.map((local) => {
    const { id, shown_id, title, stage, supports } = ideaRow(local);
    return { id, shown_id, title, stage, hours_likely: 396, supports };
  }),
  links: [],
  hours: 396,
  supports: 2,
  ...part,
});

export const side = (row: IdeaRow, part: Partial<Side> = {}): Side => ({
  row,
  description: "Every Monday",
  title_marks: [{ start: 0, end: 4 }],
  description_marks: [],
  system_names: ["SAP"],
  inputs: { runs: 5, period: "week", minutes_per_run: 30, people: 2 },
  ...part,
});

export const between = (a: number, b: number, part: Partial<Between> = {}): Between => ({
  a: side(ideaRow(a)),
  b: side(ideaRow(b, { area: "Sales" })),
  certainty: "probably",
  shared_words: ["idea"],
  shared_systems: ["SAP"],
  same_area: false,
  said: null,
  may_pair: true,
  may_merge: true,
  ...part,
});

export const preview = (part: Partial<MergePreview> = {}): MergePreview => ({
  target: { id: "id-1", shown_id: "OH-1", title: "Idea 1" },
  before: { people: 1, hours_today: 495, hours_saved: { low: 297, likely: 396, high: 446 }, score: 60 },
  after: { people: 3, hours_today: 990, hours_saved: { low: 594, likely: 792, high: 892 }, score: 72 },
  sources_with_estimate: 1,
  refused: [],
  ...part,
});

const local = (id: string): number => Number(id.replace(/\D/gu, ""));

/** A core that has looked through everything and found these. What is settled leaves the list. */
export function found(entries: PairsEntry[]): Answers {
  let left = [...entries];
  const settle = (...ids: string[]): void => {
    left = left.filter(({ ideas }) => !ids.every((id) => ideas.some((idea) => idea.id === id)));
  };
  return {
    ...catalogue([ideaRow(1)]),
    "undo.list": () => [],
    "pairs.state": () => ready({ found: left.length }),
    "pairs.start": () => ready({ found: left.length }),
    "pairs.list": () => ({ total: left.length, entries: left }),
    "pairs.between": ({ a, b }) => between(local(a), local(b)),
    "pairs.answer": () => ({}),
    "operation.send": ({ operation }) => {
      if (operation.kind === "pair.set") settle(operation.a, operation.b);
      return { verdict: "ok", fields: [], shown_id: null } as never;
    },
    "merge.preview": ({ target }) =>
      preview({ target: { id: target, shown_id: `OH-${local(target)}`, title: "" } }),
    "ideas.bulk": ({ ideas, act }) => {
      if (act.act === "merge") settle(act.target, ...(ideas.ids ?? []));
      const count = ideas.ids?.length ?? 0;
      return { total: count, changed: count, unchanged: 0, refused: 0, reasons: [], examples: [] };
    },
  };
}
