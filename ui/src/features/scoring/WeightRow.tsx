// One part of the score: what it is made of, its weight as a slider and as a number, its share of the whole.
import { useLingui } from "@lingui/react/macro";
import { NumberInput, Slider } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "@/shared";
import css from "./Weights.module.css";

interface WeightRowProps {
  label: string;
  madeOf: string;
  weight: number;
  /** 0 to 1; null while all weights are zero. */
  share: number | null;
  onChange(weight: number): void;
}

const isWeight = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 100;

export function WeightRow({ label, madeOf, weight, share, onChange }: WeightRowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [isEmpty, setEmpty] = useState(false);
  const decimal = format.decimal(0.5, 1).replace(/\d/gu, "");
  return (
    <fieldset className={css.row} aria-label={label}>
      <div className={css.what}>
        <b>{label}</b>
        <span className="meta">{madeOf}</span>
      </div>
      <Slider
        className={css.slider ?? ""}
        classNames={{ track: css.track, bar: css.bar, thumb: css.thumb }}
        size={4}
        thumbSize={16}
        min={0}
        max={100}
        step={1}
        label={null}
        thumbLabel={t`${label}, weight`}
        value={weight}
        onChange={(value) => {
          setEmpty(false);
          onChange(value);
        }}
      />
      <NumberInput
        className={css.number ?? ""}
        size="xs"
        aria-label={t`${label}, weight as a number`}
        min={0}
        max={100}
        clampBehavior="strict"
        decimalScale={1}
        decimalSeparator={decimal}
        allowedDecimalSeparators={[".", ","]}
        hideControls
        selectAllOnFocus
        value={isEmpty ? "" : weight}
        onChange={(value) => {
          setEmpty(value === "");
          if (isWeight(value)) onChange(value);
        }}
        onBlur={() => setEmpty(false)}
      />
      <span className={`num ${css.share}`}>
        {share === null ? "–" : format.percent(share)}
        <span className="vh"> {t`of the score`}</span>
      </span>
    </fieldset>
  );
}
