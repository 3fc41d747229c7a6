// Which ideas are selected: some, or all of the view but some. A selection belongs to the ideas of a view;
// other conditions begin without one, so that nobody acts on what is no longer in sight.
import { useMemo, useState } from "react";
import type { BulkIdeas, IdeasOrder } from "@/api";

type Locals = ReadonlySet<number>;

interface State {
  key: string;
  isAll: boolean;
  /** Selected; where all are, left out. */
  marked: Locals;
  /** Where a range began, and what was selected before it. */
  range: { from: number; base: Locals } | null;
}

const none = (key: string): State => ({ key, isAll: false, marked: new Set(), range: null });

export interface Selection {
  count: number;
  isAll: boolean;
  has(local: number): boolean;
  /** All of them by number; null where all of the view are selected. */
  locals: number[] | null;
  /** Places are those of the order, from zero. */
  toggle(place: number): void;
  /** From where a range began, or else `at`, to `to`. */
  extend(at: number, to: number): void;
  /** The next range begins anew. */
  release(): void;
  all(): void;
  clear(): void;
  /** As an act at many ideas names them. */
  ideas(): BulkIdeas;
}

const between = (order: Uint32Array, from: number, to: number): Uint32Array =>
  order.subarray(Math.min(from, to), Math.max(from, to) + 1);

function extended(now: State, order: Uint32Array, at: number, to: number): State {
  if (now.isAll) return now;
  const range = now.range ?? { from: order[at] ?? -1, base: now.marked };
  const from = Math.max(0, order.indexOf(range.from));
  return { ...now, range, marked: new Set([...range.base, ...between(order, from, to)]) };
}

function toggled(now: State, order: Uint32Array, place: number): State {
  const local = order[place];
  if (local === undefined) return now;
  const marked = new Set(now.marked);
  if (!marked.delete(local)) marked.add(local);
  return { ...now, marked, range: { from: local, base: marked } };
}

/** `view` says which ideas there are, in whatever order. */
export function useSelection(view: IdeasOrder, order: Uint32Array): Selection {
  const key = JSON.stringify(view);
  const [state, setState] = useState(() => none(key));
  const now = state.key === key ? state : none(key);
  return useMemo(() => {
    const set = (next: (now: State) => State): void =>
      setState((old) => next(old.key === key ? old : none(key)));
    const { isAll, marked } = now;
    return {
      count: isAll ? order.length - marked.size : marked.size,
      isAll,
      has: (local) => marked.has(local) !== isAll,
      locals: isAll ? null : [...marked],
      toggle: (place) => set((old) => toggled(old, order, place)),
      extend: (at, to) => set((old) => extended(old, order, at, to)),
      release: () => set((old) => (old.range ? { ...old, range: null } : old)),
      all: () => setState({ ...none(key), isAll: true }),
      clear: () => setState(none(key)),
      ideas: () =>
        isAll ? { view: JSON.parse(key) as IdeasOrder, except: [...marked] } : { locals: [...marked] },
    };
  }, [now, order, key]);
}
