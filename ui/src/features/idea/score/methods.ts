// What RICE, ICE and WSJF ask about an idea, with the answers that each question has.
import { useLingui } from "@lingui/react/macro";
import type { Ratings } from "@/api";
import type { RawMethod } from "@/shared";
import type { Choice } from "./Scale";

export interface MethodQuestion {
  field: keyof Ratings;
  question: string;
  choices: readonly Choice[];
  /** Said while nothing is answered. */
  hint?: string;
}

/** 1 to 9 have their key; 10 is 0. */
const tens: readonly Choice[] = Array.from({ length: 10 }, (_, at) => ({
  value: at + 1,
  label: String(at + 1),
  key: String((at + 1) % 10),
}));

/** Two digits have no key of their own: arrows and Space give them. */
const sizes: readonly Choice[] = [1, 2, 3, 5, 8, 13, 20].map((value) => ({
  value,
  label: String(value),
  key: value < 10 ? String(value) : undefined,
}));

export function useMethodQuestions(): Record<RawMethod, readonly MethodQuestion[]> {
  const { t } = useLingui();
  const impact: readonly Choice[] = [
    { value: 0.25, label: "¼", words: t`minimal` },
    { value: 0.5, label: "½", words: t`low` },
    { value: 1, label: "1", words: t`medium`, key: "1" },
    { value: 2, label: "2", words: t`high`, key: "2" },
    { value: 3, label: "3", words: t`massive`, key: "3" },
  ];
  const confidence: readonly Choice[] = [
    { value: 0.5, label: "50", words: t`50 %, mostly a guess`, key: "5" },
    { value: 0.8, label: "80", words: t`80 %, some of it is known`, key: "8" },
    { value: 1, label: "100", words: t`100 %, it is measured`, key: "1" },
  ];
  return {
    rice: [
      { field: "rice_impact", question: t`Impact on each of them?`, choices: impact },
      { field: "rice_confidence", question: t`How sure is that?`, choices: confidence },
    ],
    ice: [
      { field: "ice_impact", question: t`Impact?`, choices: tens, hint: t`1 hardly any, 10 very large` },
      { field: "ice_confidence", question: t`How sure?`, choices: tens, hint: t`1 a guess, 10 certain` },
      { field: "ice_ease", question: t`How easy?`, choices: tens, hint: t`1 very hard, 10 very easy` },
    ],
    wsjf: [
      {
        field: "wsjf_value",
        question: t`Value for the business?`,
        choices: sizes,
        hint: t`1 least, 20 most`,
      },
      {
        field: "wsjf_time",
        question: t`How much does time press?`,
        choices: sizes,
        hint: t`1 can wait, 20 now`,
      },
      {
        field: "wsjf_risk",
        question: t`Risk it takes away?`,
        choices: sizes,
        hint: t`1 none to speak of, 20 very much`,
      },
      {
        field: "wsjf_size",
        question: t`How big is the job?`,
        choices: sizes,
        hint: t`1 smallest, 20 largest`,
      },
    ],
  };
}
