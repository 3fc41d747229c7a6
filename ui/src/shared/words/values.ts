// The value of a field as the history shows it: by its type, never as raw data.
import { useLingui } from "@lingui/react/macro";
import type { Choices, NamedIdea, SpaceView, Stage, StandardState, Triple, Volume } from "@/api";
import { digitsOf, usePeriodChoices } from "../estimate";
import { useFormat } from "../format";
import { useStageWords } from "../parts/StageGlyph";
import { useMoneyRange, useRange } from "../range";
import { useAnswerWords } from "./answers";
import { useReasonWords } from "./reasons";
import { useVolumeWords } from "./volume";

type Write = (value: unknown) => string | null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTriple = (value: unknown): value is Triple =>
  isRecord(value) && ["low", "likely", "high"].every((end) => typeof value[end] === "number");

export interface ValueContext {
  space: SpaceView;
  choices: Choices | undefined;
  /** Ideas that the history speaks of by their ids. */
  mentioned: readonly NamedIdea[];
}

/** Null stands for nothing. What is of no known type is written as plain text, so that nothing is hidden. */
export function useValueWords({
  space,
  choices,
}: Omit<ValueContext, "mentioned">): (field: string, value: unknown) => string | null {
  const { t } = useLingui();
  const format = useFormat();
  const stages = useStageWords();
  const answers = useAnswerWords();
  const reasons = useReasonWords();
  const periods = usePeriodChoices();
  const join = useRange();
  const moneyRange = useMoneyRange();

  const number: Write = (value) =>
    typeof value === "number" ? format.decimal(value, digitsOf(value)) : null;
  const nameIn =
    (list: readonly { id: string; name: string }[] | undefined): Write =>
    (value) =>
      list?.find(({ id }) => id === value)?.name ?? t`one that is no longer known`;
  const minutes: Write = (value) => t`${number(value) ?? ""} min`;
  const percent: Write = (value) => (typeof value === "number" ? t`${number(value * 100) ?? ""} %` : null);
  const money: Write = (value) =>
    typeof value === "number"
      ? format.money(value, space.currency, value % 10 ** space.currency_digits !== 0)
      : null;
  const day: Write = (value) => format.day(String(value));
  const yes: Write = (value) => (value === true ? t`yes` : t`no`);
  const period: Write = (value) => periods.find((choice) => choice.value === value)?.label ?? String(value);
  const three = (value: unknown, times = 1): string | null => {
    if (!isRecord(value)) return null;
    const ends = [value.low, value.likely, value.high].map((end) => number(Number(end) * times) ?? "");
    return [...new Set(ends)].join("/");
  };
  const labour: Write = (value) => {
    if (!isRecord(value)) return null;
    const cost = money(value.minor) ?? "";
    return value.per === "year" ? t`${cost} a year` : t`${cost} an hour`;
  };
  const volumeWords = useVolumeWords();
  const volume: Write = (value) => (isRecord(value) ? volumeWords(value as unknown as Volume) : null);
  const hours: Write = (value) => {
    if (!isTriple(value)) return null;
    const [low, likely, high] = [value.low, value.likely, value.high].map(format.hours);
    return t`${join(low ?? "", high ?? "")} h, likely ${likely ?? ""} h`;
  };
  const worth: Write = (value) => {
    if (!isTriple(value)) return null;
    const range = moneyRange(value, space.currency);
    return t`${range}, likely ${format.money(value.likely, space.currency)}`;
  };
  const systems: Write = (value) =>
    Array.isArray(value) ? value.map(nameIn(choices?.systems)).join(", ") || null : null;
  const links: Write = (value) => {
    if (!Array.isArray(value)) return null;
    return value.map((link) => (isRecord(link) ? String(link.label || link.url) : "")).join(", ") || null;
  };

  const writers: Record<string, Write> = {
    area_id: nameIn(choices?.areas),
    system_ids: systems,
    links,
    owner_id: nameIn(choices?.members),
    claimed_by: nameIn(choices?.members),
    second_person_id: nameIn(choices?.members),
    maintainer_id: nameIn(choices?.members),
    goal_id: nameIn(space.goals),
    runs: number,
    people: number,
    period,
    minutes_per_run: minutes,
    rework_minutes: minutes,
    review_minutes: minutes,
    execution_minutes: minutes,
    manual_minutes_per_unit: minutes,
    error_rate: percent,
    reviewed_share: percent,
    automatable_share: (value) => t`${three(value, 100) ?? ""} %`,
    build_days: (value) => three(value),
    labour,
    day_cost_minor: money,
    running_cost_per_year_minor: money,
    investment_minor: money,
    state: (value) => answers[value as StandardState] ?? String(value),
    stage: (value) => stages[value as Stage] ?? String(value),
    before: (value) => stages[value as Stage] ?? String(value),
    reason_code: (value) => reasons(String(value)),
    revisit_on: day,
    target_on: day,
    volume,
    in_addition: yes,
    active: yes,
    hours_saved: hours,
    money_saved_minor: worth,
    adds_volume: yes,
    seen_score: (value) => (typeof value === "number" ? format.whole(value) : null),
  };
  return (field, value) => {
    if (value === null || value === undefined || value === "") return null;
    const written = writers[field]?.(value);
    if (written !== undefined) return written;
    if (typeof value === "number") return number(value);
    return typeof value === "string" ? value : JSON.stringify(value);
  };
}
