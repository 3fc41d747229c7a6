// A score of the core in words: its parts' names, what they were made from, how much was known.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Criterion, Method, ScoreFacts, ScoreView } from "@/api";
import { useFormat } from "../format";
import type { WhyPart } from "../parts/WhyBar";

/** The why-bar's order: position is its key, so it never changes. */
export const criteria: readonly Criterion[] = ["value", "feasibility", "demand", "fit", "effort", "risk"];

export function useCriterionWords(): Record<Criterion, string> {
  const { t } = useLingui();
  return {
    value: t`Value`,
    feasibility: t`Feasibility`,
    demand: t`Demand`,
    fit: t`Strategic fit`,
    effort: t`Effort`,
    risk: t`Risk`,
  };
}

/** What a part was made from, for the column "From". */
function useFromWords(currency: string): (criterion: Criterion, facts: ScoreFacts) => string {
  const { t } = useLingui();
  const format = useFormat();
  const words: Record<Criterion, (facts: ScoreFacts) => string> = {
    value: ({ hours_saved, money_saved_minor }) => {
      if (money_saved_minor !== null) return t`${format.money(money_saved_minor, currency)} a year`;
      return hours_saved === null ? "" : t`${format.hours(hours_saved)} h a year`;
    },
    feasibility: ({ answers }) => t`answers ${answers.map((answer) => answer ?? "–").join(" ")}`,
    demand: ({ people, areas }) =>
      t`${plural(people, { one: "# person", other: "# people" })}, ${plural(areas, { one: "# area", other: "# areas" })}`,
    fit: ({ fit }) => t`${fit ?? "–"} of 5`,
    effort: ({ build_days }) => t`${plural(build_days ?? 0, { one: "# build day", other: "# build days" })}`,
    risk: ({ risk }) => t`${risk ?? "–"} of 5`,
  };
  return (criterion, facts) => words[criterion](facts);
}

/** The parts of a score as the why-bar shows them. */
export function useWhyParts(score: ScoreView, currency: string): WhyPart[] {
  const labels = useCriterionWords();
  const from = useFromWords(currency);
  return pointsOf(score).map(({ criterion, part }) => ({
    key: criterion,
    label: labels[criterion],
    from: part ? from(criterion, score.facts) : "",
    percent: part?.scale ?? null,
    share: part?.share ?? 0,
    points: part?.points ?? 0,
  }));
}

/** The parts in the fixed order; a part that is not there is one without an answer. */
export const pointsOf = (score: ScoreView) =>
  criteria.map((criterion) => ({
    criterion,
    part: score.parts.find((part) => part.criterion === criterion),
  }));

/** A profile's name: those that came with the Hub are worded, the others are called as people called them. */
export function useProfileName(): (name: string, builtin: string | null) => string {
  const { t } = useLingui();
  const builtins: Record<string, string> = { balanced: t`Balanced`, rice: "RICE", ice: "ICE", wsjf: "WSJF" };
  return (name, builtin) => (builtin && builtins[builtin]) || name;
}

export function useProfileWords(): (score: ScoreView) => string {
  const { t } = useLingui();
  const nameOf = useProfileName();
  return ({ profile, profile_version }) =>
    t`Profile: ${nameOf(profile, profile)}, version ${profile_version}`;
}

/** The methods that rank by a raw number; their names are the same in every language. */
export type RawMethod = Exclude<Method, "weighted">;
export const rawMethods: readonly RawMethod[] = ["rice", "ice", "wsjf"];
export const rawName: Record<RawMethod, string> = { rice: "RICE", ice: "ICE", wsjf: "WSJF" };

/** How much of the score was known, in words; the level is the core's. */
export function useCompletenessWords(): (score: ScoreView) => string {
  const { t } = useLingui();
  return ({ level, missing }) => {
    if (missing.length === 0) return t`Complete: every part is answered`;
    const open = plural(missing.length, {
      one: "# part has no answer yet",
      other: "# parts have no answer yet",
    });
    const words = {
      high: t`Nearly complete: ${open}`,
      medium: t`Partly complete: ${open}`,
      low: t`Rests on little: ${open}`,
    };
    return words[level];
  };
}
