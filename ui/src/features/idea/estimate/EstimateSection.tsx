// The estimate of an idea: what it would save, with which rates, how that is worked out, what is not said yet.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconChevronRight, IconPencil } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import type { Choices, Estimate, IdeaPage, PartOwner, RatesView, SpaceView } from "@/api";
import { icon, SourceLegend, smallIcon, useFormat, useRange } from "@/shared";
import { digitsOf, FullFormula, type PartName } from "@/shared/estimate";
import { placeId } from "../places";
import { useFieldWords } from "../words/fields";
import css from "./Estimate.module.css";
import { EstimateForm } from "./EstimateForm";
import { EstimatePreview } from "./EstimatePreview";
import { Figures } from "./Figures";
import { useEstimateForm } from "./useEstimateForm";

/** "Rates of the space, version 1: 220 days of 8 h; no labour cost said yet". */
function useRatesLine(currency: string): (rates: RatesView, figures: Estimate | null) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (rates, figures) => {
    const { area, version, day_cost_minor, working_days_per_year, hours_per_day } = rates;
    const used = figures?.labour_per_hour ?? null;
    const isOwn = used?.from === "idea";
    const labour = isOwn ? used.stated : rates.labour;
    const whose =
      area === null ? t`Rates of the space, version ${version}` : t`Rates of ${area}, version ${version}`;
    const days = format.decimal(working_days_per_year, digitsOf(working_days_per_year));
    const hours = format.decimal(hours_per_day, digitsOf(hours_per_day));
    const work = (): string => {
      if (labour === null) return t`no labour cost said yet`;
      const cost = format.money(labour.minor, currency, labour.per === "hour");
      const said = labour.per === "hour" ? t`${cost} an hour` : t`${cost} a year of work`;
      return isOwn ? t`${said}, said for this idea` : said;
    };
    const line = t`${whose}: ${days} days of ${hours} h; ${work()}`;
    if (day_cost_minor === null) return line;
    return t`${line}; a build day ${format.money(day_cost_minor, currency)}`;
  };
}

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

function usePartName(page: IdeaPage, choices: Choices | undefined): PartName {
  const { t } = useLingui();
  return (part) => {
    const who: PartOwner | undefined = page.estimate.figures?.parts[part]?.who;
    if (!who || who.kind === "author") return page.author.name;
    if (who.kind === "merged") return t`a merged idea`;
    const supporter = page.supports.find(({ by }) => by.id === who.member_id)?.by.name;
    return supporter ?? choices?.members.find(({ id }) => id === who.member_id)?.name ?? t`a supporter`;
  };
}

interface SectionProps {
  page: IdeaPage;
  space: SpaceView;
  choices: Choices | undefined;
}

export function EstimateSection({ page, space, choices }: SectionProps) {
  const { t } = useLingui();
  const ratesLine = useRatesLine(space.currency);
  const partName = usePartName(page, choices);
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
      {form.texts !== null && (
        <>
          <EstimatePreview page={page} inputs={form.inputs} currency={space.currency} />
          <EstimateForm form={form} space={space} rates={rates} />
        </>
      )}
      {form.texts === null && !figures && <NoEstimate page={page}>{canEdit && begin}</NoEstimate>}
      {form.texts === null && figures && (
        <>
          <Figures
            figures={figures}
            measured={page.row.hours_measured}
            currency={space.currency}
            partName={partName}
          />
          <Worked page={page} partName={partName} currency={space.currency} />
        </>
      )}
    </section>
  );
}
