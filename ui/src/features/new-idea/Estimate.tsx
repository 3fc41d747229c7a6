// What the idea would save, worked out while somebody types: a range, what it is worth, and how it comes about.
import { Trans, useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronRight } from "@tabler/icons-react";
import { memo, useId, useState } from "react";
import type { EstimateView, Failure, Estimate as Figures, Quantity, SpaceView } from "@/api";
import { icon, SkeletonLine, useFormat } from "@/shared";
import { BriefFormula, useWarningWords } from "@/shared/estimate";
import { Facts, Range } from "./Figures";
import type { Field } from "./form";
import { fieldsToTell, NotYet } from "./NotYet";

import css from "./panel.module.css";

const ANNOUNCE_AFTER_MS = 1_200;

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
        <IconChevronRight {...icon} />
        {t`How is this worked out?`}
      </button>
      <div id={id} hidden={!isOpen}>
        <BriefFormula figures={figures} lines={view.lines} currency={space.currency} own={own} />
        <Basis view={view} />
      </div>
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

function EstimateSection(props: {
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
        {isRight && <span className="meta">{t`estimated from your answers`}</span>}
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

/** Drawn anew with every answer, not with every key. */
export const Estimate = memo(EstimateSection);
