// The value bar: low to high hatched, likely as a tick, measured solid. Linear from zero, one maximum a column.
import { useLingui } from "@lingui/react/macro";
import type { CSSProperties } from "react";
import { type Format, useFormat } from "../format";
import css from "./ValueBar.module.css";

export interface ValueBarProps {
  low: number;
  likely: number;
  high: number;
  /** Measured in a year, when programs reported runs. */
  measured?: number | null | undefined;
  /** What the whole track stands for; must be above zero. */
  max: number;
  size?: "s" | "m" | "l";
  /** Money instead of hours: the words of the sentence, already written. */
  sentence?: string;
}

interface Geometry {
  zero: number;
  low: number;
  likely: number;
  high: number;
  measured: number | null;
  isNegative: boolean;
  isBeyond: boolean;
  /** Less than a tenth of the track. */
  isThin: boolean;
  isLikelyBeyond: boolean;
}

const clamp = (percent: number): number => Math.min(100, Math.max(0, percent));

/** Positions on the track in percent. A negative low moves zero in, by a quarter or by as much as it needs. */
export function layOut({
  low,
  likely,
  high,
  measured,
  max,
}: Omit<ValueBarProps, "size" | "sentence">): Geometry {
  const scale = 100 / Math.max(max, 1e-9);
  const zero = low < 0 ? Math.min(75, Math.max(25, -low * scale)) : 0;
  const at = (value: number): number => clamp(zero + value * scale);
  return {
    zero,
    low: at(low),
    likely: at(likely),
    high: at(high),
    measured: measured === null || measured === undefined ? null : at(measured),
    isNegative: low < 0,
    isThin: at(high) - at(low) < 10,
    isBeyond: zero + high * scale > 100.01,
    isLikelyBeyond: zero + likely * scale > 100.01,
  };
}

/** What the track of one idea alone stands for: its hours today, more where a loss needs the room. */
export const ownScale = (low: number, hoursToday: number): number =>
  low < 0 ? Math.max(hoursToday, (-low * 4) / 3) : hoursToday;

const style = (geometry: Geometry): CSSProperties =>
  ({
    "--zero": `${geometry.zero}%`,
    "--low": `${geometry.low}%`,
    "--likely": `${geometry.likely}%`,
    "--high": `${geometry.high}%`,
    "--measured": `${geometry.measured ?? 0}%`,
  }) as CSSProperties;

function useSentence(props: ValueBarProps, format: Format): string {
  const { t } = useLingui();
  if (props.sentence) return props.sentence;
  const low = format.hours(props.low);
  const high = format.hours(props.high);
  const likely = format.hours(props.likely);
  if (props.measured === null || props.measured === undefined) {
    return t`${low} to ${high} hours a year, likely ${likely}`;
  }
  const measured = format.hours(props.measured);
  return t`${low} to ${high} hours a year, likely ${likely}, measured ${measured}`;
}

export function ValueBar(props: ValueBarProps) {
  const sentence = useSentence(props, useFormat());
  const geometry = layOut(props);
  return (
    <span
      className={css.bar}
      role="img"
      aria-label={sentence}
      style={style(geometry)}
      data-size={props.size ?? "m"}
      data-negative={geometry.isNegative || undefined}
      data-beyond={geometry.isBeyond || undefined}
      data-thin={geometry.isThin || undefined}
    >
      {!geometry.isNegative && <i className={css.stem} />}
      <i className={css.range} />
      {geometry.measured !== null && <i className={css.measured} />}
      {!geometry.isLikelyBeyond && <i className={css.tick} />}
    </span>
  );
}
