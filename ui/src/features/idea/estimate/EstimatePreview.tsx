// The figures of what is typed, above the form, before any of it is saved.
import { useLingui } from "@lingui/react/macro";
import { type EstimateInputs, type IdeaPage, useLive } from "@/api";
import css from "./Estimate.module.css";
import { Figures } from "./Figures";
import { usePartName } from "./whose";

const PAUSE_MS = 120;

interface PreviewProps {
  page: IdeaPage;
  /** Null while something of it is no number. */
  inputs: EstimateInputs | null;
  currency: string;
}

export function EstimatePreview({ page, inputs, currency }: PreviewProps) {
  const { t } = useLingui();
  const { rates } = page.estimate;
  const area = page.case.area_id ?? null;
  // The idea keeps the rates that its estimate was made with.
  const whose = rates ? { basis_id: rates.basis_id } : area ? { area_id: area } : {};
  const live = useLive(
    "estimate.preview",
    { inputs: inputs ?? {}, ...whose, idea: page.row.id },
    { pauseMs: PAUSE_MS, enabled: inputs !== null },
  );
  const figures = live.data?.figures;
  const partName = usePartName(page, figures);
  if (!figures) {
    return live.data || live.error ? (
      <p className={`meta ${css.preview}`}>{t`The figures come here once the numbers allow them.`}</p>
    ) : null;
  }
  return (
    <div className={css.preview}>
      <Figures figures={figures} measured={page.row.hours_measured} currency={currency} partName={partName} />
      <p className="meta">
        {t`With what you typed; not saved yet.`}{" "}
        {figures.parts.length > 1 && t`What others added is counted too.`}
      </p>
    </div>
  );
}
