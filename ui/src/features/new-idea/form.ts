// What the form holds: texts, exactly as typed, so that a draft gives back what was left. Reading them as
// an idea happens here; whether the values make sense is asked of the core.
import * as z from "zod/mini";
import type { Case, EstimateInputs, Period, Triple } from "@/api";
import { readNumber } from "./numbers";

const text = z.catch(z.string(), "");
const three = z.catch(z.object({ low: text, likely: text, high: text }), { low: "", likely: "", high: "" });

/** The periods a person can choose; fields are named as the core names them. */
export const periods = ["day", "week", "month", "quarter", "year"] as const satisfies readonly Period[];

const ideaText = z.object({
  title: text,
  area_id: z.catch(z.nullable(z.string()), null),
  people: text,
  runs: text,
  period: z.catch(z.enum(periods), "week"),
  minutes_per_run: text,
  description: text,
  system_ids: z.catch(z.array(z.string()), []),
  error_rate: text,
  rework_minutes: text,
  reviewed_share: text,
  review_minutes: text,
  execution_minutes: text,
  automatable_share: three,
  build_days: three,
  running_cost_per_year_minor: text,
  links: z.catch(z.array(z.object({ url: text, label: text })), []),
});

export type IdeaText = z.infer<typeof ideaText>;
export type Field = keyof IdeaText;
export type ThreeTexts = IdeaText["build_days"];

/** A draft may come from an older version: what is not understood is as if it had not been said. */
export const readDraft = (body: unknown): IdeaText => {
  const read = ideaText.safeParse(body);
  return read.success ? read.data : ideaText.parse({});
};

export const emptyText = (areaId: string | null, title = ""): IdeaText =>
  readDraft({ title, area_id: areaId, people: "1" });

/** Nothing a person typed: the area and the number of people are filled in by the Hub. */
export const isBlank = (idea: IdeaText): boolean => isUntold(idea, ["area_id", "people", "period"]);

/** Whether everything is as in a new form, but for `except`. */
export function isUntold(idea: IdeaText, except: readonly Field[]): boolean {
  const nothing = emptyText(null);
  const fields = Object.keys(nothing) as Field[];
  return fields
    .filter((field) => !except.includes(field))
    .every((field) => JSON.stringify(idea[field]) === JSON.stringify(nothing[field]));
}

/** The title is one line: line ends, tabs and other control characters become one space. */
export const foldTitle = (typed: string): string => typed.replace(/[ ]*[\p{Cc}\u2028\u2029]+[ ]*/gu, " ");

export const TITLE_MAX = 200;
/** More than a person can mean; what exceeds it is not taken over, and the form says so. */
const held: Partial<Record<Field, number>> = { title: 1_000, description: 40_000 };
const HELD_OTHERS = 2_100;

/** At most as much as the form can hold, never half a character. */
export function holdable(field: Field, typed: string): { value: string; isCut: boolean } {
  const most = held[field] ?? HELD_OTHERS;
  if (typed.length <= most) return { value: typed, isCut: false };
  return { value: typed.slice(0, most).replace(/[\ud800-\udbff]$/u, ""), isCut: true };
}

/** Lengths are counted as the core counts them: in characters, without white space at the ends. */
export const lengthOf = (typed: string): number => Array.from(typed.trim().normalize("NFC")).length;

export interface Problem {
  /** The core's word: `empty`, `too_long`, `wrong_type`, `out_of_range`, `not_in_order`, `character` … */
  problem: string;
  facts: Record<string, unknown>;
}
export type Problems = Partial<Record<Field, Problem>>;

export interface Reading {
  case: Case;
  estimate: EstimateInputs;
  /** What is no number, or half of a range. Such a field is left out of `estimate`. */
  problems: Problems;
}

interface Surroundings {
  locale: string;
  currencyDigits: number;
  /** Stands for the parts of the share that nobody typed. */
  shareDefault: Triple;
}

const numbers = [
  "runs",
  "minutes_per_run",
  "people",
  "rework_minutes",
  "review_minutes",
  "execution_minutes",
] as const;
const percents = ["error_rate", "reviewed_share"] as const;
const problem = (word: string): Problem => ({ problem: word, facts: {} });

/** Two decimals of a percent are plenty; this keeps 57 % from becoming 0.5699999. */
const fromPercent = (value: number): number => Math.round(value * 1e6) / 1e8;

