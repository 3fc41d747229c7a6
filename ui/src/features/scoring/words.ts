// What the parts of a score are made of, and what RICE, ICE and WSJF are, in plain words.
import { useLingui } from "@lingui/react/macro";
import type { Criterion, ProfilesView, ProfileVersion } from "@/api";
import { type RawMethod, useCriterionWords, useFormat } from "@/shared";

/** What gives a part 0 and what gives it 100. */
export function useMadeOf(
  { value_basis, value_full }: ProfilesView,
  currency: string,
): Record<Criterion, string> {
  const { t } = useLingui();
  const format = useFormat();
  const money = format.money(value_full, currency);
  const hours = format.whole(value_full);
  return {
    value:
      value_basis === "money"
        ? t`Money saved a year: nothing gives 0, ${money} or more gives 100`
        : t`Hours saved a year: none give 0, ${hours} or more give 100`,
    feasibility: t`The five questions, once three are answered: all 1 give 0, all 5 give 100`,
    demand: t`People and areas that have the work: one person gives 0, 21 people give 100`,
    fit: t`How well it serves a goal: 1 gives 0, 5 gives 100`,
    effort: t`Days to build: 120 or more give 0, a single one gives 86`,
    risk: t`If it goes wrong: law or safety gives 0, nobody would notice gives 100`,
  };
}

/** "Value 30 → 40, Risk 5 → 0" */
export function useChangeWords(): (version: ProfileVersion) => string {
  const { t } = useLingui();
  const format = useFormat();
  const labels = useCriterionWords();
  const write = (weight: number): string =>
    Number.isInteger(weight) ? format.whole(weight) : format.decimal(weight, 1);
  return ({ by, changed, weights }) => {
    if (!by) return t`Came with the Hub`;
    if (changed.length === 0) return Object.keys(weights).length > 0 ? t`The same weights as before` : "";
    return changed
      .map(({ criterion, before, after }) => `${labels[criterion]} ${write(before)} → ${write(after)}`)
      .join(", ");
  };
}

export interface MethodWords {
  /** What the letters stand for. */
  long: string;
  formula: string;
  example: string;
  good: string;
}

export function useMethodWords(): Record<RawMethod, MethodWords> {
  const { t } = useLingui();
  return {
    rice: {
      long: t`reach, impact, confidence, effort`,
      formula: t`reach × impact × confidence ÷ effort`,
      example: t`Reaches 5,000 people, impact 2 (high), 80 % sure, 40 build days = 2 months of one person: 5,000 × 2 × 80 % ÷ 2 = 4,000`,
      good: t`Where ideas reach very different numbers of people.`,
    },
    ice: {
      long: t`impact, confidence, ease`,
      formula: t`impact × confidence × ease, each from 1 to 10`,
      example: t`Impact 7, confidence 8, ease 5: 7 × 8 × 5 = 280`,
      good: t`Where a quick judgement has to do.`,
    },
    wsjf: {
      long: t`weighted shortest job first`,
      formula: t`(value + time + risk) ÷ size, each one of 1, 2, 3, 5, 8, 13, 20`,
      example: t`Value 8, time 13, risk 5, size 2: (8 + 13 + 5) ÷ 2 = 13`,
      good: t`Where small jobs that press should come first.`,
    },
  };
}
