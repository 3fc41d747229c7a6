// What is written for each number of the core's lines, in the two lengths of the formula.
import { useLingui } from "@lingui/react/macro";
import type { Estimate, Line, Outlook, Payback, Period, Roi, Step, Unit } from "@/api";
import { useFormat } from "../format";
import { useRange, withUnitOnce } from "../range";
import { useWriteAmount, useWriteBrief } from "./amounts";
import { isCost, isTurned } from "./lines";
import { useBriefOperandWords, useOperandWords, useOutlookWords } from "./words";

/** Whose part a line or a step is about. */
export type PartName = (part: number) => string;

export interface Wording {
  operand(step: Step, line: Line): string;
  result(line: Line): string;
}

/** The ends of an outlook: numbers with their unit once, words as they are, one where all say the same. */
function useOutlook(): (worstFirst: (Payback | Roi)[]) => string {
  const { t } = useLingui();
  const format = useFormat();
  const words = useOutlookWords();
  return (ends) => {
    const all = ends.map(words);
    if (new Set(all).size === 1) return all[0] ?? "";
    const years = ends.map((end) => (end.kind === "years" ? format.decimal(end.years, 1) : null));
    if (years.every((end) => end !== null)) return t`${years.join(" / ")} years`;
    const percent = ends.map((end) => (end.kind === "ratio" ? format.decimal(end.ratio * 100, 0) : null));
    return percent.every((end) => end !== null) ? t`${percent.join(" / ")} %` : all.join(" / ");
  };
}

export interface FormulaProps {
  figures: Estimate;
  lines: readonly Line[];
  currency: string;
}

const periodOf = ({ parts }: Estimate, { part }: Line): Period | undefined => parts[part ?? 0]?.period;

/** Everybody knows what an hour has, and periods have words of their own. */
const unitOf = ({ quantity, unit }: Step): Unit =>
  quantity === "minutes_per_hour" || quantity === "periods_per_year" ? "count" : unit;

export function useFull({ figures, currency }: FormulaProps, partName: PartName): Wording {
  const write = useWriteAmount(currency);
  const words = useOperandWords();
  const outlook = useOutlook();
  return {
    operand: (step, line) => {
      const { quantity, value, part } = step;
      const amount = write(value, unitOf(step), isTurned(step, line.steps));
      const text = words(quantity, amount, periodOf(figures, line));
      return part === null ? text : `${text} (${partName(part)})`;
    },
    result: ({ id, unit, result }) => {
      if (result.kind === "amount") return write(result.value, unit, isCost(id));
      const { worst, likely, best } = result.value;
      return outlook([worst, likely, best]);
    },
  };
}

/** Best and worst, from low to high; "to" where one of them is a word. */
function useBriefOutlook(): (ends: Outlook<Payback | Roi>) => string {
  const { t } = useLingui();
  const words = useOutlookWords();
  const join = useRange();
  return ({ best, worst }) => {
    const [low, high] = best.kind === "ratio" ? [worst, best] : [best, worst];
    const [first, last] = [words(low), words(high)];
    if (first === last) return first;
    return low.kind === high.kind ? withUnitOnce(first, last, join) : t`${first} to ${last}`;
  };
}

export function useBrief({ figures, currency }: FormulaProps): Wording {
  const write = useWriteBrief(currency);
  const words = useBriefOperandWords();
  const outlook = useBriefOutlook();
  return {
    operand: (step, line) => words(step.quantity, write(step.value, unitOf(step)), periodOf(figures, line)),
    result: ({ unit, result }) =>
      result.kind === "amount" ? write(result.value, unit) : outlook(result.value),
  };
}
