// "How is this worked out?": the core's lines with the values put in. Words and signs are made here,
// nothing is computed here.
import { useLingui } from "@lingui/react/macro";
import { Fragment, type ReactNode, useMemo } from "react";
import type {
  Amount,
  EstimateView,
  Line,
  Op,
  Outcome,
  Payback,
  Period,
  Quantity,
  Roi,
  SpaceView,
  Step,
  Unit,
} from "@/api";
import { useFormat } from "@/shared";
import css from "./panel.module.css";
import { moneyRange, type Range } from "./ranges";
import { useRange } from "./useRange";

/** Assumptions that somebody set for the whole space or area. */
const assumed: ReadonlySet<Quantity> = new Set<Quantity>([
  "automatable_share",
  "labour_per_hour",
  "labour_per_year",
  "day_cost",
  "hours_per_day",
  "working_days_per_year",
]);

const signs: Record<Op, string> = {
  start: "",
  plus: " + ",
  minus: " \u2212 ",
  times: " × ",
  divided_by: " ÷ ",
};

/** Lines that say nothing a person asked for: the same figure twice, or people instead of hours. */
const left: ReadonlySet<Quantity> = new Set<Quantity>(["fte_today", "fte_net", "money_today", "money_net"]);

const isUnknown = (result: Outcome): boolean =>
  result.kind !== "amount" && result.value.likely.kind === "unknown";

/** Without rework and checks the hours today are the processing: one line says both. */
export function shownLines(lines: readonly Line[]): Line[] {
  const isPlain = lines.some(({ id, steps }) => id === "hours_today" && steps.length === 1);
  return lines
    .filter(({ id, result }) => !left.has(id) && !isUnknown(result))
    .filter(({ id }) => !(isPlain && id === "hours_today"))
    .map((line) => (isPlain && line.id === "hours_processing" ? { ...line, id: "hours_today" } : line));
}

function useQuantityWords(): Partial<Record<Quantity, string>> {
  const { t } = useLingui();
  return {
    runs_per_year: t`Times a year`,
    hours_processing: t`Doing it`,
    hours_rework: t`Putting right`,
    hours_review: t`Checking`,
    hours_today: t`Hours today`,
    hours_execution: t`Left to do`,
    net_hours: t`Could be saved`,
    hours_saved: t`Hours saved`,
    fte_saved: t`Full-time jobs`,
    labour_per_hour: t`An hour costs`,
    money_saved: t`Worth`,
    one_off: t`Building it`,
    money_after_running: t`After running`,
    payback: t`Paid back`,
    roi3y: t`Return, 3 years`,
  };
}

type Write = (value: number, quantity: Quantity, unit: Unit) => string;

function useWrite(currency: string, digits: number, period: Period | undefined): Write {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(() => {
    const plain = (value: number): string =>
      format.decimal(value, Number.isInteger(value) ? 0 : value < 1 ? 2 : 1);
    const periods: Partial<Record<Period, (count: string) => string>> = {
      day: (count) => t`${count} days`,
      week: (count) => t`${count} weeks`,
      month: (count) => t`${count} months`,
      quarter: (count) => t`${count} quarters`,
    };
    const isWhole = (minor: number): boolean => Number.isInteger(minor / 10 ** digits);
    const units: Record<Unit, (value: number) => string> = {
      count: plain,
      share: format.percent,
      minutes: (value) => t`${plain(value)} min`,
      hours: (value) => t`${format.hours(value)} h`,
      days: (value) => t`${plain(value)} days`,
      years: (value) => t`${plain(value)} years`,
      people: (value) => (value === 1 ? t`1 person` : t`${plain(value)} people`),
      fte: (value) => format.decimal(value, 2),
      minor: (value) => format.money(value, currency),
      minor_per_hour: (value) => t`${format.money(value, currency, !isWhole(value))} an hour`,
      minor_per_day: (value) => t`${format.money(value, currency)} a day`,
      ratio: format.percent,
    };
    return (value, quantity, unit) => {
      if (quantity === "periods_per_year")
        return period && periods[period] ? periods[period](plain(value)) : plain(value);
      if (quantity === "minutes_per_hour" || quantity === "years_counted") return plain(value);
      return units[unit](value);
    };
  }, [t, format, currency, digits, period]);
}

