// The head of the list: names of the columns, and what it is sorted by.
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { SortKey } from "@/api";
import type { Column } from "./columns";
import css from "./table.module.css";

interface HeadProps {
  columns: readonly Column[];
  sort: SortKey;
  reversed: boolean;
  onSort(sort: SortKey, reversed: boolean): void;
}

const opposite = { ascending: "descending", descending: "ascending" } as const;
const icon = { size: "0.75rem", stroke: 2, "aria-hidden": true } as const;

function HeadCell({
  column,
  index,
  ...sorting
}: { column: Column; index: number } & Omit<HeadProps, "columns">) {
  const { sort: by, natural = "descending" } = column;
  const isOn = by !== undefined && by === sorting.sort;
  const direction = sorting.reversed ? opposite[natural] : natural;
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={isOn ? direction : undefined}
      className={css.headCell}
      data-column={column.key}
      data-numeric={column.isNumeric || undefined}
      data-on={isOn || undefined}
    >
      {by ? (
        <button
          type="button"
          className={css.sort}
          onClick={() => sorting.onSort(by, isOn && !sorting.reversed)}
        >
          {column.head}
          {isOn && (direction === "descending" ? <IconArrowDown {...icon} /> : <IconArrowUp {...icon} />)}
        </button>
      ) : (
        column.head
      )}
    </div>
  );
}

export function IdeasHead({ columns, ...sorting }: HeadProps) {
  return (
    <div role="row" aria-rowindex={1} className={css.head}>
      {columns.map((column, index) => (
        <HeadCell key={column.key} column={column} index={index} {...sorting} />
      ))}
    </div>
  );
}
