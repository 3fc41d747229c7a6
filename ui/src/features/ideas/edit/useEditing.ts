// Which cell is being changed. It belongs to an idea: where ranks move meanwhile, what is typed stays.
import { useState } from "react";
import type { IdeaRow } from "@/api";
import type { AnyColumn } from "../columns";

export type EditableColumn = "title" | "area" | "stage";

export interface Editing {
  local: number;
  column: EditableColumn;
}

const editable: readonly AnyColumn[] = ["title", "area", "stage"];

export const isEditable = (column: AnyColumn): column is EditableColumn => editable.includes(column);

/** Whether this person may change the cell now. */
export const mayEdit = (row: IdeaRow, column: EditableColumn): boolean =>
  column === "stage" ? row.rights.moves.length > 0 : row.rights.edit_case;

export function useEditing(refuse: () => void) {
  const [editing, setEditing] = useState<Editing | null>(null);
  return {
    editing,
    /** From a cell that cannot be changed it is the title. */
    begin: (row: IdeaRow | undefined, asked: AnyColumn): void => {
      const column = isEditable(asked) ? asked : "title";
      if (!row) return;
      if (mayEdit(row, column)) setEditing({ local: row.local, column });
      else refuse();
    },
    end: (): void => setEditing(null),
  };
}