/** "50–80 %", "260–416 h": the unit once, at the end. */
function joined(low: string, high: string, range: Range): string {
  const tail = /[^\d]*$/u.exec(high)?.[0] ?? "";
  return low !== high && low.endsWith(tail)
    ? `${range(low.slice(0, low.length - tail.length), high)}`
    : range(low, high);
}

/** Steps apply from left to right; brackets where reading them would say otherwise. */
function bracketsBefore(steps: readonly Step[]): number | null {
  const sum = steps.findIndex(({ op }) => op === "plus" || op === "minus");
  if (sum < 0) return null;
  const product = steps.findIndex(({ op }, at) => at > sum && (op === "times" || op === "divided_by"));
  return product < 0 ? null : product;
}

function useOutcomeWords(): (best: Payback | Roi, worst: Payback | Roi) => string {
  const { t } = useLingui();
  const format = useFormat();
  const one = (end: Payback | Roi): string => {
    switch (end.kind) {
      case "years":
        return t`${format.decimal(end.years, 1)} years`;
      case "ratio":
        return format.percent(end.ratio);
      case "never":
        return t`never`;
      case "no_investment":
        return t`no investment`;
      default:
        return "";
    }
  };
  return (best, worst) => {
    if (best.kind === "years" && worst.kind === "years") {
      return t`${format.range(format.decimal(best.years, 1), format.decimal(worst.years, 1))} years`;
    }
    if (best.kind === "ratio" && worst.kind === "ratio") {
      const [low, high] = [format.percent(worst.ratio), format.percent(best.ratio)];
      return low === high ? low : t`${low} to ${high}`;
    }
    const [first, last] = [one(best), one(worst)];
    return first === last ? first : t`${first} to ${last}`;
  };
}

export function Formula({
  view,
  space,
  own,
}: {
  view: EstimateView;
  space: SpaceView;
  /** Assumptions that this idea makes for itself. */
  own: ReadonlySet<Quantity>;
}) {
  const { currency, currency_digits } = space;
  const { t } = useLingui();
  const format = useFormat();
  const names = useQuantityWords();
  const write = useWrite(currency, currency_digits, view.figures?.parts[0]?.period);
  const outcome = useOutcomeWords();
  const range = useRange();
  const amount = (value: Amount, quantity: Quantity, unit: Unit): string => {
    if (typeof value === "number") return write(value, quantity, unit);
    if (unit === "minor") return moneyRange(value, currency, format, range);
    return joined(write(value.low, quantity, unit), write(value.high, quantity, unit), range);
  };
  const result = ({ result: end, id, unit }: Line): string =>
    end.kind === "amount" ? amount(end.value, id, unit) : outcome(end.value.best, end.value.worst);
  return (
    <table className={css.formula} aria-label={t`How is this worked out?`}>
      <tbody>
        {shownLines(view.lines).map((line) => (
          <tr key={`${line.id} ${line.part ?? ""}`}>
            <th scope="row">{names[line.id] ?? line.id}</th>
            <td>
              <Steps steps={line.steps} amount={amount} own={own} />
            </td>
            <td>{result(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Steps(props: {
  steps: readonly Step[];
  amount: (value: Amount, quantity: Quantity, unit: Unit) => string;
  own: ReadonlySet<Quantity>;
}) {
  const { t } = useLingui();
  const brackets = bracketsBefore(props.steps);
  const sign = ({ op }: Step, at: number): ReactNode =>
    op === "times" && at === 1 && props.steps[0]?.quantity === "automatable_share" ? t` of ` : signs[op];
  return (
    <>
      {brackets !== null && "("}
      {props.steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a line have no other name
        <Fragment key={at}>
          {at === brackets && ")"}
          {sign(step, at)}
          <span
            className={
              assumed.has(step.quantity) && !props.own.has(step.quantity)
                ? `${css.step} ${css.assumed}`
                : css.step
            }
          >
            {props.amount(step.value, step.quantity, step.unit)}
          </span>
        </Fragment>
      ))}
    </>
  );
}
