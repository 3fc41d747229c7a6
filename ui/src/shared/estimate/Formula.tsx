// "How is this worked out?": the core's lines with the values put in, in one of two lengths. Full: every
// line, what each number is, and three numbers (at worst, likely, at best), so that each formula can be
// followed place by place. Brief: the lines that lead to the figures, bare numbers, ranges with a dash.
import { useLingui } from "@lingui/react/macro";
import { Fragment } from "react";
import type { Line, Quantity } from "@/api";
import css from "./Formula.module.css";
import { bracketBefore, briefLines, isAssumed, isOf, signs } from "./lines";
import { type FormulaProps, type PartName, useBrief, useFull, type Wording } from "./wording";
import { useQuantityNames } from "./words";

function Steps({ line, wording, own }: { line: Line; wording: Wording; own: ReadonlySet<Quantity> | null }) {
  const { t } = useLingui();
  const { steps } = line;
  const bracket = bracketBefore(steps);
  return (
    <>
      {bracket !== null && "("}
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a line have no other name
        <Fragment key={at}>
          {at === bracket && ")"}
          {isOf(steps, at) ? t` of ` : signs[step.op]}
          <span
            className={css.operand}
            data-assumed={(own && isAssumed(step.quantity) && !own.has(step.quantity)) || undefined}
          >
            {wording.operand(step, line)}
          </span>
        </Fragment>
      ))}
    </>
  );
}

interface TableProps {
  lines: readonly Line[];
  wording: Wording;
  /** Assumptions that the idea makes for itself: the others are underlined. Null underlines none. */
  own: ReadonlySet<Quantity> | null;
  /** The head above a line, where one begins. */
  head?: (line: Line, before: Line | undefined) => string | null;
  isBrief?: boolean;
}

function Table({ lines, wording, own, head, isBrief = false }: TableProps) {
  const { t } = useLingui();
  const names = useQuantityNames();
  return (
    <table className={css.formula} aria-label={t`How is this worked out?`} data-brief={isBrief || undefined}>
      <tbody>
        {lines.map((line, at) => {
          const title = head?.(line, lines[at - 1]);
          return (
            <Fragment key={`${line.id} ${line.part ?? ""}`}>
              {title && (
                <tr className={css.partHead}>
                  <th colSpan={3} scope="colgroup">
                    {title}
                  </th>
                </tr>
              )}
              <tr>
                <th scope="row">{names[line.id]}</th>
                <td>
                  <Steps line={line} wording={wording} own={own} />
                </td>
                <td>{wording.result(line)}</td>
              </tr>
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

export function FullFormula({ partName, ...props }: FormulaProps & { partName: PartName }) {
  const { t } = useLingui();
  const wording = useFull(props, partName);
  const hasParts = props.figures.parts.length > 1;
  const head = (line: Line, before: Line | undefined): string | null => {
    if (!hasParts || (before && before.part === line.part)) return null;
    return line.part === null ? t`All together` : partName(line.part);
  };
  return (
    <>
      <Table lines={props.lines} wording={wording} own={null} head={head} />
      <p className={`meta ${css.foot}`}>
        {t`Three numbers in a row: at worst / likely / at best. Numbers are rounded here only.`}
      </p>
    </>
  );
}

export function BriefFormula({ own, ...props }: FormulaProps & { own: ReadonlySet<Quantity> }) {
  const wording = useBrief(props);
  return <Table lines={briefLines(props.lines)} wording={wording} own={own} isBrief />;
}
