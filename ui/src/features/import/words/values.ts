// The value of a field that a row brings or changes, by its type. Areas, systems and goals come as names.
import { useLingui } from "@lingui/react/macro";
import type { Stage } from "@/api";
import { useFormat, useStageWords } from "@/shared";
import { digitsOf, usePeriodChoices } from "@/shared/estimate";

type Write = (value: unknown) => string | null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shares: readonly string[] = ["error_rate", "reviewed_share", "rice_confidence"];
const minutes: readonly string[] = [
  "minutes_per_run",
  "rework_minutes",
  "review_minutes",
  "execution_minutes",
];

/** Null stands for nothing. What is of no known type is written as plain text, so that nothing is hidden. */
export function useValueWords(
  currency: string,
  currencyDigits: number,
): (field: string, value: unknown) => string | null {
  const { t } = useLingui();
  const format = useFormat();
  const stages = useStageWords();
  const periods = usePeriodChoices();

  const number: Write = (value) =>
    typeof value === "number" ? format.decimal(value, digitsOf(value)) : null;
  const percent = (value: number): string => t`${number(value * 100) ?? ""} %`;
  const money = (value: number): string => format.money(value, currency, value % 10 ** currencyDigits !== 0);
  /** Low, likely and high; one number where they are the same. */
  const three = (value: Record<string, unknown>, write: (end: number) => string): string =>
    [...new Set([value.low, value.likely, value.high].map((end) => write(Number(end))))].join(" / ");
  const text = (value: unknown): string =>
    isRecord(value) ? String(value.label || value.url || JSON.stringify(value)) : String(value);

  const records: Record<string, (value: Record<string, unknown>) => string> = {
    automatable_share: (value) => three(value, percent),
    build_days: (value) => three(value, (end) => number(end) ?? ""),
    labour: (value) => {
      const cost = money(Number(value.minor));
      return value.per === "year" ? t`${cost} a year` : t`${cost} an hour`;
    },
  };
  const numbers = (field: string, value: number): string | null => {
    if (shares.includes(field)) return percent(value);
    if (minutes.includes(field)) return t`${number(value) ?? ""} min`;
    if (field.endsWith("_minor")) return money(value);
    if (field.endsWith("_at_ms")) return format.date(value);
    return number(value);
  };
  return (field, value) => {
    if (value === null || value === undefined || value === "") return null;
    if (typeof value === "number") return numbers(field, value);
    if (Array.isArray(value)) return value.map(text).join(", ") || null;
    if (isRecord(value)) return records[field]?.(value) ?? text(value);
    if (field === "stage") return stages[value as Stage] ?? String(value);
    if (field === "period") return periods.find((period) => period.value === value)?.label ?? String(value);
    return String(value);
  };
}
