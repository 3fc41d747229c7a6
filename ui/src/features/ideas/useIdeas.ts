// The list as the core gives it: all ids once in their order, rows by the hundred, totals.
// Nothing is sorted, filtered or counted here.
import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { type IdeaRow, type IdeasOrder, NO_ORDER, readOptions, readOrder, useRead } from "@/api";

export const PAGE = 100;
/** Rows kept for showing at once when one scrolls back; far more than any screen holds. */
const MOST_REMEMBERED = 20_000;

/** The ids of all ideas of a view, in order, with their ranks; `key` names the view whose order it is. */
export function useOrder(view: IdeasOrder) {
  const read = useRead("ideas.order", view, { keepPrevious: true });
  const order = useMemo(() => (read.data ? readOrder(read.data) : NO_ORDER), [read.data]);
  const { view: _visited, ...asked } = view;
  const key = JSON.stringify(asked);
  const [shown, setShown] = useState(key);
  if (!read.isPlaceholderData && shown !== key) setShown(key);
  return { ...read, order, key: read.isPlaceholderData ? shown : key };
}

/** The pages that hold the rows from `first` to `last` and half a page around them. */
function pagesAround(first: number, last: number, count: number): number[] {
  if (count === 0) return [];
  const from = Math.floor(Math.max(0, first - PAGE / 2) / PAGE);
  const to = Math.floor(Math.min(count - 1, last + PAGE / 2) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

/** Rows by their local id; what was seen once stays until it is replaced, so that no row goes blank. */
export function useRows(order: Uint32Array, first: number, last: number) {
  const remembered = useRef(new Map<number, IdeaRow>());
  const taken = useRef(new WeakSet<IdeaRow[]>());
  const pages = useMemo(() => pagesAround(first, last, order.length), [first, last, order.length]);
  const firstPage = pages[0] ?? 0;
  const lastPage = pages.at(-1) ?? -1;
  const requests = useMemo(
    () =>
      Array.from({ length: lastPage - firstPage + 1 }, (_, step) => {
        const start = (firstPage + step) * PAGE;
        return {
          ...readOptions("ideas.rows", { locals: [...order.subarray(start, start + PAGE)] }),
          gcTime: 30_000,
        };
      }),
    [order, firstPage, lastPage],
  );
  const answers = useQueries({ queries: requests });
  for (const { data } of answers) {
    if (!data || taken.current.has(data)) continue;
    taken.current.add(data);
    if (remembered.current.size > MOST_REMEMBERED) remembered.current.clear();
    for (const row of data) remembered.current.set(row.local, row);
  }
  const failed = answers.find((answer) => answer.error);
  return {
    row: (local: number): IdeaRow | undefined => remembered.current.get(local),
    failure: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
