// The columns of the list: how wide, by what they sort, what they are called. Which ones are shown, and in
// which order, is the view's; rank and idea always come first.
import { useLingui } from "@lingui/react/macro";
import { useMediaQuery } from "@mantine/hooks";
import { useMemo } from "react";
import type { IdeasSummary, SortKey } from "@/api";
import { useFormat } from "@/shared";

type Direction = "ascending" | "descending";

interface Definition {
  /** In rem. */
  width: number;
  sort?: SortKey;
  /** Which way the column's natural order runs. */
  natural?: Direction;
  isNumeric?: true;
}

const define = <Key extends string>(list: Record<Key, Definition>): Record<Key, Definition> => list;

const az = { natural: "ascending" } as const;
const number = { isNumeric: true, natural: "descending" } as const;
const moment = { isNumeric: true, natural: "ascending" } as const;

/** All that can be shown beside rank and idea, in the order of the list to choose from. */
const definitions = define({
  number: { width: 3.375, sort: "number", ...az },
  value: { width: 7.75 },
  hours: { width: 4.625, sort: "hours", ...number },
  hours_today: { width: 6.25, sort: "hours_today", ...number },
  score: { width: 7.375, sort: "score", natural: "descending" },
  completeness: { width: 6.75, sort: "completeness", ...number },
  stage: { width: 6.375, sort: "stage", ...az },
  stage_since: { width: 6.25, sort: "stage_since", ...moment },
  area: { width: 7.75, sort: "area", ...az },
  systems: { width: 9 },
  author: { width: 8.5, sort: "author", ...az },
  owner: { width: 8.5, sort: "owner", ...az },
  builder: { width: 5, sort: "builder", ...az },
  supports: { width: 4.75, sort: "supports", ...number },
  comments: { width: 5.75, sort: "comments", ...number },
  build_days: { width: 7, sort: "build_days", isNumeric: true, natural: "ascending" },
  rice: { width: 4.5, sort: "rice", ...number },
  ice: { width: 4.5, sort: "ice", ...number },
  wsjf: { width: 4.5, sort: "wsjf", ...number },
  age: { width: 4.125, sort: "age", ...moment },
  updated: { width: 5, sort: "updated", ...moment },
});

export type ColumnKey = keyof typeof definitions;
export type AnyColumn = ColumnKey | "rank" | "title";
export const columnKeys = Object.keys(definitions) as ColumnKey[];
export const isColumnKey = (value: unknown): value is ColumnKey => columnKeys.includes(value as ColumnKey);

export const defaultColumns: readonly ColumnKey[] = [
  "number",
  "value",
  "hours",
  "score",
  "stage",
  "area",
  "builder",
  "supports",
  "age",
];

export interface Column extends Omit<Definition, "width"> {
  key: AnyColumn;
  head: string;
  /** As a track of the grid. */
  track: string;
}

export function useColumnWords(): Record<AnyColumn, string> {
  const { t } = useLingui();
  return useMemo(
    () => ({
      rank: t`Rank`,
      title: t`Idea`,
      number: t`No.`,
      value: t`Value bar`,
      hours: t`Hours`,
      hours_today: t`Hours today`,
      score: t`Score`,
      completeness: t`Complete`,
      stage: t`Stage`,
      stage_since: t`In stage`,
      area: t`Area`,
      systems: t`Systems`,
      author: t`Author`,
      owner: t`Owner`,
      builder: t`Builder`,
      supports: t`Supports`,
      comments: t`Comments`,
      build_days: t`Build days`,
      rice: t`RICE`,
      ice: t`ICE`,
      wsjf: t`WSJF`,
      age: t`Age`,
      updated: t`Updated`,
    }),
    [t],
  );
}

/** What gives way on narrow windows, or beside a panel, while nobody has chosen columns. */
function useFitting(isBeside: boolean): readonly ColumnKey[] {
  const now = { getInitialValueInEffect: false };
  const isNarrow = useMediaQuery("(max-width: 73.75em)", false, now);
  const isNarrower = useMediaQuery("(max-width: 62.5em)", false, now);
  const isNarrowest = useMediaQuery("(max-width: 50em)", false, now);
  return useMemo(() => {
    const gone: ColumnKey[] = [
      ...(isNarrow || isBeside ? (["builder", "supports", "age"] as const) : []),
      ...(isNarrower || isBeside ? (["area"] as const) : []),
      ...(isNarrowest || (isNarrow && isBeside) ? (["number"] as const) : []),
    ];
    return defaultColumns.filter((key) => !gone.includes(key));
  }, [isNarrow, isNarrower, isNarrowest, isBeside]);
}

/** The gutter and the number column grow with their longest number, the same for every line. */
const growing = (key: ColumnKey, width: number, total: number): number =>
  key === "number" ? width + 0.47 * Math.max(0, `${total}`.length - 3) : width;

/** The last column's content stands on the edge of the page. */
const EDGE_REM = 0.75;

export function useColumns(
  chosen: readonly ColumnKey[] | undefined,
  summary: IdeasSummary | undefined,
  isBeside: boolean,
): Column[] {
  const { t } = useLingui();
  const format = useFormat();
  const words = useColumnWords();
  const fitting = useFitting(isBeside);
  const top = summary ? format.whole(summary.bar_max_hours) : null;
  const total = summary?.total ?? 0;
  const method = summary?.ranked_by ?? "weighted";
  return useMemo(() => {
    const shown = chosen ?? fitting;
    const columns = shown.map((key, place): Column => {
      const { width, ...rest } = definitions[key];
      const rem = growing(key, width, total) + (place === shown.length - 1 ? EDGE_REM : 0);
      // A raw number is called by its method.
      const word = key === "score" && method !== "weighted" ? words[method] : words[key];
      const head = key !== "value" ? word : top === null ? "" : t`0–${top} h a year`;
      return { key, head, track: `${rem}rem`, ...rest };
    });
    return [
      { key: "rank", head: words.rank, track: "var(--gutter)" },
      { key: "title", head: words.title, track: "minmax(12rem, 1fr)", sort: "title", natural: "ascending" },
      ...columns,
    ];
  }, [chosen, fitting, words, top, total, method, t]);
}
