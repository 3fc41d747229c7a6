// What the idea would save, worked out while somebody types: a range, what it is worth, and how it comes about.
import { Trans, useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { EstimateView, Failure, Estimate as Figures, Quantity, SpaceView } from "@/api";
import {
  type Format,
  Hours,
  RangeText,
  SkeletonLine,
  SourceMark,
  useFormat,
  useMoneyRange,
  useRange,
  ValueBar,
} from "@/shared";
import { BriefFormula, useWarningWords } from "@/shared/estimate";
import type { Field } from "./form";

import css from "./panel.module.css";

const ANNOUNCE_AFTER_MS = 1_200;

const fte = (value: number, format: Format): string => format.decimal(value, 2);

function Facts({ figures, currency }: { figures: Figures; currency: string }) {
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

function Range({ figures }: { figures: Figures }) {
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
      <ValueBar low={low} likely={likely} high={high} max={figures.hours_today} size="l" />
      <div className={css.axis} aria-hidden="true">
        <span>{low < 0 ? "" : "0"}</span>
        <span>{t`${today} h spent today`}</span>
      </div>
    </>
  );
}

/** Not refused, but worth a second look. */
function Warnings({ figures }: { figures: Figures }) {
  const warning = useWarningWords();
  const costsTime = figures.hours_saved.likely < 0 && (
    <p className={css.warn}>
      <Trans>Below zero: with these numbers a program would cost more time than it saves.</Trans>
    </p>
  );
  const warnings = figures.warnings.map((found) => (
    <p key={JSON.stringify(found)} className={css.warn}>
      {warning(found, null)}
    </p>
  ));
  return (
    <>
      {costsTime}
      {warnings}
    </>
  );
}

function Basis({ view }: { view: EstimateView }) {
  const { t } = useLingui();
  if (!view.rates) return null;
  const { area, version } = view.rates;
  return (
    <p className={`meta ${css.basis}`}>
      {area
        ? t`With the rates of ${area}, version ${version}.`
        : t`With the rates of the space, version ${version}.`}{" "}
      {t`Underlined values are set for everybody.`}
    </p>
  );
}

interface WorkedProps {
  view: EstimateView;
  figures: Figures;
  space: SpaceView;
  own: ReadonlySet<Quantity>;
}

function Worked({ view, figures, space, own }: WorkedProps) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(true);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={css.disclose}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronRight size={16} stroke={1.5} aria-hidden="true" />
        {t`How is this worked out?`}
      </button>
      <div id={id} hidden={!isOpen}>
        <BriefFormula figures={figures} lines={view.lines} currency={space.currency} own={own} />
        <Basis view={view} />
      </div>
    </>
  );
}

const asField: Record<string, Field> = { period: "runs" };
const order: Field[] = ["people", "runs", "minutes_per_run"];

/** The fields to fill in or to correct, each once, in the order of the form. */
export const fieldsToTell = (missing: readonly string[], wrong: readonly Field[]): Field[] =>
  order.filter((field) => wrong.includes(field) || missing.some((name) => (asField[name] ?? name) === field));

function NotYet({
  fields,
  hasWrong,
  onJump,
}: {
  fields: Field[];
  hasWrong: boolean;
  onJump: (field: Field) => void;
}) {
  const { t } = useLingui();
  const words: Partial<Record<Field, string>> = {
    people: t`people who do it`,
    runs: t`how often it comes up`,
    minutes_per_run: t`minutes each time`,
  };
  return (
    <>
      <div className={css.figure}>
        <span className={`figure ${css.nothing}`} aria-hidden="true">
          –
        </span>
        <span className="unit">{t`hours a year`}</span>
      </div>
      <div className={css.bar} />
      {hasWrong ? (
        <p className={css.text}>
          <Trans>The estimate comes back once the marked numbers are right.</Trans>
        </p>
      ) : (
        <p className={css.text}>
          <Trans>
            The Hub works out what a program would save, with every step shown. For that it needs to know
          </Trans>
        </p>
      )}
      <ul className={css.needed}>
        {fields.map((field) => (
          <li key={field}>
            <button type="button" className={css.jump} onClick={() => onJump(field)}>
              {words[field]}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One sentence for screen readers, once the typing has rested. */
function Announced({ figures }: { figures: Figures | null }) {
  const { t } = useLingui();
  const format = useFormat();
  const [low, high] = [figures?.hours_saved.low ?? 0, figures?.hours_saved.high ?? 0].map(format.hours);
  const [sentence] = useDebouncedValue(
    figures ? t`Estimate: ${low} to ${high} hours a year` : "",
    ANNOUNCE_AFTER_MS,
  );
  return (
    <p className="vh" role="status" aria-live="polite">
      {sentence}
    </p>
  );
}

export function Estimate(props: {
  view: EstimateView | undefined;
  failure: Failure | null;
  onRetry: () => void;
  /** Fields whose text is no number, or which the core finds wrong. */
  wrong: readonly Field[];
  /** Assumptions that the person made for this idea alone. */
  own: ReadonlySet<Quantity>;
  space: SpaceView;
  onJump: (field: Field) => void;
}) {
  const { t } = useLingui();
  const { view } = props;
  const isRight = view?.figures && props.wrong.length === 0;
  return (
    <section aria-label={t`What it would save`}>
      <div className={css.head}>
        <h2>{t`What it would save`}</h2>
        <span className="meta">{t`estimated from your answers`}</span>
      </div>
      {props.failure ? (
        <p className={css.text}>
          <Trans>The estimate cannot be worked out just now. Your idea can be sent all the same.</Trans>{" "}
          <button type="button" className={css.jump} onClick={props.onRetry}>
            {t`Try again`}
          </button>
        </p>
      ) : !view ? (
        <div className={css.figure}>
          <SkeletonLine width="60%" />
        </div>
      ) : isRight && view.figures ? (
        <>
          <Range figures={view.figures} />
          <Facts figures={view.figures} currency={props.space.currency} />
          <Warnings figures={view.figures} />
          <Worked view={view} figures={view.figures} space={props.space} own={props.own} />
        </>
      ) : (
        <NotYet
          fields={fieldsToTell(view.missing, props.wrong)}
          hasWrong={props.wrong.length > 0}
          onJump={props.onJump}
        />
      )}
      <Announced figures={isRight ? (view.figures ?? null) : null} />
    </section>
  );
}
