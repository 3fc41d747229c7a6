// "How is this worked out?": every line of the core with the values put in. Words and signs are made here,
// nothing is computed. Where three numbers stand they are at worst, likely and at best, so that each
// formula can be followed place by place.
import { useLingui } from "@lingui/react/macro";
import { Fragment } from "react";
import type { Amount, Estimate, Line, Op, Part, Payback, Quantity, Roi, Step } from "@/api";
import { useFormat } from "@/shared";
import css from "./Formula.module.css";
import { useOperandWords, useQuantityNames, useWriteAmount } from "./quantities";

const signs: Record<Op, string> = {
  start: "",
  plus: " + ",
  minus: " \u2212 ",
  times: " × ",
  divided_by: " ÷ ",
};

const costs: ReadonlySet<Quantity> = new Set<Quantity>(["build_days", "one_off"]);

const isNegative = (amount: Amount): boolean => (typeof amount === "number" ? amount : amount.likely) < 0;

/** A share of a loss is worst when it is highest: then its order is turned round as well. */
const isTurned = (step: Step, steps: readonly Step[]): boolean =>
  costs.has(step.quantity) ||
  (step.quantity === "automatable_share" && steps.some((other) => other !== step && isNegative(other.value)));

/** Steps apply from left to right: brackets where a × or ÷ follows a + or −. */
function bracketBefore(steps: readonly Step[]): number | null {
  const sum = steps.findIndex(({ op }) => op === "plus" || op === "minus");
  const product = steps.findIndex(({ op }, at) => at > sum && (op === "times" || op === "divided_by"));
  return sum < 0 || product < 0 ? null : product;
}

/** Whose part a line or a step is about. */
export type PartName = (part: number) => string;

function Steps({ line, part, partName, currency }: LineProps & { part: Part | undefined }) {
  const words = useOperandWords(part?.period);
  const write = useWriteAmount(currency);
  const bracket = bracketBefore(line.steps);
  return (
    <>
      {bracket !== null && "("}
      {line.steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a line have no other name
        <Fragment key={at}>
          {at === bracket && ")"}
          {signs[step.op]}
          <span className={css.operand}>
            {words[step.quantity](write(step.value, step.unit, isTurned(step, line.steps)))}
            {step.part === null ? null : ` (${partName(step.part)})`}
          </span>
        </Fragment>
      ))}
    </>
  );
}

/** One end of an outlook in words. */
export function useOutlookWords(): (end: Payback | Roi) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (end) => {
    switch (end.kind) {
      case "years":
        return t`${format.decimal(end.years, 1)} years`;
      case "ratio":
        return format.percent(end.ratio);
      case "never":
        return t`never`;
      case "no_investment":
        return t`no investment`;
      case "unknown":
        return t`not known yet`;
    }
  };
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

function useResult(currency: string): (line: Line) => string {
  const write = useWriteAmount(currency);
  const outlook = useOutlook();
  return ({ id, unit, result }) => {
    if (result.kind === "amount") return write(result.value, unit, costs.has(id));
    const { worst, likely, best } = result.value;
    return outlook([worst, likely, best]);
  };
}

interface LineProps {
  line: Line;
  partName: PartName;
  currency: string;
}

function FormulaRow(props: LineProps & { figures: Estimate }) {
  const names = useQuantityNames();
  const result = useResult(props.currency);
  const { line, figures } = props;
  return (
    <tr>
      <th scope="row">{names[line.id]}</th>
      <td>
        <Steps {...props} part={figures.parts[line.part ?? 0]} />
      </td>
      <td>{result(line)}</td>
    </tr>
  );
}

interface FormulaProps {
  figures: Estimate;
  lines: readonly Line[];
  partName: PartName;
  currency: string;
}

export function Formula({ figures, lines, ...rest }: FormulaProps) {
  const { t } = useLingui();
  const parts = figures.parts.length > 1;
  const head = (line: Line, before: Line | undefined): string | null => {
    if (!parts || (before && before.part === line.part)) return null;
    return line.part === null ? t`All together` : rest.partName(line.part);
  };
  return (
    <>
      <table className={css.formula}>
        <tbody>
          {lines.map((line, at) => {
            const title = head(line, lines[at - 1]);
            return (
              <Fragment key={`${line.id} ${line.part ?? ""}`}>
                {title && (
                  <tr className={css.partHead}>
                    <th colSpan={3} scope="colgroup">
                      {title}
                    </th>
                  </tr>
                )}
                <FormulaRow line={line} figures={figures} {...rest} />
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <p className={`meta ${css.foot}`}>
        {t`Three numbers in a row: at worst / likely / at best. Numbers are rounded here only.`}
      </p>
    </>
  );
}
