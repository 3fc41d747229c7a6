// The active cell and the keys that move it. Two columns can be active: the idea, and its score.
import { type KeyboardEvent, useState } from "react";
import { useCommand } from "@/shared";

type Column = "title" | "score";

const steps: Record<string, (at: number, last: number, page: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, _last, page) => at + page,
  PageUp: (at, _last, page) => at - page,
  Home: () => 0,
  End: (_at, last) => last,
};

/** Which line and column are active; a new view begins at its first line. */
export function useActiveCell(viewKey: string, count: number, start: number) {
  const [active, setActive] = useState(start);
  const [column, setColumn] = useState<Column>("title");
  const [shownKey, setShownKey] = useState(viewKey);
  if (shownKey !== viewKey) {
    setShownKey(viewKey);
    setActive(0);
  }
  const last = Math.max(0, count - 1);
  return { at: Math.min(active, last), last, column, setActive, setColumn };
}

interface KeysProps {
  cell: ReturnType<typeof useActiveCell>;
  perPage(): number;
  /** Shows the line and takes the focus. */
  goTo(place: number): void;
  open(place: number): void;
  explain(place: number): void;
}

/** Carries out the list's commands; what it returns hears the keys of the grid itself. */
export function useListKeys({ cell, perPage, goTo, open, explain }: KeysProps) {
  const { at, last, column, setActive, setColumn } = cell;
  const moveTo = (place: number): void => {
    const next = Math.min(Math.max(place, 0), last);
    setActive(next);
    goTo(next);
  };
  const why = (): void => {
    setColumn("score");
    explain(at);
  };
  useCommand("list.next", () => moveTo(at + 1));
  useCommand("list.previous", () => moveTo(at - 1));
  useCommand("list.open", () => open(at));
  useCommand("list.why", why);

  return (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step) moveTo(step(at, last, perPage()));
    else if (event.key === "ArrowRight") setColumn("score");
    else if (event.key === "ArrowLeft") setColumn("title");
    else if (event.key === "Enter") column === "score" ? why() : open(at);
    else return;
    event.preventDefault();
  };
}
