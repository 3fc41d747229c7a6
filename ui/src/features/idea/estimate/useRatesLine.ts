// Rates in one line: "Rates of the space, version 1: 220 days of 8 h; no labour cost said yet".
import { useLingui } from "@lingui/react/macro";
import type { Estimate, RatesView } from "@/api";
import { useFormat } from "@/shared";
import { digitsOf } from "@/shared/estimate";

export function useRatesLine(currency: string): (rates: RatesView, figures: Estimate | null) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (rates, figures) => {
    const { area, version, day_cost_minor, working_days_per_year, hours_per_day } = rates;
    const used = figures?.labour_per_hour ?? null;
    const isOwn = used?.from === "idea";
    const labour = isOwn ? used.stated : rates.labour;
    const whose =
      area === null ? t`Rates of the space, version ${version}` : t`Rates of ${area}, version ${version}`;
    const days = format.decimal(working_days_per_year, digitsOf(working_days_per_year));
    const hours = format.decimal(hours_per_day, digitsOf(hours_per_day));
    const work = (): string => {
      if (labour === null) return t`no labour cost said yet`;
      const cost = format.money(labour.minor, currency, labour.per === "hour");
      const said = labour.per === "hour" ? t`${cost} an hour` : t`${cost} a year of work`;
      return isOwn ? t`${said}, said for this idea` : said;
    };
    const line = t`${whose}: ${days} days of ${hours} h; ${work()}`;
    if (day_cost_minor === null) return line;
    return t`${line}; a build day ${format.money(day_cost_minor, currency)}`;
  };
}
