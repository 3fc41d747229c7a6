// Numbers with their unit and their source, so that no screen writes one by hand.
import { Trans } from "@lingui/react/macro";
import { useFormat } from "../format";
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

/** Low to high with an en dash that has air; one number where both read the same. */
export function RangeText({ low, high, source }: { low: string; high: string; source?: SourceKind }) {
  return (
    <span className={css.together}>
      {low}
      {low !== high && (
        <>
          <span className={css.dash}>–</span>
          {high}
        </>
      )}
      <Mark source={source} />
    </span>
  );
}
