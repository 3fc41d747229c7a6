// The five questions and what a lead rates, each with its worded anchors from 1 to 5.
import { useLingui } from "@lingui/react/macro";
import type { Answers, Ratings } from "@/api";

export type Anchors = readonly [string, string, string, string, string];
export interface Scale {
  field: keyof Answers | keyof Pick<Ratings, "fit" | "risk">;
  question: string;
  anchors: Anchors;
}

export function useQuestions(): Scale[] {
  const { t } = useLingui();
  return [
    {
      field: "rules",
      question: t`Rule-based?`,
      anchors: [
        t`judgement each time`,
        t`mostly judgement`,
        t`rules, many exceptions`,
        t`rules, few exceptions`,
        t`always the same rules`,
      ],
    },
    {
      field: "digital",
      question: t`Input digital?`,
      anchors: [
        t`paper or spoken`,
        t`mostly paper`,
        t`half and half`,
        t`mostly on screen`,
        t`everything on screen`,
      ],
    },
    {
      field: "structured",
      question: t`Input structured?`,
      anchors: [
        t`free text, pictures`,
        t`mostly free`,
        t`mixed`,
        t`mostly fixed fields`,
        t`always the same fields`,
      ],
    },
    {
      field: "stable",
      question: t`Stable for six months?`,
      anchors: [
        t`will change completely`,
        t`several changes`,
        t`some changes`,
        t`small changes`,
        t`no change expected`,
      ],
    },
    {
      field: "documented",
      question: t`Documented?`,
      anchors: [
        t`nothing written`,
        t`notes, sample files`,
        t`a flow chart`,
        t`a procedure`,
        t`step-by-step instructions`,
      ],
    },
  ];
}

export function useRatingScales(): Scale[] {
  const { t } = useLingui();
  return [
    {
      field: "fit",
      question: t`Fits our goals?`,
      anchors: [t`serves no goal`, t`barely`, t`somewhat`, t`clearly`, t`a named goal depends on it`],
    },
    {
      field: "risk",
      question: t`If it goes wrong?`,
      anchors: [
        t`nobody would notice`,
        t`small nuisance`,
        t`work is held up`,
        t`money or customers`,
        t`law, safety or large money`,
      ],
    },
  ];
}
