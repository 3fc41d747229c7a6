// Periods as people say them.
import { useLingui } from "@lingui/react/macro";
import type { Period } from "@/api";

export const allPeriods: readonly Period[] = [
  "day",
  "week",
  "fortnight",
  "month",
  "quarter",
  "half_year",
  "year",
];

/** What the periods of a year are called in a formula: "220 days". */
export function usePeriodUnits(): Record<Period, (count: string) => string> {
  const { t } = useLingui();
  return {
    day: (count) => t`${count} days`,
    week: (count) => t`${count} weeks`,
    fortnight: (count) => t`${count} fortnights`,
    month: (count) => t`${count} months`,
    quarter: (count) => t`${count} quarters`,
    half_year: (count) => t`${count} half-years`,
    year: (count) => t`${count} year`,
  };
}

/** What stands after "a" or "every". */
export function usePeriodChoices(): { value: Period; label: string }[] {
  const { t } = useLingui();
  const words: Record<Period, string> = {
    day: t`working day`,
    week: t`week`,
    fortnight: t`two weeks`,
    month: t`month`,
    quarter: t`quarter`,
    half_year: t`half-year`,
    year: t`year`,
  };
  return allPeriods.map((value) => ({ value, label: words[value] }));
}
