// What looks wrong about an estimate, and what would say more.
import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { Estimate, Missing } from "@/api";
import { smallIcon } from "@/shared";
import { type PartName, useWarningWords } from "@/shared/estimate";
import css from "./Estimate.module.css";

function useMissingWords(): (missing: Missing) => string {
  const { t } = useLingui();
  const words: Record<Missing, string> = {
    labour_cost: t`Say what an hour costs to see money.`,
    build_days: t`Say how many days building takes to see when it is paid back.`,
    day_cost: t`Say what a day of building costs to see when it is paid back.`,
  };
  return (missing) => words[missing];
}

export function Warnings({ figures, partName }: { figures: Estimate; partName: PartName }) {
  const warning = useWarningWords();
  if (figures.warnings.length === 0) return null;
  return (
    <ul className={css.notes}>
      {figures.warnings.map((found) => (
        <li key={JSON.stringify(found)} data-kind="warning">
          <IconAlertTriangle {...smallIcon} />
          <b>{warning(found, figures.parts.length > 1 ? partName : null)}</b>
        </li>
      ))}
    </ul>
  );
}

export function MissingNotes({ figures }: { figures: Estimate }) {
  const missing = useMissingWords();
  if (figures.missing.length === 0) return null;
  return (
    <ul className={css.notes}>
      {figures.missing.map((what) => (
        <li key={what}>
          <IconInfoCircle {...smallIcon} />
          {missing(what)}
        </li>
      ))}
    </ul>
  );
}
