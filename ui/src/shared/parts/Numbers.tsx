// Numbers with their unit and their source, so that no screen writes one by hand.
import { Trans } from "@lingui/react/macro";
import { useFormat } from "../format";
import { EN_DASH, needsWord, useRange } from "../range";
import css from "./Numbers.module.css";
import { type SourceKind, SourceMark } from "./SourceMark";

const Mark = ({ source }: { source: SourceKind | undefined }) =>
  source ? <SourceMark source={source} /> : null;

/** A plain count or any other number. */
export function NumberText({
  value,
  digits = 0,
  source,
}: {
  value: number;
  digits?: number;
  source?: SourceKind;
}) {
  const format = useFormat();
  return (
    <span className={css.together}>
      {format.decimal(value, digits)}
      <Mark source={source} />
    </span>
  );
}

/** "338 h" and its mark. */
export function Hours({ value, source }: { value: number; source?: SourceKind }) {
  const format = useFormat();
  const hours = format.hours(value);
  return (
    <span className={css.together}>
      <Trans>{hours} h</Trans>
      <Mark source={source} />
    </span>
  );
}

/** Minor units of a currency, shown in whole units unless `exact`. */
export function Money(props: { minor: number; currency: string; exact?: boolean; source?: SourceKind }) {
  const format = useFormat();
  return (
    <span className={css.together}>
      {format.money(props.minor, props.currency, props.exact)}
      <Mark source={props.source} />
    </span>
  );
}

/** Low to high with an en dash that has air, a word where a dash would read as a minus. */
export function RangeText({ low, high, source }: { low: string; high: string; source?: SourceKind }) {
  const join = useRange();
  const hasDash = low !== high && !needsWord(low, high);
  return (
    <span className={css.together}>
      {hasDash ? (
        <>
          {low}
          <span className={css.dash}>{EN_DASH}</span>
          {high}
        </>
      ) : (
        join(low, high)
      )}
      <Mark source={source} />
    </span>
  );
}
