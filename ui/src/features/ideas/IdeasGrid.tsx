// The list itself: a grid that draws only the lines in sight, whatever the size of the catalogue.
// One cell is active; the grid keeps the focus and names it (aria-activedescendant).
import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { IdeaRow, IdeasSummary, Order, SortKey, Stage } from "@/api";
import { announce, ErrorState, useCommand, useSteady, useWaitingIdeas } from "@/shared";
import type { Column } from "./columns";
import { useEditing } from "./edit/useEditing";
import { cellId, IdeaLine, type LineActions } from "./IdeaLine";
import { IdeasHead } from "./IdeasHead";
import { recall, remember } from "./place";
import css from "./table.module.css";
import { useActiveCell } from "./useActiveCell";
import { useLines } from "./useLines";
import { useListKeys } from "./useListKeys";
import type { Selection } from "./useSelection";
import { useUsableMark } from "./useUsableMark";
import { useWhy } from "./useWhy";

interface GridProps {
  /** Names the view, to come back to the same place in it. */
  viewKey: string;
  order: Order;
  columns: readonly Column[];
  /** Height of a line. */
  rem: number;
  summary: IdeasSummary | undefined;
  currency: string;
  sort: SortKey;
  reversed: boolean;
  selection: Selection;
  onSort(sort: SortKey, reversed: boolean): void;
  /** The active idea, whenever it is another one. */
  onActive(local: number): void;
  onPeek(): void;
  /** A move that has to say why. */
  onMove(row: IdeaRow, to: Stage): void;
}

/** Tracks of the columns, and what they need at least; the gutter grows with its longest number. */
const widths = (columns: readonly Column[], rem: number, scored: number): CSSProperties =>
  ({
    "--rank-width": `${1.5 + 0.5 * Math.max(0, `${scored}`.length - 3)}rem`,
    "--columns": columns.map(({ track }) => track).join(" "),
    "--least": `calc(${columns.map(({ key, track }) => (key === "title" ? "8rem" : track)).join(" + ")})`,
    "--row": `${rem}rem`,
  }) as CSSProperties;

/** Places gained since the last visit; "new" when it had no rank then. */
function changesOf({ ranks, before }: Order): (place: number) => number | "new" | null {
  if (!before.some((rank) => rank > 0)) return () => null;
  return (place) => {
    const [now = 0, then = 0] = [ranks[place], before[place]];
    if (now === 0) return null;
    return then === 0 ? "new" : then - now;
  };
}

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
  const { summary, viewKey, columns, selection } = props;
  const { locals: order, ranks } = props.order;
  const method = summary?.ranked_by ?? "weighted";
  const { t } = useLingui();
  const why = useWhy();
  const waiting = useWaitingIdeas();
  const frame = useRef<HTMLDivElement>(null);
  const [left] = useState(() => recall(viewKey));
  const back = left ?? { offset: 0, active: 0 };
  const cell = useActiveCell(viewKey, order, columns, back.active);
  const { at, column } = cell;
  const lines = useLines({ frame, order, viewKey, active: at, offset: back.offset, rem: props.rem });
  const { visible, row, failure } = lines;
  const rowAt = (place: number) => row(order[place] ?? -1);
  const change = useMemo(() => changesOf(props.order), [props.order]);
  const isPast = useUsableMark(visible.length > 0 && visible.every((line) => rowAt(line.index)));
  const open = useOpen(viewKey, frame, (place) => rowAt(place)?.id, cell.setActive);
  const takeFocus = (): void => frame.current?.focus({ preventScroll: true });
  const editing = useEditing(() => announce(t`You cannot change this now.`));
  const edit = useSteady((place: number, asked: typeof column): void => {
    cell.setActive(place);
    editing.begin(rowAt(place), asked);
  });
  const activate = useSteady((place: number): void => cell.setActive(place));
  const select = useSteady((place: number, isRange: boolean): void => {
    cell.setActive(place);
    if (isRange) selection.extend(at, place);
    else selection.toggle(place);
    takeFocus();
  });
  const endEdit = useSteady((): void => {
    editing.end();
    takeFocus();
  });
  const move = useSteady((found: IdeaRow, to: Stage): void => {
    endEdit();
    props.onMove(found, to);
  });
  const actions = useMemo<LineActions>(
    () => ({ open, activate, select, edit, endEdit, move }),
    [open, activate, select, edit, endEdit, move],
  );
  const onKeyDown = useListKeys({
    cell,
    columns,
    selection,
    perPage: lines.perPage,
    goTo: (place) => {
      why.actions.close();
      lines.reveal(place);
      takeFocus();
    },
    open,
    explain: (place) => {
      const found = rowAt(place);
      if (found && (found.score || method !== "weighted")) why.actions.toggle(found.local);
    },
    edit,
    peek: props.onPeek,
  });
  useCommand("close", selection.clear, selection.count > 0);
  useCommand("close", why.actions.close, why.local !== null);
  const activeLocal = order[at] ?? -1;
  const { onActive } = props;
  useEffect(() => onActive(activeLocal), [activeLocal, onActive]);
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
      style={widths(columns, props.rem, summary?.scored ?? 0)}
      role="grid"
      tabIndex={0}
      aria-label={t`Ideas`}
      aria-multiselectable
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
          const found = row(local);
          return (
            <IdeaLine
              key={local}
              row={found}
              waiting={(found && waiting.get(found.id)?.length) ?? 0}
              rank={ranks[line.index] || null}
              change={change(line.index)}
              place={line.index}
              top={line.start}
              columns={columns}
              active={line.index === at ? column : null}
              isSelected={selection.has(local)}
              isFirst={!isPast}
              editing={editing.editing?.local === local ? editing.editing.column : null}
              barMax={summary?.bar_max_hours ?? 1}
              currency={props.currency}
              method={method}
              isWhyOpen={why.local === local}
              why={why.actions}
              actions={actions}
            />
          );
        })}
      </div>
    </div>
  );
}
