// The words of a title that both ideas have. The core gives places in UTF-16 code units.
import type { Mark } from "@/api";

export interface Piece {
  text: string;
  isMarked: boolean;
  /** Where it begins: its name in the list. */
  at: number;
}

/** Marks that overlap, stand in no order or reach beyond the title do no harm. */
export function pieces(title: string, marks: readonly Mark[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  const push = (end: number, isMarked: boolean): void => {
    if (end > at) found.push({ text: title.slice(at, end), isMarked, at });
    at = Math.max(at, end);
  };
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    push(Math.min(mark.start, title.length), false);
    push(Math.min(mark.end, title.length), true);
  }
  push(title.length, false);
  return found;
}
