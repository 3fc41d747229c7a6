// A text with the words that both ideas have. The core gives places in UTF-16 code units.
import type { Mark } from "@/api";

export interface Piece {
  text: string;
  isMarked: boolean;
  /** Where it begins: its name in the list. */
  at: number;
}

/** Marks that overlap, stand in no order or reach beyond the text do no harm. */
export function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  const push = (end: number, isMarked: boolean): void => {
    if (end > at) found.push({ text: text.slice(at, end), isMarked, at });
    at = Math.max(at, end);
  };
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    push(Math.min(start, text.length), false);
    push(Math.min(end, text.length), true);
  }
  push(text.length, false);
  return found;
}

export const Marked = ({ text, marks }: { text: string; marks: readonly Mark[] }) =>
  pieces(text, marks).map(({ text: piece, isMarked, at }) =>
    isMarked ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
  );
