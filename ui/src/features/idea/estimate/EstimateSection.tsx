// The estimate of an idea: what it would save, with which rates, how that is worked out, what is not said yet.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconChevronRight, IconPencil } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import type { Estimate, IdeaPage, SpaceView } from "@/api";
import { icon, SourceLegend, smallIcon, useFormat, useRange } from "@/shared";
import { digitsOf, FullFormula, type PartName } from "@/shared/estimate";
import { useFieldWords } from "@/shared/fields";
import { placeId } from "../places";
import css from "./Estimate.module.css";
import { EstimateForm } from "./EstimateForm";
import { EstimatePreview } from "./EstimatePreview";
import { Figures } from "./Figures";
import { Parts } from "./Parts";
import { Rerate } from "./Rerate";
import { useEstimateForm } from "./useEstimateForm";
import { useRatesLine } from "./useRatesLine";
import { usePartName } from "./whose";

/** The formula in one line, before it is opened. */
function useShortFormula(): (figures: Estimate) => string {
  const { t } = useLingui();
  const format = useFormat();
  const join = useRange();
  return ({
    hours_processing,
    hours_rework,
    hours_review,
    hours_today,
    rates: { automatable_share: share },
  }) => {
    const h = (hours: number): string => format.decimal(hours, Math.min(1, digitsOf(hours)));
    const terms = [
      t`${h(hours_processing)} h work`,
      hours_rework > 0 ? t`${h(hours_rework)} h rework` : null,
      hours_review > 0 ? t`${h(hours_review)} h review` : null,
    ].filter((term) => term !== null);
    const sum = terms.length > 1 ? t`${terms.join(" + ")} = ${h(hours_today)} h` : terms[0];
    const percent = (part: number): string => format.decimal(part * 100, 0);
    const range = join(percent(share.low), percent(share.high));
    return t`${sum}, a program takes ${range} % of it`;
  };
}

function Worked({ page, partName, currency }: { page: IdeaPage; partName: PartName; currency: string }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const short = useShortFormula();
  const id = useId();
  const { figures, lines } = page.estimate;
  if (!figures) return null;
  return (
    <>
      <button
        type="button"
        className={css.open}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronRight {...icon} />
        <span>
          <b>{t`How is this worked out?`}</b> <span className="t3">{isOpen ? null : short(figures)}</span>
        </span>
      </button>
      <div id={id}>
        {isOpen && <FullFormula figures={figures} lines={lines} partName={partName} currency={currency} />}
      </div>
    </>
  );
}

function NoEstimate({ page, children }: { page: IdeaPage; children: ReactNode }) {
  const { t } = useLingui();
  const fields = useFieldWords();
  const { missing, wrong } = page.estimate;
  const names = (list: readonly string[]): string => list.map(fields).join(", ");
  return (
    <div className={css.empty}>
      <p>
        {wrong.length > 0
          ? t`There is no figure, because something does not fit: ${names(wrong.map(({ facts }) => String(facts?.field ?? "")))}.`
          : t`No figure yet. How often it comes up, how long it takes and how many people do it give an estimate.`}
        {missing.length > 0 && missing.length < 4 && ` ${t`Still missing: ${names(missing)}.`}`}
      </p>
      {children}
    </div>
  );
}

interface SectionProps {
  page: IdeaPage;
  space: SpaceView;
}

export function EstimateSection({ page, space }: SectionProps) {
  const { t } = useLingui();
  const ratesLine = useRatesLine(space.currency);
  const partName = usePartName(page, page.estimate.figures);
  const form = useEstimateForm(page, space);
  const { figures, rates } = page.estimate;
  const canEdit = page.actions.edit_estimate && form.texts === null;
  const begin = (
    <Button
      size="xs"
      variant={figures ? "subtle" : "default"}
      leftSection={<IconPencil {...smallIcon} />}
      className={figures ? (css.edit ?? "") : ""}
      onClick={form.begin}
      data-first
    >
      {figures ? t`Edit` : t`Say how much work it is`}
      {figures && <span className="vh"> {t`the estimate`}</span>}
    </Button>
  );
  return (
    <section id={placeId("estimate")} aria-labelledby="estimate-title">
      <div className={css.head}>
        <h2 id="estimate-title">{t`Estimate`}</h2>
        {figures && <SourceLegend />}
        {rates && <span className={`meta ${css.rates}`}>{ratesLine(rates, figures)}</span>}
        {figures && canEdit && begin}
      </div>
      {form.texts === null && <Rerate page={page} currency={space.currency} />}
      {form.texts !== null && (
        <>
          <EstimatePreview page={page} inputs={form.inputs} currency={space.currency} />
          <EstimateForm form={form} space={space} rates={rates} />
        </>
      )}
      {form.texts === null && !figures && (
        <>
          <NoEstimate page={page}>{canEdit && begin}</NoEstimate>
          <Parts page={page} />
        </>
      )}
      {form.texts === null && figures && (
        <>
          <Figures
            figures={figures}
            measured={page.row.hours_measured}
            currency={space.currency}
            partName={partName}
          />
          <Parts page={page} />
          <Worked page={page} partName={partName} currency={space.currency} />
        </>
      )}
    </section>
  );
}
