// What the form holds: texts, exactly as typed, so that a draft gives back what was left. Reading them as
// an idea happens here; whether the values make sense is asked of the core.

import * as z from "zod/mini";
import type { Case, EstimateInputs, Period } from "@/api";
import type { Problem } from "@/shared";
import {
  isTypedProblem,
  percentFields,
  plainFields,
  readAmount,
  readThree,
  type Writing,
} from "@/shared/estimate";
import { respell } from "@/shared/numbers";

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

/** Numbers are kept as typed, and so is the locale that says what they mean. */
export const draftBody = (idea: IdeaText, locale: string) => ({ ...idea, locale });

export const localeOfDraft = (body: unknown): string | null => {
  const read = z.object({ locale: z.string() }).safeParse(body);
  return read.success ? read.data.locale : null;
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

export type Problems = Partial<Record<Field, Problem>>;

export interface Reading {
  case: Case;
  estimate: EstimateInputs;
  /** What is no number, or half of a range. Such a field is left out of `estimate`. */
  problems: Problems;
}

const amounts = [...plainFields, ...percentFields, "running_cost_per_year_minor"] as const;
const problem = (word: string): Problem => ({ problem: word, facts: {} });

/** The same numbers as they are typed in another locale. */
export function respelled(idea: IdeaText, from: string, to: string): IdeaText {
  if (from === to) return idea;
  const one = (typed: string): string => respell(typed, from, to);
  const three = ({ low, likely, high }: ThreeTexts): ThreeTexts => ({
    low: one(low),
    likely: one(likely),
    high: one(high),
  });
  return {
    ...idea,
    ...Object.fromEntries(amounts.map((field) => [field, one(idea[field])])),
    automatable_share: three(idea.automatable_share),
    build_days: three(idea.build_days),
  };
}

function readEstimate(idea: IdeaText, writing: Writing): Pick<Reading, "estimate" | "problems"> {
  const fields = {
    ...Object.fromEntries(amounts.map((field) => [field, readAmount(field, idea[field], writing)])),
    automatable_share: readThree("automatable_share", idea.automatable_share, writing),
    build_days: readThree("build_days", idea.build_days, writing),
  };
  const told = Object.entries(fields).filter(([, value]) => value !== null);
  return {
    estimate: Object.fromEntries(told.filter(([, value]) => !isTypedProblem(value))),
    problems: Object.fromEntries(
      told.flatMap(([field, value]) => (isTypedProblem(value) ? [[field, problem(value)]] : [])),
    ),
  };
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

export function readIdea(idea: IdeaText, writing: Writing): Reading {
  const { estimate, problems } = readEstimate(idea, writing);
  // A period says something only with a number before it.
  const period = idea.runs.trim() === "" ? {} : { period: idea.period };
  return { case: readCase(idea), estimate: { ...estimate, ...period }, problems };
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
