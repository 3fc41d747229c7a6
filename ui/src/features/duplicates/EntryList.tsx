// The entries on the left, the surest and heaviest first. Only those in sight are drawn.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { PairsEntry } from "@/api";
import { Sureness, useFormat } from "@/shared";
import css from "./duplicates.module.css";
import { nameOf } from "./usePairs";

const ENTRY_REM = 6;

interface EntryListProps {
  entries: readonly PairsEntry[];
  at: number;
  onSelect(at: number): void;
}

function Entry({ entry }: { entry: PairsEntry }) {
  const { t } = useLingui();
  const format = useFormat();
  const { ideas, hours, supports, certainty } = entry;
  const count = ideas.length;
  const stake = [
    hours > 0 && t`${format.hours(hours)} h a year twice`,
    supports > 0 && plural(supports, { one: "# support", other: "# supports" }),
  ].filter(Boolean);
  return (
    <>
      <span className={css.entryHead}>
        <Sureness level={certainty} />
        {count > 2 && <span className="meta">{t`${count} ideas`}</span>}
      </span>
      {ideas.slice(0, 2).map(({ id, shown_id, title }) => (
        <span key={id} className={css.entryTitle}>
          <span className="ell">{title}</span> <span className="idno">{shown_id}</span>
        </span>
      ))}
      <span className="meta">{stake.join(", ") || t`No estimate yet`}</span>
    </>
  );
}

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

export function EntryList({ entries, at, onSelect }: EntryListProps) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ENTRY_REM * rem(),
    overscan: 4,
  });
  const { scrollToIndex } = rows;
  useEffect(() => scrollToIndex(at), [scrollToIndex, at]);
  useEffect(() => {
    // Whoever moves with the arrows stays on the entry that is looked at.
    const list = frame.current;
    if (list?.contains(document.activeElement)) {
      list.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
    }
  }, [at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onSelect(Math.min(Math.max(to, 0), entries.length - 1));
  };
  return (
    <div ref={frame} className={css.list}>
      <ol aria-label={t`Ideas that look alike`} style={{ height: rows.getTotalSize() }} onKeyDown={onKeyDown}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const entry = entries[index];
          return (
            entry && (
              <li
                key={nameOf(entry)}
                aria-posinset={index + 1}
                aria-setsize={entries.length}
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                <button
                  type="button"
                  data-at={index}
                  className={css.entry}
                  tabIndex={index === at ? 0 : -1}
                  aria-current={index === at || undefined}
                  onClick={() => onSelect(index)}
                >
                  <Entry entry={entry} />
                </button>
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}
