// The columns of the list: how wide, by what they sort, what stands in them. Their order is the screen's.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { IdeaRow, IdeasSummary, SortKey } from "@/api";
import { Avatar, type Format, SourceMark, Stage, useAge, useFormat, ValueBar } from "@/shared";
import css from "./table.module.css";

export type ColumnKey =
  | "rank"
  | "title"
  | "number"
  | "value"
  | "hours"
  | "score"
  | "stage"
  | "area"
  | "builder"
  | "supports"
  | "age";

export interface Column {
  key: ColumnKey;
  head: string;
  sort?: SortKey;
  /** Which way the column's natural order runs. */
  natural?: "ascending" | "descending";
  isNumeric?: boolean;
}

/** Rank and score have cells of their own kind (see IdeaLine); the others are plain. */
export function useColumns(summary: IdeasSummary | undefined): Column[] {
  const { t } = useLingui();
  const format = useFormat();
  const top = summary ? format.whole(summary.bar_max_hours) : null;
  return useMemo(
    () => [
      { key: "rank", head: t`Rank` },
      { key: "title", head: t`Idea`, sort: "title", natural: "ascending" },
      { key: "number", head: t`No.`, sort: "number", natural: "ascending" },
      { key: "value", head: top === null ? "" : t`0–${top} h a year` },
      { key: "hours", head: t`Hours`, sort: "hours", natural: "descending", isNumeric: true },
      { key: "score", head: t`Score`, sort: "score", natural: "descending" },
      { key: "stage", head: t`Stage`, sort: "stage", natural: "ascending" },
      { key: "area", head: t`Area`, sort: "area", natural: "ascending" },
      { key: "builder", head: t`Builder` },
      { key: "supports", head: t`Supports`, sort: "supports", natural: "descending", isNumeric: true },
      { key: "age", head: t`Age`, sort: "age", natural: "ascending", isNumeric: true },
    ],
    [t, top],
  );
}

function Hours({ row, format }: { row: IdeaRow; format: Format }) {
  const { t } = useLingui();
  if (row.hours_measured !== null) {
    return (
      <>
        <b>{format.hours(row.hours_measured)}</b>
        <SourceMark source="measured" />
      </>
    );
  }
  if (row.hours_saved === null) {
    return (
      <span className={css.noHours} title={t`No estimate yet`}>
        –<span className="vh">{t`No estimate yet`}</span>
      </span>
    );
  }
  return (
    <>
      <b>{format.hours(row.hours_saved.likely)}</b>
      <SourceMark source="estimated" />
    </>
  );
}

const Nothing = () => <span className="t3">–</span>;

type PlainKey = Exclude<ColumnKey, "rank" | "score" | "title">;

/** What stands in a plain cell. */
export function PlainCell({ column, row, barMax }: { column: PlainKey; row: IdeaRow; barMax: number }) {
  const format = useFormat();
  const age = useAge();
  switch (column) {
    case "number":
      return <span className="idno">{row.shown_id}</span>;
    case "value":
      return row.hours_saved ? (
        <ValueBar {...row.hours_saved} measured={row.hours_measured} max={barMax} />
      ) : null;
    case "hours":
      return <Hours row={row} format={format} />;
    case "stage":
      return <Stage stage={row.stage} />;
    case "area":
      return row.area ? <span className="t2">{row.area}</span> : <Nothing />;
    case "builder":
      return row.builder ? <Avatar name={row.builder} size="s" /> : <Nothing />;
    case "supports":
      return row.supports === 0 ? <span className="t3">0</span> : format.whole(row.supports);
    case "age":
      return <span className="t3">{age(row.created_at_ms)}</span>;
  }
}
