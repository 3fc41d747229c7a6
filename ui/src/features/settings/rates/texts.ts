// The form of rates as it is typed, and as the core wants it.
import type { LabourPer, Operation, RatesOwner, RatesVersion } from "@/api";
import { readNumber, writeNumber } from "@/shared";

export interface RatesTexts {
  labour: string;
  per: LabourPer;
  day_cost: string;
  working_days_per_year: string;
  hours_per_day: string;
}

/** The fields that a refusal of the core may name. */
export type RatesField = "labour" | "day_cost_minor" | "working_days_per_year" | "hours_per_day";

const FIRST_DAYS = 220;
const FIRST_HOURS = 8;

export function textsOf(version: RatesVersion | undefined, locale: string, digits: number): RatesTexts {
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined ? "" : writeNumber(value, locale);
  const money = (minor: number | null | undefined): string =>
    number(minor === null || minor === undefined ? minor : minor / 10 ** digits);
  return {
    labour: money(version?.labour?.minor),
    per: version?.labour?.per ?? "hour",
    day_cost: money(version?.day_cost_minor),
    working_days_per_year: number(version?.working_days_per_year ?? FIRST_DAYS),
    hours_per_day: number(version?.hours_per_day ?? FIRST_HOURS),
  };
}

export interface Read {
  operation: Operation | null;
  /** What is no number, by field. */
  wrong: Partial<Record<RatesField, "wrong_type" | "empty">>;
}

/** Minor units are whole: half a cent is rounded away from zero, as everywhere. */
export function read(texts: RatesTexts, owner: RatesOwner, locale: string, digits: number): Read {
  const wrong: Read["wrong"] = {};
  const one = (field: RatesField, typed: string, isNeeded: boolean): number | null => {
    const value = readNumber(typed, locale);
    if (Number.isNaN(value)) wrong[field] = "wrong_type";
    if (value === null && isNeeded) wrong[field] = "empty";
    return value;
  };
  const minor = (value: number | null): number | null =>
    value === null ? null : Math.round(value * 10 ** digits);
  const labour = minor(one("labour", texts.labour, false));
  const day_cost_minor = minor(one("day_cost_minor", texts.day_cost, false));
  const working_days_per_year = one("working_days_per_year", texts.working_days_per_year, true) ?? 0;
  const hours_per_day = one("hours_per_day", texts.hours_per_day, true) ?? 0;
  if (Object.keys(wrong).length > 0) return { operation: null, wrong };
  const operation: Operation = {
    kind: "basis.add",
    ...(owner.area_id === null ? {} : { area: owner.area_id }),
    version: owner.next_version,
    ...(labour === null ? {} : { labour: { per: texts.per, minor: labour } }),
    ...(day_cost_minor === null ? {} : { day_cost_minor }),
    working_days_per_year,
    hours_per_day,
  };
  return { operation, wrong };
}
