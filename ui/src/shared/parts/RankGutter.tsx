// The rank and how it changed since the last visit. Up is green, down is quiet: losing a place is no fault.
import { useLingui } from "@lingui/react/macro";
import css from "./RankGutter.module.css";

export interface RankGutterProps {
  /** Absent when the idea has no score and so no rank. */
  rank: number | null;
  /** Places gained (positive) or lost (negative) since the last visit, or "new". */
  change?: number | "new" | null | undefined;
  size?: "m" | "l";
}

function Change({ change }: { change: number | "new" }) {
  const { t } = useLingui();
  if (change === "new") return <small className={css.change}>{t`new`}</small>;
  const places = Math.abs(change);
  const isUp = change > 0;
  return (
    <small className={css.change} data-up={isUp || undefined}>
      <svg className={css.arrow} viewBox="0 0 8 8" aria-hidden="true">
        <path d={isUp ? "M4 1 7.4 7H.6Z" : "M4 7 .6 1h6.8Z"} fill="currentColor" />
      </svg>
      {places}
      <span className="vh">{isUp ? t`places up` : t`places down`}</span>
    </small>
  );
}

export function RankGutter({ rank, change, size = "m" }: RankGutterProps) {
  return (
    <span className={css.gutter} data-size={size}>
      <b className={css.rank}>{rank ?? "–"}</b>
      {change ? <Change change={change} /> : null}
    </span>
  );
}
