// The list itself: a grid that draws only the lines in sight, whatever the size of the catalogue.
// One cell is active; the grid keeps the focus and names it (aria-activedescendant).
import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type CSSProperties, type RefObject, useEffect, useRef, useState } from "react";
import type { IdeasSummary, Order, SortKey } from "@/api";
import { ErrorState, useCommand, useSteady } from "@/shared";
import { useColumns } from "./columns";
import { cellId, IdeaLine } from "./IdeaLine";
import { IdeasHead } from "./IdeasHead";
import { recall, remember } from "./place";
import css from "./table.module.css";
import { useActiveCell, useListKeys } from "./useActiveCell";
import { useLines } from "./useLines";
import { useUsableMark } from "./useUsableMark";
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

/** The gutter and the number column grow with their longest number, the same for every line. */
const widths = (scored: number, total: number): CSSProperties =>
  ({
    "--rank-width": `${1.5 + 0.5 * Math.max(0, `${scored}`.length - 3)}rem`,
    "--number": `${3.375 + 0.47 * Math.max(0, `${total}`.length - 3)}rem`,
  }) as CSSProperties;

/** Opens an idea and keeps the place in the list for the way back. */
function useOpen(
  viewKey: string,
  frame: RefObject<HTMLDivElement | null>,
  id: (place: number) => string | undefined,
  setActive: (place: number) => void,
) {
  const navigate = useNavigate();
  return useSteady((place: number): void => {
    const ideaId = id(place);
    if (!ideaId) return;
    setActive(place);
    remember(viewKey, { offset: frame.current?.scrollTop ?? 0, active: place });
    void navigate({ to: "/ideas/$ideaId", params: { ideaId } });
  });
}

export function IdeasGrid(props: GridProps) {
  const { summary, viewKey } = props;
  const { locals: order, ranks } = props.order;
  const { t } = useLingui();
  const columns = useColumns(summary);
  const why = useWhy();
  const frame = useRef<HTMLDivElement>(null);
  const [left] = useState(() => recall(viewKey));
  const back = left ?? { offset: 0, active: 0 };
  const cell = useActiveCell(viewKey, order.length, back.active);
  const { at, column } = cell;
  const lines = useLines({ frame, order, viewKey, active: at, offset: back.offset });
  const { visible, row, failure } = lines;
  const rowAt = (place: number) => row(order[place] ?? -1);
  useUsableMark(visible.length > 0 && visible.every((line) => rowAt(line.index)));
  const open = useOpen(viewKey, frame, (place) => rowAt(place)?.id, cell.setActive);
  const onKeyDown = useListKeys({
    cell,
    perPage: lines.perPage,
    goTo: (place) => {
      why.actions.close();
      lines.reveal(place);
      frame.current?.focus({ preventScroll: true });
    },
    open,
    explain: (place) => {
      const found = rowAt(place);
      if (found?.score) why.actions.toggle(found.local);
    },
  });
  useCommand("close", why.actions.close, why.local !== null);
  useEffect(() => {
    // Who comes back from an idea goes on with the keys from its line; a focus elsewhere stays there.
    if (left && document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, [left]);

  if (failure && !visible.some((line) => rowAt(line.index))) {
    return <ErrorState failure={failure} onRetry={lines.retry} />;
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
      <div role="rowgroup" className={css.lines} style={{ height: lines.totalHeight }}>
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
              onOpen={open}
            />
          );
        })}
      </div>
    </div>
  );
}
