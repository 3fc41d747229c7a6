// Carries out the list's commands, and hears the keys of the grid itself.
import type { KeyboardEvent } from "react";
import { useCommand } from "@/shared";
import type { AnyColumn, Column } from "./columns";
import { type ActiveCell, reachableOf } from "./useActiveCell";
import type { Selection } from "./useSelection";

const steps: Record<string, (at: number, last: number, page: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, _last, page) => at + page,
  PageUp: (at, _last, page) => at - page,
  Home: () => 0,
  End: (_at, last) => last,
};

interface KeysProps {
  cell: ActiveCell;
  columns: readonly Column[];
  selection: Selection;
  perPage(): number;
  /** Shows the line and takes the focus. */
  goTo(place: number): void;
  open(place: number): void;
  explain(place: number): void;
  edit(place: number, column: AnyColumn): void;
  peek(): void;
}

export function useListKeys(props: KeysProps) {
  const { cell, columns, selection, perPage, goTo, open, explain, edit, peek } = props;
  const { at, last, column, setActive, setColumn } = cell;
  const moveTo = (place: number, isExtending = false): void => {
    const next = Math.min(Math.max(place, 0), last);
    if (isExtending) selection.extend(at, next);
    else selection.release();
    setActive(next);
    goTo(next);
  };
  const why = (): void => {
    setColumn("score");
    explain(at);
  };
  const sideways = (by: number): void => {
    const reach = reachableOf(columns);
    const next = reach[reach.indexOf(column) + by];
    if (next) setColumn(next);
  };
  const enter = (): void => {
    if (column === "score") why();
    else if (column === "title") open(at);
    else edit(at, column);
  };
  useCommand("list.next", () => moveTo(at + 1));
  useCommand("list.previous", () => moveTo(at - 1));
  useCommand("list.open", () => open(at));
  useCommand("list.why", why);
  useCommand("list.edit", () => edit(at, column));
  useCommand("list.peek", peek);
  useCommand("list.select", () => selection.toggle(at));
  useCommand("list.all", selection.all);

  return (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step) moveTo(step(at, last, perPage()), event.shiftKey);
    else if (event.key === "ArrowRight") sideways(1);
    else if (event.key === "ArrowLeft") sideways(-1);
    else if (event.key === "Enter") enter();
    else return;
    event.preventDefault();
  };
}
