// The list as the core gives it: all ids once in their order, rows by the hundred, totals.
// Nothing is sorted, filtered or counted here.
import {
  keepPreviousData,
  type QueryClient,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { type IdeaRow, type IdeasOrder, NO_ORDER, PAGE, readOptions, readOrder } from "@/api";

/** Rows kept for showing at once when one scrolls back; far more than any screen holds. */
const MOST_REMEMBERED = 5_000;
/** Orders kept beside those on the screen, to go back at once: each takes twelve bytes an idea. */
const MOST_ORDERS = 4;
/** Pages kept likewise. */
const MOST_PAGES = 20;

/** One page of rows. */
const pageOptions = (order: Uint32Array, page: number) => ({
  ...readOptions("ideas.rows", { locals: [...order.subarray(page * PAGE, (page + 1) * PAGE)] }),
  gcTime: 30_000,
});

/** The order comes with its first rows, so that its lines are drawn once, and with their ideas. */
const orderOptions = (queries: QueryClient, view: IdeasOrder) => {
  const options = readOptions("ideas.order", view);
  const queryFn = async (): Promise<ArrayBuffer> => {
    const bytes = await options.queryFn();
    const { locals } = readOrder(bytes);
    if (locals.length > 0) await queries.prefetchQuery(pageOptions(locals, 0));
    return bytes;
  };
  return { ...options, queryFn, placeholderData: keepPreviousData };
};

/** Time alone would let them pile up: who types or drags the scroll bar makes hundreds of them in a minute. */
function forget(queries: QueryClient, command: "ideas.order" | "ideas.rows", most: number): void {
  const cache = queries.getQueryCache();
  const idle = cache.findAll({ queryKey: [command], type: "inactive", fetchStatus: "idle" });
  const latestFirst = idle.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const answer of latestFirst.slice(most)) cache.remove(answer);
}

/** The ids of all ideas of a view, in order, with their ranks; `key` names the view whose order it is. */
export function useOrder(view: IdeasOrder) {
  const queries = useQueryClient();
  const read = useQuery(orderOptions(queries, view));
  const order = useMemo(() => (read.data ? readOrder(read.data) : NO_ORDER), [read.data]);
  const { view: _visited, ...asked } = view;
  const key = JSON.stringify(asked);
  const [shown, setShown] = useState(key);
  if (!read.isPlaceholderData && shown !== key) setShown(key);
  useEffect(() => {
    if (read.data) forget(queries, "ideas.order", MOST_ORDERS);
  }, [read.data, queries]);
  return { ...read, order, key: read.isPlaceholderData ? shown : key };
}

/** The pages that hold the rows from `first` to `last` and half a page around them. */
function pagesAround(first: number, last: number, count: number): number[] {
  if (count === 0) return [];
  const from = Math.floor(Math.max(0, first - PAGE / 2) / PAGE);
  const to = Math.floor(Math.min(count - 1, last + PAGE / 2) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

/** Puts rows at the end of what is remembered and lets go of what was put there long ago. */
function remember(rows: Map<number, IdeaRow>, pages: readonly (readonly IdeaRow[])[]): void {
  for (const row of pages.flat()) {
    rows.delete(row.local);
    rows.set(row.local, row);
  }
  for (const local of rows.keys()) {
    if (rows.size <= MOST_REMEMBERED) return;
    rows.delete(local);
  }
}

/** Rows by their local id; what was seen once stays until it is replaced, so that no row goes blank. */
export function useRows(order: Uint32Array, first: number, last: number) {
  const queries = useQueryClient();
  const remembered = useRef(new Map<number, IdeaRow>());
  const shown = useRef<readonly (readonly IdeaRow[])[]>([]);
  const pages = useMemo(() => pagesAround(first, last, order.length), [first, last, order.length]);
  const firstPage = pages[0] ?? 0;
  const lastPage = pages.at(-1) ?? -1;
  const requests = useMemo(
    () => Array.from({ length: lastPage - firstPage + 1 }, (_, step) => pageOptions(order, firstPage + step)),
    [order, firstPage, lastPage],
  );
  const answers = useQueries({ queries: requests });
  const now = answers.flatMap(({ data }) => (data ? [data] : []));
  if (now.some((page) => !shown.current.includes(page))) remember(remembered.current, now);
  shown.current = now;
  useEffect(() => {
    if (requests.length > 0) forget(queries, "ideas.rows", MOST_PAGES);
  }, [requests, queries]);
  const failed = answers.find((answer) => answer.error);
  return {
    row: (local: number): IdeaRow | undefined => remembered.current.get(local),
    failure: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
