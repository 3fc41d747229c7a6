// Rates in words: what work costs, what a day of building costs, how long a year and a day are.
import { useLingui } from "@lingui/react/macro";
import type { RatesVersion } from "@/api";
import { EN_DASH, useFormat } from "@/shared";
import { digitsOf } from "@/shared/estimate";

export interface RatesWords {
  labour(version: RatesVersion): string;
  day(version: RatesVersion): string;
  year(version: RatesVersion): string;
}

export function useRatesWords(currency: string): RatesWords {
  const { t } = useLingui();
  const format = useFormat();
  return {
    labour: ({ labour }) => {
      if (!labour) return EN_DASH;
      const cost = format.money(labour.minor, currency, labour.per === "hour");
      return labour.per === "hour" ? t`${cost} an hour` : t`${cost} a year of work`;
    },
    day: ({ day_cost_minor }) => (day_cost_minor === null ? EN_DASH : format.money(day_cost_minor, currency)),
    year: ({ working_days_per_year: days, hours_per_day: hours }) =>
      t`${format.decimal(days, digitsOf(days))} days of ${format.decimal(hours, digitsOf(hours))} h`,
  };
}
