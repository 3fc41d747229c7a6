// Newer rates for an estimate that was made with older ones: both results side by side, before anything is changed.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type Estimate, type IdeaPage, type RatesView, useRead, wordsFor } from "@/api";
import { useFormat, useMoneyRange, useRange } from "@/shared";
import { useOutlookWords } from "@/shared/estimate";
import { useAct } from "../acts";
import { Ask } from "../head/Ask";
import css from "./Rerate.module.css";
import { useRatesLine } from "./useRatesLine";

interface Both {
  now: Estimate | null;
  then: Estimate | null;
  currency: string;
}

function Compared({ now, then, currency }: Both) {
  const { t } = useLingui();
  const format = useFormat();
  const join = useRange();
  const money = useMoneyRange();
  const outlook = useOutlookWords();
  const none = "–";
  const rows: [string, (figures: Estimate) => string][] = [
    [t`Hours saved a year`, ({ hours_saved: it }) => join(format.hours(it.low), format.hours(it.high))],
    [t`Worth a year`, ({ money_saved_minor: it }) => (it ? money(it, currency) : none)],
    [t`To build`, ({ one_off_minor: it }) => (it ? money(it, currency) : none)],
    [t`Paid back after`, ({ payback }) => outlook(payback.likely)],
  ];
  return (
    <table className={css.both}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t`Now`}</th>
          <th scope="col">{t`With the newer rates`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, write]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{now ? write(now) : none}</td>
            <td>{then ? write(then) : none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RerateProps {
  page: IdeaPage;
  currency: string;
}

function RerateDialog({
  page,
  currency,
  newer,
  onClose,
}: RerateProps & { newer: RatesView; onClose(): void }) {
  const { t, i18n } = useLingui();
  const act = useAct();
  const line = useRatesLine(currency);
  const { id, shown_id } = page.row;
  const preview = useRead("estimate.preview", { inputs: page.inputs, basis_id: newer.basis_id, idea: id });
  const then = preview.data?.figures ?? null;
  const { figures: now, rates } = page.estimate;
  return (
    <Ask
      title={t`Newer rates for ${shown_id}`}
      button={t`Use the newer rates`}
      missing={preview.isPending ? t`Wait until both results are here.` : null}
      act={() =>
        act(
          { kind: "estimate.rerate", id, basis_id: newer.basis_id },
          t`${shown_id} has the newer rates now.`,
        )
      }
      onClose={onClose}
    >
      <dl className={css.rates}>
        <dt>{t`Now`}</dt>
        <dd>{rates ? line(rates, null) : t`not known here`}</dd>
        <dt>{t`Newer`}</dt>
        <dd>{line(newer, null)}</dd>
      </dl>
      {preview.error ? (
        <p className={css.problem}>{i18n._(wordsFor(preview.error).what)}</p>
      ) : (
        <Compared now={now} then={then} currency={currency} />
      )}
      <p className="meta">{t`Only the rates change. The history keeps both results.`}</p>
    </Ask>
  );
}

/** Nothing where the rates are those in force, or somebody else has to decide. */
export function Rerate({ page, currency }: RerateProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { newer_rates: newer } = page;
  if (!newer || !page.actions.rerate) return null;
  return (
    <p className={css.offer}>
      {t`There are newer rates than those of this estimate.`}{" "}
      <Button size="xs" onClick={() => setOpen(true)}>
        {t`Compare`}
      </Button>
      {isOpen && (
        <RerateDialog page={page} currency={currency} newer={newer} onClose={() => setOpen(false)} />
      )}
    </p>
  );
}
