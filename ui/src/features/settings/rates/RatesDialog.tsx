// New rates for an area or for the space: a version of their own beside the former ones, which stay. What that
// means for the estimates that are there is said before.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Modal, SegmentedControl } from "@mantine/core";
import { type FormEvent, useState } from "react";
import {
  type Failure,
  type LabourPer,
  type RatesOwner,
  type RatesVersion,
  type SpaceView,
  toFailure,
  useSend,
} from "@/api";
import { announce, useAge, useFormat, useProblemWords } from "@/shared";
import { NumberField } from "@/shared/parts/NumberField";
import { Problem } from "../parts";
import css from "./rates.module.css";
import { type RatesField, type RatesTexts, read, textsOf } from "./texts";
import { useRatesWords } from "./words";

interface DialogProps {
  owner: RatesOwner;
  /** What holds now: the owner's own, else the space's. */
  current: RatesVersion | undefined;
  /** Estimates that these rates are for. */
  estimates: number;
  space: SpaceView;
  onClose(): void;
}

function Former(props: { versions: RatesVersion[]; currency: string; onTake(version: RatesVersion): void }) {
  const { t } = useLingui();
  const words = useRatesWords(props.currency);
  const age = useAge();
  const [, ...former] = props.versions;
  if (former.length === 0) return null;
  return (
    <details className={css.former}>
      <summary>{t`Former rates`}</summary>
      <ul>
        {former.map((version) => (
          <li key={version.basis_id}>
            <span>
              {`${words.labour(version)} · ${words.year(version)}`}
              <small className="meta">
                {version.by ? `${version.by.name}, ${age(version.at_ms)}` : t`as the space began`}
              </small>
            </span>
            <Button size="xs" onClick={() => props.onTake(version)}>
              {t`Take these`}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function RatesDialog({ owner, current, estimates, space, onClose }: DialogProps) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const { currency, currency_digits: digits } = space;
  const [texts, setTexts] = useState<RatesTexts>(() => textsOf(current, locale, digits));
  const [wrong, setWrong] = useState<Partial<Record<RatesField, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const { isSending, send } = useSend();
  const problem = useProblemWords(digits);
  const name = owner.name ?? t`the space`;

  const change = (part: Partial<RatesTexts>): void => {
    setTexts({ ...texts, ...part });
    setWrong({});
    setFailure(null);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { operation, wrong: found } = read(texts, owner, locale, digits);
    const worded = Object.entries(found).map(([field, what]) => [
      field,
      problem(field, { problem: what, facts: {} }),
    ]);
    setWrong(Object.fromEntries(worded));
    if (!operation) return;
    try {
      if ((await send(operation)) === null) return;
      announce(t`New rates of ${name}. Estimates that were there keep theirs.`);
      onClose();
    } catch (thrown) {
      const refusal = toFailure(thrown);
      const field = String(refusal.facts.field ?? "");
      if (refusal.code !== "INVALID" || field === "version") {
        setFailure(refusal);
        return;
      }
      setWrong({ [field]: problem(field, { problem: String(refusal.facts.problem), facts: refusal.facts }) });
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Rates of ${name}`}
      size="34rem"
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form className={css.form} noValidate onSubmit={(event) => void save(event)}>
        <div className={css.labour}>
          <NumberField
            label={t`What work costs`}
            description={t`Wages with everything on top; empty: not said`}
            value={texts.labour}
            onChange={(labour) => change({ labour })}
            error={wrong.labour}
            rightSection={<span className="meta">{currency}</span>}
            rightSectionWidth="3rem"
            rightSectionPointerEvents="none"
            data-autofocus
          />
          <SegmentedControl
            aria-label={t`What work costs, per`}
            value={texts.per}
            onChange={(per) => change({ per: per as LabourPer })}
            data={[
              { value: "hour", label: t`an hour` },
              { value: "year", label: t`a year` },
            ]}
          />
        </div>
        <NumberField
          label={t`What a day of building costs`}
          value={texts.day_cost}
          onChange={(day_cost) => change({ day_cost })}
          error={wrong.day_cost_minor}
          rightSection={<span className="meta">{currency}</span>}
          rightSectionWidth="3rem"
          rightSectionPointerEvents="none"
        />
        <div className={css.two}>
          <NumberField
            label={t`Working days a year`}
            value={texts.working_days_per_year}
            onChange={(working_days_per_year) => change({ working_days_per_year })}
            error={wrong.working_days_per_year}
          />
          <NumberField
            label={t`Hours a day`}
            value={texts.hours_per_day}
            onChange={(hours_per_day) => change({ hours_per_day })}
            error={wrong.hours_per_day}
          />
        </div>
        <Former
          versions={owner.versions}
          currency={currency}
          onTake={(version) => change(textsOf(version, locale, digits))}
        />
        <p className="meta">
          {estimates > 0
            ? t`${plural(estimates, { one: "# estimate keeps its rates", other: "# estimates keep their rates" })} until you give them the new ones. Rates are never changed afterwards: these become version ${owner.next_version}.`
            : t`Rates are never changed afterwards: these become version ${owner.next_version}.`}
        </p>
        <Problem failure={failure} />
        <div className={css.acts}>
          <Button variant="subtle" onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="filled" loading={isSending}>
            {t`Use these rates`}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
