// The columns of the list as they stand in a file: named as in the list, but with their units, since a file
// has no tooltips.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { ExportColumn, ExportKey } from "@/api";
import type { ColumnKey } from "../columns";

/** A value bar is its two ends; all else is itself. */
const parts = (key: ColumnKey): ExportKey[] => (key === "value" ? ["hours_low", "hours_high"] : [key]);

export function useExportColumns(shown: readonly ColumnKey[]): ExportColumn[] {
  const { t } = useLingui();
  return useMemo(() => {
    const titles: Record<ExportKey, string> = {
      rank: t`Rank`,
      title: t`Idea`,
      number: t`Number`,
      hours_low: t`Hours saved a year, low`,
      hours: t`Hours saved a year`,
      hours_high: t`Hours saved a year, high`,
      hours_today: t`Hours a year today`,
      money: t`Money saved a year`,
      score: t`Score`,
      completeness: t`Complete`,
      stage: t`Stage`,
      stage_since: t`In stage since`,
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
      age: t`Sent on`,
      updated: t`Updated`,
    };
    const keys: ExportKey[] = ["rank", "title", ...shown.flatMap(parts)];
    return keys.map((key) => ({ key, title: titles[key] }));
  }, [t, shown]);
}
