// The active cell. Once somebody chose it, it belongs to an idea and not to a place: where ranks move, it
// goes along. Until then it is the first line.
import { useState } from "react";
import type { AnyColumn, Column } from "./columns";

/** Columns whose cells do something; the arrows go from one to the next. */
const reachable: readonly AnyColumn[] = ["title", "score", "stage", "area"];

export const reachableOf = (columns: readonly Column[]): AnyColumn[] =>
  columns.map(({ key }) => key).filter((key) => reachable.includes(key));

export interface ActiveCell {
  /** Place of its line, from zero. */
  at: number;
  last: number;
  column: AnyColumn;
  /** Names the order in which it was put there; another one begins at its first line. */
  setActive(place: number): void;
  setColumn(column: AnyColumn): void;
}

export function useActiveCell(
  viewKey: string,
  order: Uint32Array,
  columns: readonly Column[],
  start: number,
): ActiveCell {
  const last = Math.max(0, order.length - 1);
  const put = (place: number, isChosen: boolean) => {
    const at = Math.min(Math.max(place, 0), last);
    return { viewKey, order, at, local: order[at] ?? -1, isChosen };
  };
  const [active, setActive] = useState(() => put(start, start > 0));
  const [wanted, setColumn] = useState<AnyColumn>("title");
  let now = active;
  if (active.viewKey !== viewKey) now = put(0, false);
  else if (active.order !== order) {
    const found = active.isChosen ? order.indexOf(active.local) : 0;
    // Gone from the view: what stands there now is next.
    now = put(found < 0 ? active.at : found, active.isChosen);
  }
  if (now !== active) setActive(now);
  const column = columns.some(({ key }) => key === wanted) ? wanted : "title";
  return { at: now.at, last, column, setActive: (place) => setActive(put(place, true)), setColumn };
}
