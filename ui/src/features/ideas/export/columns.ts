// The columns of the list as they stand in a file: named as in the list, but with their units, since a file
// has no tooltips.
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { ExportColumn, ExportKey } from "@/api";
import { type ColumnKey, useColumnWords } from "../columns";

/** A value bar is its two ends; all else is itself. */
const parts = (key: ColumnKey): ExportKey[] => (key === "value" ? ["hours_low", "hours_high"] : [key]);

export function useExportColumns(shown: readonly ColumnKey[]): ExportColumn[] {
  const { t } = useLingui();
  const words = useColumnWords();
  return useMemo(() => {
    const titles: Record<ExportKey, string> = {
      ...words,
      number: t`Number`,
      hours_low: t`Hours saved a year, low`,
      hours: t`Hours saved a year`,
      hours_high: t`Hours saved a year, high`,
      hours_today: t`Hours a year today`,
      money: t`Money saved a year`,
      stage_since: t`In stage since`,
      age: t`Sent on`,
    };
    const keys: ExportKey[] = ["rank", "title", ...shown.flatMap(parts)];
    return keys.map((key) => ({ key, title: titles[key] }));
  }, [t, words, shown]);
}
