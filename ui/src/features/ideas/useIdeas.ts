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
import { type IdeaRow, type IdeasOrder, NO_ORDER, readOptions, readOrder } from "@/api";

export const PAGE = 100;
/** Rows kept for showing at once when one scrolls back; far more than any screen holds. */
const MOST_REMEMBERED = 5_000;
/** Orders kept beside those on the screen, to go back at once: each takes twelve bytes an idea. */
const MOST_ORDERS = 4;

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

/** Time alone would let them pile up: somebody who types makes many of them in a minute. */
function forgetOrders(queries: QueryClient): void {
  const cache = queries.getQueryCache();
  const idle = cache.findAll({ queryKey: ["ideas.order"], type: "inactive", fetchStatus: "idle" });
  const latestFirst = idle.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const order of latestFirst.slice(MOST_ORDERS)) cache.remove(order);
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
  useEffect(() => (read.data ? forgetOrders(queries) : undefined), [read.data, queries]);
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
    () => Array.from({ length: lastPage - firstPage + 1 }, (_, step) => pageOptions(order, firstPage + step)),
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
