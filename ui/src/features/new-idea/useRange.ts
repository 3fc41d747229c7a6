// How a range reads: with a dash, or with a word where its lower end is below zero.
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { useFormat } from "@/shared";
import type { Range } from "./ranges";

export function useRange(): Range {
  const { t } = useLingui();
  const format = useFormat();
  return useCallback(
    (low, high) =>
      low !== high && low.startsWith("\u2212") ? t`${low} to ${high}` : format.range(low, high),
    [t, format],
  );
}
