// What the address of the list says: search text, filter, sort, columns, density. The address is the view.
import type { IdeasFilter, IdeasOrder, SortKey, Stage } from "@/api";
import type { Density, ListFilter, ListView } from "@/shared";
import { type ColumnKey, isColumnKey } from "./columns";

export interface IdeasSearch extends ListView {
  /** Put the cursor into the search field. */
  focus?: true;
  /** What was not understood of the address that one came by; gone with the next change. */
  left_out?: string[];
}

export const sortKeys = [
  "score",
  "title",
  "number",
  "hours",
  "hours_today",
  "stage",
  "stage_since",
  "area",
  "author",
  "owner",
  "builder",
  "supports",
  "comments",
  "completeness",
  "build_days",
  "rice",
  "ice",
  "wsjf",
  "age",
  "updated",
] as const satisfies readonly SortKey[];

export const stages = [
  "new",
  "assessing",
  "ready",
  "building",
  "testing",
  "live",
  "retired",
  "parked",
  "declined",
  "withdrawn",
] as const satisfies readonly Stage[];

export const densities = ["compact", "normal", "roomy"] as const satisfies readonly Density[];

type Reader<T> = (value: unknown) => T | undefined;

const MOST_VALUES = 200;
const MOST_LETTERS = 200;

const oneOf =
  <T extends string>(words: readonly T[]): Reader<T> =>
  (value) =>
    words.find((word) => word === value);
const text: Reader<string> = (value) =>
  typeof value === "string" && value !== "" && value.length <= MOST_LETTERS ? value : undefined;
const flag: Reader<true> = (value) => (value === true ? true : undefined);
const amount: Reader<number> = (value) =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;
const count: Reader<number> = (value) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100_000 ? value : undefined;
/** One alone may stand without brackets. */
const listOf =
  <T>(one: Reader<T>): Reader<T[]> =>
  (given) => {
    const value: unknown[] = Array.isArray(given) ? given : [given];
    const known = value.slice(0, MOST_VALUES).flatMap((item) => one(item) ?? []);
    return known.length > 0 ? [...new Set(known)] : undefined;
  };
/** Alternatives: which one was chosen first says nothing. */
const anyOf =
  <T>(one: Reader<T>): Reader<T[]> =>
  (value) =>
    listOf(one)(value)?.sort();

const filterReaders: { [K in keyof Required<ListFilter>]: Reader<Required<ListFilter>[K]> } = {
  stages: anyOf(oneOf(stages)),
  area_ids: anyOf(text),
  no_area: flag,
  system_ids: anyOf(text),
  no_system: flag,
  authors: anyOf(text),
  builder_ids: anyOf(text),
  unclaimed: flag,
  hours_min: amount,
  hours_max: amount,
  no_estimate: flag,
  score_min: amount,
  score_max: amount,
  no_score: flag,
  supports_min: count,
  newer_than_days: count,
  older_than_days: count,
  mine: flag,
  followed: flag,
  waiting_for_me: flag,
};

const readers: { [K in keyof Required<IdeasSearch>]: Reader<Required<IdeasSearch>[K]> } = {
  q: text,
  ...filterReaders,
  sort: oneOf(sortKeys),
  reversed: flag,
  columns: listOf((value) => (isColumnKey(value) ? value : undefined)),
  density: oneOf(densities),
  view: text,
  focus: flag,
  left_out: listOf(text),
};

export const filterKeys = Object.keys(filterReaders) as (keyof ListFilter)[];
const keys = Object.keys(readers) as (keyof IdeasSearch)[];

export interface Read {
  address: IdeasSearch;
  /** Names of what was not understood, wholly or in part. */
  leftOut: string[];
}

/** Anything may stand in an address; what is not understood is left out. Equal views read as equal texts. */
export function readAddress(search: Record<string, unknown>): Read {
  const address: Record<string, unknown> = {};
  const leftOut = Object.keys(search).filter((key) => !(key in readers));
  for (const key of keys) {
    const given = search[key];
    if (given === undefined || given === "") continue;
    const read = readers[key](given);
    if (read !== undefined) address[key] = read;
    const isWhole = read !== undefined && !(Array.isArray(given) && given.length > (read as []).length);
    if (!isWhole) leftOut.push(key);
  }
  return { address: address as IdeasSearch, leftOut };
}

/** As the route reads it: what was left out is said in the address that it becomes. */
export function readIdeasSearch(search: Record<string, unknown>): IdeasSearch {
  const { address, leftOut } = readAddress(search);
  if (leftOut.length === 0) return address;
  return { ...address, left_out: [...new Set([...(address.left_out ?? []), ...leftOut])] };
}

/** The same view with some of it changed; `undefined` takes something out. */
export const changed = (
  address: IdeasSearch,
  by: { [K in keyof IdeasSearch]?: IdeasSearch[K] | undefined },
): IdeasSearch => readAddress({ ...address, ...by }).address;

export const hasFilter = (address: ListFilter): boolean =>
  filterKeys.some((key) => address[key] !== undefined);

export const withoutFilter = (address: IdeasSearch): IdeasSearch =>
  changed(address, Object.fromEntries(filterKeys.map((key) => [key, undefined])));

const DAY_MS = 86_400_000;

/** The days of an address count from the beginning of today, so that the same day asks the same question. */
function ageOf(
  address: ListFilter,
  nowMs: number,
): { created_after_ms?: number; created_before_ms?: number } {
  const { newer_than_days: newer, older_than_days: older } = address;
  const today = new Date(nowMs).setHours(0, 0, 0, 0);
  return {
    ...(newer === undefined ? {} : { created_after_ms: today - newer * DAY_MS }),
    ...(older === undefined ? {} : { created_before_ms: today - older * DAY_MS }),
  };
}

const daysOnly: readonly string[] = ["newer_than_days", "older_than_days"];

function filterOf(address: ListFilter, nowMs: number): IdeasFilter {
  const plain = filterKeys.filter((key) => address[key] !== undefined && !daysOnly.includes(key));
  const filter = Object.fromEntries(plain.map((key) => [key, address[key]]));
  // The contract names both moments as required; each is optional.
  return { ...filter, ...ageOf(address, nowMs) } as IdeasFilter;
}

/** Which ideas: what totals and counts are asked for. */
export const ideasOf = (address: IdeasSearch, nowMs = Date.now()): IdeasOrder => ({
  ...(address.q ? { search: address.q } : {}),
  ...(hasFilter(address) ? { filter: filterOf(address, nowMs) } : {}),
});

/** Which ideas in which order. */
export const orderOf = (address: IdeasSearch, nowMs = Date.now()): IdeasOrder => ({
  ...ideasOf(address, nowMs),
  ...(address.sort && address.sort !== "score" ? { sort: address.sort } : {}),
  ...(address.reversed ? { reversed: true } : {}),
});

/** Without what belongs to the way here only. */
export const lasting = ({ focus: _focus, left_out: _leftOut, ...rest }: IdeasSearch): IdeasSearch => rest;

/** What a saved view keeps: all but who it is. */
export const kept = (address: IdeasSearch): string =>
  JSON.stringify(changed(lasting(address), { view: undefined }));

/** What was kept; what cannot be read is the plain list. */
export function fromKept(address: string): IdeasSearch {
  try {
    const read: unknown = JSON.parse(address);
    return typeof read === "object" && read !== null
      ? readAddress(read as Record<string, unknown>).address
      : {};
  } catch {
    return {};
  }
}

export const columnsOf = (address: ListView): ColumnKey[] | undefined =>
  address.columns as ColumnKey[] | undefined;
