// One line of the list. Its place is known before its content is: a line on its way has its real height.
import { memo } from "react";
import type { IdeaRow } from "@/api";
import { RankGutter, SkeletonLine } from "@/shared";
import { type Column, type ColumnKey, PlainCell } from "./columns";
import { ScoreCell } from "./ScoreCell";
import css from "./table.module.css";
import type { WhyActions } from "./useWhy";

export interface LineProps {
  row: IdeaRow | undefined;
  rank: number | null;
  /** Place in the list, from zero. */
  place: number;
  top: number;
  columns: readonly Column[];
  /** The column of the active cell, when this line has it. */
  active: ColumnKey | null;
  barMax: number;
  currency: string;
  /** Whether its score is open. */
  isWhyOpen: boolean;
  why: WhyActions;
  onOpen(place: number): void;
}

export const cellId = (place: number, column: ColumnKey): string => `cell-${place}-${column}`;

function Content({ column, line, row }: { column: ColumnKey; line: LineProps; row: IdeaRow }) {
  switch (column) {
    case "rank":
      return <RankGutter rank={line.rank} />;
    case "title":
      return (
        // No Link of the router's: a screenful of them takes longer to make than the rest of the lines.
        <a
          href={`#/ideas/${row.id}`}
          tabIndex={-1}
          className={css.title}
          title={row.title}
          onClick={(event) => {
            // A plain click is the line's, which keeps the place; one with Ctrl stays the link's own.
            if (event.ctrlKey || event.metaKey || event.shiftKey) event.stopPropagation();
            else event.preventDefault();
          }}
        >
          {row.title}
        </a>
      );
    case "score":
      return <ScoreCell row={row} isOpen={line.isWhyOpen} why={line.why} currency={line.currency} />;
    default:
      return <PlainCell column={column} row={row} barMax={line.barMax} />;
  }
}

const Waiting = ({ column, rank }: { column: ColumnKey; rank: number | null }) => {
  if (column === "rank") return <RankGutter rank={rank} />;
  if (column === "title") return <SkeletonLine width="60%" />;
  return column === "value" || column === "score" ? <SkeletonLine width="80%" /> : null;
};

function Line(line: LineProps) {
  const { row, place, columns, active } = line;
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      className={css.line}
      data-active={active !== null || undefined}
      style={{ transform: `translateY(${line.top}px)` }}
      onClick={() => line.onOpen(place)}
    >
      {columns.map(({ key, isNumeric }, index) => (
        <div
          key={key}
          id={cellId(place, key)}
          role="gridcell"
          aria-colindex={index + 1}
          className={css.cell}
          data-column={key}
          data-numeric={isNumeric || undefined}
          data-active={active === key || undefined}
        >
          {row ? <Content column={key} line={line} row={row} /> : <Waiting column={key} rank={line.rank} />}
        </div>
      ))}
    </div>
  );
}

export const IdeaLine = memo(Line);
