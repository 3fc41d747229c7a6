// The list itself: a grid that draws only the lines in sight, whatever the size of the catalogue.
// One cell is active; the grid keeps the focus and names it (aria-activedescendant).
import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { IdeasSummary, Order, SortKey } from "@/api";
import { ErrorState, useCommand } from "@/shared";
import { type ColumnKey, useColumns } from "./columns";
import { cellId, IdeaLine } from "./IdeaLine";
import { IdeasHead } from "./IdeasHead";
import { recall, remember } from "./place";
import css from "./table.module.css";
import { useRows } from "./useIdeas";
import { useWhy } from "./useWhy";

interface GridProps {
  /** Names the view, to come back to the same place in it. */
  viewKey: string;
  order: Order;
  summary: IdeasSummary | undefined;
  currency: string;
  sort: SortKey;
  reversed: boolean;
  onSort(sort: SortKey, reversed: boolean): void;
}

/** Rows are 36 at the usual text size and grow with it. */
const rowHeight = (): number =>
  2.25 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || "16");

const HEAD_HEIGHT = 32;

/** The active line is always drawn, so that the grid never names a cell that is not there. */
const withActive = (drawn: number[], active: number, last: number): number[] => {
  if (last < 0 || drawn.includes(active)) return drawn;
  return active < (drawn[0] ?? 0) ? [active, ...drawn] : [...drawn, active];
};

/** The gutter and the number column grow with their longest number, the same for every line. */
const widths = (scored: number, total: number): CSSProperties =>
  ({
    "--rank-width": `${1.5 + 0.5 * Math.max(0, `${scored}`.length - 3)}rem`,
    "--number": `${3.375 + 0.47 * Math.max(0, `${total}`.length - 3)}rem`,
  }) as CSSProperties;

const steps: Record<string, (at: number, last: number, page: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, _last, page) => at + page,
  PageUp: (at, _last, page) => at - page,
  Home: () => 0,
  End: (_at, last) => last,
};

export function IdeasGrid(props: GridProps) {
  const { summary, viewKey } = props;
  const { locals: order, ranks } = props.order;
  const { t } = useLingui();
  const navigate = useNavigate();
  const columns = useColumns(summary);
  const why = useWhy();
  const frame = useRef<HTMLDivElement>(null);
  const [back] = useState(() => recall(viewKey));
  const atStart = useRef<string | null>(viewKey);
  const [active, setActive] = useState<number>(back?.active ?? 0);
  const [column, setColumn] = useState<ColumnKey>("title");
  const [height] = useState(rowHeight);
  const last = order.length - 1;
  const at = Math.min(active, Math.max(0, last));

  const [shownKey, setShownKey] = useState(viewKey);
  if (shownKey !== viewKey) {
    setShownKey(viewKey);
    setActive(0);
  }
  useEffect(() => {
    if (viewKey !== atStart.current) frame.current?.scrollTo({ top: 0 });
    atStart.current = null;
  }, [viewKey]);

  const lines = useVirtualizer({
    count: order.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
    // The head stays in sight above the lines.
    scrollPaddingEnd: HEAD_HEIGHT,
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), at, last),
    initialOffset: back?.offset ?? 0,
  });
  const visible = lines.getVirtualItems();
  const range = lines.range ?? { startIndex: 0, endIndex: 40 };
  const { row, failure, retry } = useRows(order, range.startIndex, range.endIndex);

  const open = useCallback(
    (place: number) => {
      const found = row(order[place] ?? -1);
      if (!found) return;
      remember(viewKey, { offset: frame.current?.scrollTop ?? 0, active: place });
      void navigate({ to: "/ideas/$ideaId", params: { ideaId: found.id } });
    },
    [row, order, viewKey, navigate],
  );
  const latestOpen = useRef(open);
  useEffect(() => {
    latestOpen.current = open;
  });
  const openLine = useCallback((place: number) => latestOpen.current(place), []);

  const moveTo = (place: number): void => {
    const next = Math.min(Math.max(place, 0), last);
    why.actions.close();
    setActive(next);
    lines.scrollToIndex(next, { align: "auto" });
    frame.current?.focus({ preventScroll: true });
  };
  const explain = (): void => {
    setColumn("score");
    const local = order[at];
    if (local !== undefined && row(local)?.score) why.actions.toggle(local);
  };

  useCommand("list.next", () => moveTo(at + 1));
  useCommand("list.previous", () => moveTo(at - 1));
  useCommand("list.open", () => open(at));
  useCommand("list.why", explain);
  useCommand("close", why.actions.close, why.local !== null);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== frame.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? height) / height) - 2);
    if (step) moveTo(step(at, last, page));
    else if (event.key === "ArrowRight") setColumn("score");
    else if (event.key === "ArrowLeft") setColumn("title");
    else if (event.key === "Enter") column === "score" ? explain() : open(at);
    else return;
    event.preventDefault();
  };

  if (failure && !visible.some((line) => row(order[line.index] ?? -1))) {
    return <ErrorState failure={failure} onRetry={retry} />;
  }
  return (
    <div
      ref={frame}
      className={css.grid}
      style={widths(summary?.scored ?? 0, summary?.total ?? 0)}
      role="grid"
      tabIndex={0}
      aria-label={t`Ideas`}
      aria-rowcount={order.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={order.length > 0 ? cellId(at, column) : undefined}
      onKeyDown={onKeyDown}
      onScroll={why.local === null ? undefined : why.actions.close}
    >
      <IdeasHead columns={columns} sort={props.sort} reversed={props.reversed} onSort={props.onSort} />
      <div role="rowgroup" className={css.lines} style={{ height: lines.getTotalSize() }}>
        {visible.map((line) => {
          const local = order[line.index] ?? -1;
          return (
            <IdeaLine
              key={line.key}
              row={row(local)}
              rank={ranks[line.index] || null}
              place={line.index}
              top={line.start}
              columns={columns}
              active={line.index === at ? column : null}
              barMax={summary?.bar_max_hours ?? 1}
              currency={props.currency}
              isWhyOpen={why.local === local}
              why={why.actions}
              onOpen={openLine}
            />
          );
        })}
      </div>
    </div>
  );
}
