// One line of the list. Its place is known before its content is: a line on its way has its real height.
import { useLingui } from "@lingui/react/macro";
import { lazy, type MouseEvent, memo, Suspense } from "react";
import type { IdeaRow, Method, Stage } from "@/api";
import { later, RankGutter, SkeletonLine, WaitingMark } from "@/shared";
import { PlainCell } from "./cells";
import type { AnyColumn, Column } from "./columns";
import { type EditableColumn, isEditable } from "./edit/useEditing";
import { FirstContent } from "./FirstContent";
import { ScoreCell } from "./ScoreCell";
import css from "./table.module.css";
import type { WhyActions } from "./useWhy";

const CellEditor = lazy(later(() => import("./edit/CellEditor")));

/** What a line reports; the same object for ever. */
export interface LineActions {
  open(place: number): void;
  /** Makes it the active one. */
  activate(place: number): void;
  /** `isRange`: all from the last one on. */
  select(place: number, isRange: boolean): void;
  edit(place: number, column: AnyColumn): void;
  endEdit(): void;
  /** A move that has to say why. */
  move(row: IdeaRow, to: Stage): void;
}

export interface LineProps {
  row: IdeaRow | undefined;
  /** Own changes at it that the server has not taken yet. */
  waiting: number;
  rank: number | null;
  change: number | "new" | null;
  /** Place in the list, from zero. */
  place: number;
  top: number;
  columns: readonly Column[];
  /** The column of the active cell, when this line has it. */
  active: AnyColumn | null;
  isSelected: boolean;
  /** The first frame of the window is still to come. */
  isFirst: boolean;
  /** The cell that is being changed, when this line has it. */
  editing: EditableColumn | null;
  barMax: number;
  currency: string;
  /** What ranks. */
  method: Method;
  /** Whether its score is open. */
  isWhyOpen: boolean;
  why: WhyActions;
  actions: LineActions;
}

export const cellId = (place: number, column: AnyColumn): string => `cell-${place}-${column}`;

function Rank({ line, row }: { line: LineProps; row: IdeaRow }) {
  const { t } = useLingui();
  if (line.isFirst) return <RankGutter rank={line.rank} />;
  return (
    <>
      <RankGutter rank={line.rank} change={line.change} />
      <input
        type="checkbox"
        className={css.tick}
        tabIndex={-1}
        aria-label={t`Select ${row.shown_id}`}
        checked={line.isSelected}
        // The click is the gutter's; it tells whether Shift was held.
        onChange={() => {}}
      />
    </>
  );
}

function Title({ line, row }: { line: LineProps; row: IdeaRow }) {
  const open = (event: MouseEvent): void => {
    event.stopPropagation();
    // A plain click keeps the place in the list; one with Ctrl stays the link's own.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    line.actions.open(line.place);
  };
  return (
    // No Link of the router's: a screenful of them takes longer to make than the rest of the lines.
    <>
      <a href={`#/ideas/${row.id}`} tabIndex={-1} className={css.title} title={row.title} onClick={open}>
        {row.title}
      </a>
      {line.waiting > 0 && <WaitingMark count={line.waiting} />}
    </>
  );
}

function Content({ column, line, row }: { column: AnyColumn; line: LineProps; row: IdeaRow }) {
  switch (column) {
    case "rank":
      return <Rank line={line} row={row} />;
    case "title":
      return <Title line={line} row={row} />;
    case "score":
      return (
        <ScoreCell
          row={row}
          method={line.method}
          isOpen={line.isWhyOpen}
          why={line.why}
          currency={line.currency}
        />
      );
    default:
      return <PlainCell column={column} row={row} barMax={line.barMax} />;
  }
}

const Waiting = ({ column, line }: { column: AnyColumn; line: LineProps }) => {
  if (column === "rank") return <RankGutter rank={line.rank} change={line.change} />;
  if (column === "title") return <SkeletonLine width="60%" />;
  return column === "value" || column === "score" ? <SkeletonLine width="80%" /> : null;
};

function Cell({ column, line }: { column: AnyColumn; line: LineProps }) {
  const { row } = line;
  if (!row) return <Waiting column={column} line={line} />;
  const content = <Content column={column} line={line} row={row} />;
  if (line.isFirst) {
    return (
      <FirstContent column={column} row={row} method={line.method}>
        {content}
      </FirstContent>
    );
  }
  if (line.editing !== column) return content;
  return (
    <>
      {content}
      <Suspense>
        <CellEditor row={row} column={line.editing} onEnd={line.actions.endEdit} onMove={line.actions.move} />
      </Suspense>
    </>
  );
}

function Line(line: LineProps) {
  const { place, columns, active, isSelected, actions } = line;
  /** The gutter is the checkbox's, all of it. */
  const onClick = (event: MouseEvent): void => {
    const isGutter = event.target instanceof Element && event.target.closest("[data-column=rank]") !== null;
    if (isGutter) actions.select(place, event.shiftKey);
    else actions.activate(place);
  };
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      className={css.line}
      data-active={active !== null || undefined}
      style={{ transform: `translateY(${line.top}px)` }}
      onClick={onClick}
    >
      {columns.map(({ key, isNumeric }, index) => (
        <div
          key={key}
          id={cellId(place, key)}
          role="gridcell"
          aria-colindex={index + 1}
          className={css.cell}
          data-column={key}
          data-numeric={isNumeric}
          data-active={active === key || undefined}
          onDoubleClick={isEditable(key) ? () => actions.edit(place, key) : undefined}
        >
          <Cell column={key} line={line} />
        </div>
      ))}
    </div>
  );
}

export const IdeaLine = memo(Line);
