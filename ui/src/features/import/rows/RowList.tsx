// Rows of the file with what becomes of each. Only those in sight are drawn; arrows move, Enter goes on into
// what stands beside it.
import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ImportRow } from "@/api";
import { useFormat } from "@/shared";
import { useKindWords } from "../words/rows";
import { KindGlyph } from "./KindGlyph";
import css from "./rows.module.css";
import { useConsequence } from "./useConsequence";

const ROW_REM = 2.25;

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

interface RowListProps {
  total: number;
  rowAt(place: number): ImportRow | undefined;
  at: number;
  isDone: boolean;
  onSelect(at: number): void;
  onEnter(): void;
  onRange(from: number, to: number): void;
}

function Line({ row, isDone }: { row: ImportRow; isDone: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords(isDone);
  const consequence = useConsequence();
  const isPossible = row.likes.length > 0;
  return (
    <>
      <span className={css.number}>{format.whole(row.row)}</span>
      <span className={css.kind}>
        <KindGlyph kind={row.kind} />
        {kinds[row.kind]}
      </span>
      <span className={css.title}>{row.title || <i className="t3">{t`no title`}</i>}</span>
      <span
        className={css.what}
        data-wide={row.shown_id === null || undefined}
        data-tone={row.kind === "refused" ? "danger" : isPossible ? "warn" : undefined}
      >
        {consequence(row)}
      </span>
      {row.shown_id !== null && <span className={`idno ${css.id}`}>{row.shown_id}</span>}
    </>
  );
}

const PAGE_STEP = 12;

export function RowList({ total, rowAt, at, isDone, onSelect, onEnter, onRange }: RowListProps) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_REM * rem(),
    overscan: 6,
    initialRect: { width: 800, height: 700 },
  });
  const { scrollToIndex } = lines;
  const items = lines.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onRange(from, to), [onRange, from, to]);
  useEffect(() => scrollToIndex(at), [scrollToIndex, at]);
  useEffect(() => {
    // Whoever moves with the arrows stays on the row that is looked at.
    const list = frame.current;
    if (list?.contains(document.activeElement)) {
      list.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
    }
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const goals: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE_STEP,
      PageUp: at - PAGE_STEP,
      Home: 0,
      End: total - 1,
    };
    const goal = goals[event.key];
    if (goal !== undefined) onSelect(Math.min(Math.max(goal, 0), total - 1));
    else if (event.key === "Enter") onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={frame} className={css.list}>
      <ol aria-label={t`Rows`} style={{ height: lines.getTotalSize() }} onKeyDown={onKeyDown}>
        {items.map(({ index, start, size }) => {
          const row = rowAt(index);
          return (
            <li
              key={index}
              aria-posinset={index + 1}
              aria-setsize={total}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <button
                type="button"
                data-at={index}
                className={css.line}
                tabIndex={index === at ? 0 : -1}
                aria-current={index === at || undefined}
                onClick={() => onSelect(index)}
              >
                {row && <Line row={row} isDone={isDone} />}
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