function readThree(typed: ThreeTexts, locale: string, instead: Triple | null): Triple | Problem | null {
  const [low, likely, high] = [typed.low, typed.likely, typed.high].map((part) => readNumber(part, locale));
  if ([low, likely, high].some(Number.isNaN)) return problem("wrong_type");
  if (low === null && likely === null && high === null) return null;
  const middle = likely ?? instead?.likely ?? null;
  if (middle === null) return problem("incomplete");
  return { low: low ?? instead?.low ?? middle, likely: middle, high: high ?? instead?.high ?? middle };
}

const mapThree = (triple: Triple, change: (value: number) => number): Triple => ({
  low: change(triple.low),
  likely: change(triple.likely),
  high: change(triple.high),
});

function readThrees(idea: IdeaText, { locale, shareDefault }: Surroundings, reading: Reading): void {
  const asPercent = mapThree(shareDefault, (share) => share * 100);
  const share = readThree(idea.automatable_share, locale, asPercent);
  if (share && "problem" in share) reading.problems.automatable_share = share;
  else if (share) reading.estimate.automatable_share = mapThree(share, fromPercent);
  const days = readThree(idea.build_days, locale, null);
  if (days && "problem" in days) reading.problems.build_days = days;
  else if (days) reading.estimate.build_days = days;
}

function readNumbers(idea: IdeaText, { locale, currencyDigits }: Surroundings, reading: Reading): void {
  const take = (field: Field, typed: string, keep: (value: number) => void): void => {
    const value = readNumber(typed, locale);
    if (Number.isNaN(value)) reading.problems[field] = problem("wrong_type");
    else if (value !== null) keep(value);
  };
  for (const field of numbers) {
    take(field, idea[field], (value) => {
      reading.estimate[field] = value;
    });
  }
  for (const field of percents) {
    take(field, idea[field], (value) => {
      reading.estimate[field] = fromPercent(value);
    });
  }
  take("running_cost_per_year_minor", idea.running_cost_per_year_minor, (value) => {
    const minor = Math.round(value * 10 ** currencyDigits);
    if (Number.isSafeInteger(minor)) reading.estimate.running_cost_per_year_minor = minor;
    else reading.problems.running_cost_per_year_minor = problem("out_of_range");
  });
}

function readCase(idea: IdeaText): Case {
  const links = idea.links
    .map(({ url, label }) => ({ url: url.trim(), label: label.trim() }))
    .filter(({ url, label }) => url !== "" || label !== "");
  return {
    title: foldTitle(idea.title).trim(),
    ...(idea.description.trim() === "" ? {} : { description: idea.description }),
    ...(idea.area_id === null ? {} : { area_id: idea.area_id }),
    ...(idea.system_ids.length === 0 ? {} : { system_ids: idea.system_ids }),
    ...(links.length === 0 ? {} : { links }),
  };
}

export function readIdea(idea: IdeaText, surroundings: Surroundings): Reading {
  const reading: Reading = { case: readCase(idea), estimate: {}, problems: {} };
  readNumbers(idea, surroundings, reading);
  readThrees(idea, surroundings, reading);
  // A period says something only with a number before it.
  if (idea.runs.trim() !== "") reading.estimate.period = idea.period;
  return reading;
}

/** What has to be right before it is worth sending. */
export function problemsOfTitle(title: string): Problems {
  const length = lengthOf(foldTitle(title));
  if (length === 0) return { title: problem("empty") };
  if (length <= TITLE_MAX) return {};
  return { title: { problem: "too_long", facts: { max: TITLE_MAX, length } } };
}

const isTold: Record<string, (idea: IdeaText) => boolean> = {
  title: (idea) => idea.title.trim() !== "",
  area: (idea) => idea.area_id !== null,
  people: (idea) => idea.people.trim() !== "",
  often: (idea) => idea.runs.trim() !== "",
  minutes: (idea) => idea.minutes_per_run.trim() !== "",
  description: (idea) => idea.description.trim() !== "",
  systems: (idea) => idea.system_ids.length > 0,
  errors: (idea) => idea.error_rate.trim() !== "",
  checks: (idea) => idea.reviewed_share.trim() !== "",
  share: (idea) => Object.values(idea.automatable_share).some((part) => part.trim() !== ""),
  building: (idea) => Object.values(idea.build_days).some((part) => part.trim() !== ""),
  links: (idea) => idea.links.some(({ url }) => url.trim() !== ""),
};

/** How many of the questions have an answer. */
export function told(idea: IdeaText): { count: number; of: number } {
  const all = Object.values(isTold);
  return { count: all.filter((has) => has(idea)).length, of: all.length };
}
