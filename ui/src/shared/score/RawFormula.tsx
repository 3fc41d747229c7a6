// RICE, ICE and WSJF as what they are: a raw number, and the formula with the values put in. There is no
// bar and no 0 to 100, because these numbers have no upper end.
import { useLingui } from "@lingui/react/macro";
import type { FormulaView, RawError } from "@/api";
import { useFormat } from "../format";
import css from "./RawFormula.module.css";
import { type RawMethod, rawName } from "./words";

/** The operands of each method's formula by field, with the sign before each. */
const shapes: Record<RawMethod, readonly (readonly [sign: string, field: string])[]> = {
  rice: [
    ["", "rice_reach"],
    ["×", "rice_impact"],
    ["×", "rice_confidence"],
    ["÷", "effort_months"],
  ],
  ice: [
    ["", "ice_impact"],
    ["×", "ice_confidence"],
    ["×", "ice_ease"],
  ],
  wsjf: [
    ["(", "wsjf_value"],
    ["+", "wsjf_time"],
    ["+", "wsjf_risk"],
    [") ÷", "wsjf_size"],
  ],
};

/** The inputs as a sentence names them. */
export function useInputNames(): (field: string) => string {
  const { t } = useLingui();
  const names: Record<string, string> = {
    rice_reach: t`reach`,
    rice_impact: t`impact`,
    rice_confidence: t`confidence`,
    build_days: t`build days`,
    effort_months: t`effort`,
    ice_impact: t`impact`,
    ice_confidence: t`confidence`,
    ice_ease: t`ease`,
    wsjf_value: t`value`,
    wsjf_time: t`time`,
    wsjf_risk: t`risk`,
    wsjf_size: t`size`,
  };
  return (field) => names[field] ?? field;
}

/** Up to two decimals, and none that are zero. */
const digitsOf = (value: number): number => {
  const rounded = Math.round(value * 100) / 100;
  if (Number.isInteger(rounded)) return 0;
  return Number.isInteger(rounded * 10) ? 1 : 2;
};

/** A raw number in a list or a head; a dash where there is none. */
export function RawNumber({ value }: { value: number | null }) {
  const format = useFormat();
  if (value === null) return <span className="t3">–</span>;
  return <span className={css.number}>{format.decimal(value, digitsOf(value))}</span>;
}

/** What is missing, what cannot be, and what nobody said but follows from the estimate. */
function useNotes(method: RawMethod): (view: FormulaView) => string[] {
  const { t } = useLingui();
  const format = useFormat();
  const names = useInputNames();
  const problems: Record<RawError, string> = {
    effort_zero: t`The effort has to be more than 0: change the days to build in the estimate.`,
    job_size_zero: t`The size has to be more than 0.`,
  };
  return ({ inputs, problem }) => {
    const given = (field: string) => inputs.find((input) => input.field === field)?.value ?? null;
    const missing = inputs.filter(({ field, value }) => value === null && field !== "effort_months");
    const named = missing.map(({ field }) => names(field)).join(", ");
    const days = given("build_days");
    const months = given("effort_months");
    const notes = problem ? [problems[problem]] : [];
    if (missing.length > 0) notes.push(t`No ${rawName[method]} yet. Still missing: ${named}.`);
    if (inputs.some(({ field, is_derived }) => field === "rice_reach" && is_derived))
      notes.push(t`Reach is the people of the estimate until somebody says another.`);
    if (days !== null && months !== null)
      notes.push(
        t`Effort: ${format.decimal(days, digitsOf(days))} days ÷ 20 = ${format.decimal(months, digitsOf(months))} months of one person.`,
      );
    return notes;
  };
}

/** The formula with the values put in, its result, and what is to be said about it. */
export function RawFormula({ method, view }: { method: RawMethod; view: FormulaView }) {
  const { t } = useLingui();
  const format = useFormat();
  const names = useInputNames();
  const notes = useNotes(method);
  const given = (field: string): string => {
    const value = view.inputs.find((input) => input.field === field)?.value ?? null;
    if (value === null) return "–";
    return field === "rice_confidence" ? format.percent(value) : format.decimal(value, digitsOf(value));
  };
  return (
    <>
      <p className={css.formula}>
        {shapes[method].map(([sign, field]) => (
          <span key={field} className={css.operand}>
            {sign && <span className={css.sign}>{sign}</span>}
            <span className={css.name}>{names(field)}</span> <b>{given(field)}</b>
          </span>
        ))}
        {view.number !== null && (
          <span className={css.operand}>
            <span className={css.sign}>=</span>
            <b className={css.result}>
              <RawNumber value={view.number} />
            </b>
          </span>
        )}
      </p>
      {notes(view).map((note) => (
        <p key={note} className="meta">
          {note}
        </p>
      ))}
      {view.number !== null && (
        <p className="meta">{t`A raw number without an upper end: it only says which idea comes before which.`}</p>
      )}
    </>
  );
}
