// The estimate in figures: the range, its bar, what it is worth.
import { useLingui } from "@lingui/react/macro";
import type { Estimate } from "@/api";
import {
  type Format,
  Hours,
  ownScale,
  RangeText,
  SourceMark,
  useFormat,
  useMoneyRange,
  useRange,
  ValueBar,
} from "@/shared";
import css from "./panel.module.css";

const fte = (value: number, format: Format): string => format.decimal(value, 2);

export function Facts({ figures, currency }: { figures: Estimate; currency: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const range = useRange();
  const moneyRange = useMoneyRange();
  const money = figures.money_saved_minor;
  return (
    <dl className={css.facts}>
      <div>
        <dt>{t`Likely`}</dt>
        <dd>
          <Hours value={figures.hours_saved.likely} source="estimated" />
        </dd>
      </div>
      <div>
        <dt>{t`Worth a year`}</dt>
        <dd data-unknown={money === null || undefined}>
          {money === null ? (
            t`no hourly cost yet`
          ) : (
            <>
              {moneyRange(money, currency)}
              <SourceMark source="estimated" />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t`Of one full-time job`}</dt>
        <dd>
          {range(fte(figures.fte_saved.low, format), fte(figures.fte_saved.high, format))}
          <SourceMark source="estimated" />
        </dd>
      </div>
    </dl>
  );
}

export function Range({ figures }: { figures: Estimate }) {
  const { t } = useLingui();
  const format = useFormat();
  const { low, likely, high } = figures.hours_saved;
  const today = format.hours(figures.hours_today);
  return (
    <>
      <div className={css.figure}>
        <span className="figure">
          <RangeText low={format.hours(low)} high={format.hours(high)} />
        </span>
        <span className="unit">
          {t`hours a year`}
          <SourceMark source="estimated" />
        </span>
      </div>
      <ValueBar low={low} likely={likely} high={high} max={ownScale(low, figures.hours_today)} size="l" />
      <div className={css.axis} aria-hidden="true">
        {low >= 0 && <span>0</span>}
        <span>{t`${today} h spent today`}</span>
      </div>
    </>
  );
}
