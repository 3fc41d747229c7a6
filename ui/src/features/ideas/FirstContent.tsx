// What a cell says in the very first frame of the window: its words and numbers, where they will stay.
import type { ReactNode } from "react";
import type { IdeaRow, Method } from "@/api";
import { useFormat, useStageWords } from "@/shared";
import type { AnyColumn } from "./columns";
import css from "./table.module.css";

export function FirstContent({
  column,
  row,
  method,
  children,
}: {
  column: AnyColumn;
  row: IdeaRow;
  method: Method;
  children: ReactNode;
}) {
  const format = useFormat();
  const stages = useStageWords();
  switch (column) {
    case "value":
      return null;
    case "hours":
      if (row.hours_measured !== null || !row.hours_saved) return children;
      return <b className={css.firstHours}>{format.hours(row.hours_saved.likely)}</b>;
    case "score":
      if (method !== "weighted" || !row.score) return children;
      return <b className={css.firstScore}>{format.whole(row.score.score)}</b>;
    case "stage":
      return <span className={css.firstStage}>{stages[row.stage]}</span>;
    default:
      return children;
  }
}
