// Conditions on amounts, on age and on oneself. A number acts when its field is left or Enter is pressed.
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type ListFilter, readNumber, useFormat, writeNumber } from "@/shared";
import { NumberField } from "@/shared/parts/NumberField";
import { changed } from "../address";
import css from "./bar.module.css";
import type { PaneProps } from "./FilterPanel";
import {
  ageFields,
  type mineFields,
  type RangeFacet,
  rangeFields,
  useFacetWords,
  useMineWords,
} from "./facets";

function Check({ isOn, onToggle, children }: { isOn: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <label className={css.value}>
      <input type="checkbox" checked={isOn} onChange={onToggle} />
      <span>{children}</span>
    </label>
  );
}

type AmountKey = "hours_min" | "hours_max" | "score_min" | "score_max" | "supports_min";

function Amount({ field, label, address, onChange }: PaneProps & { field: AmountKey; label: string }) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const now = address[field];
  const [typed, setTyped] = useState(now === undefined ? "" : writeNumber(now, locale));
  const number = readNumber(typed, locale);
  const isWrong = Number.isNaN(number) || (field === "supports_min" && !Number.isInteger(number ?? 0));
  const commit = (): void => {
    if (!isWrong && (number ?? undefined) !== now)
      onChange(changed(address, { [field]: number ?? undefined }));
  };
  return (
    <NumberField
      label={label}
      value={typed}
      error={isWrong && t`Write a number.`}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}

export function RangePane({ facet, ...props }: PaneProps & { facet: RangeFacet }) {
  const { t } = useLingui();
  const { address, onChange } = props;
  const { min, max, none } = rangeFields[facet];
  const words = { hours: t`Without an estimate`, score: t`Without a score` };
  return (
    <div className={css.form}>
      <p className="meta">
        {facet === "hours" ? t`Hours saved a year, as likely expected.` : t`The number that ranks.`}
      </p>
      <div className={css.pair}>
        <Amount field={min} label={t`At least`} {...props} />
        <Amount field={max} label={t`At most`} {...props} />
      </div>
      <Check
        isOn={address[none] === true}
        onToggle={() => onChange(changed(address, { [none]: address[none] ? undefined : true }))}
      >
        {words[facet]}
      </Check>
    </div>
  );
}

export function SupportsPane(props: PaneProps) {
  const { t } = useLingui();
  return (
    <div className={css.form}>
      <p className="meta">{t`People who have the task too.`}</p>
      <Amount field="supports_min" label={t`At least`} {...props} />
    </div>
  );
}

export function MinePane({ address, onChange }: PaneProps) {
  const { t } = useLingui();
  const facets = useFacetWords();
  const words = useMineWords();
  const check = (field: (typeof mineFields)[number]) => (
    <Check
      isOn={address[field] === true}
      onToggle={() => onChange(changed(address, { [field]: address[field] ? undefined : true }))}
    >
      {words[field]}
    </Check>
  );
  return (
    <fieldset className={css.values} aria-label={facets.mine}>
      {check("mine")}
      {check("followed")}
      {check("waiting_for_me")}
      <p className="meta">{t`Waiting for me: the next step is yours.`}</p>
    </fieldset>
  );
}

type Ages = Pick<ListFilter, (typeof ageFields)[number]>;
const ages: Ages[] = [
  {},
  { newer_than_days: 7 },
  { newer_than_days: 30 },
  { newer_than_days: 90 },
  { newer_than_days: 365 },
  { older_than_days: 90 },
  { older_than_days: 365 },
];

export function AgePane({ address, onChange }: PaneProps) {
  const { t } = useLingui();
  const facets = useFacetWords();
  const wordsOf = ({ newer_than_days: newer, older_than_days: older }: Ages): string => {
    if (newer !== undefined) return t`In the last ${newer} days`;
    return older === undefined ? t`At any time` : t`Over ${older} days ago`;
  };
  return (
    <fieldset className={css.values} aria-label={facets.age}>
      {ages.map((age) => (
        <label key={wordsOf(age)} className={css.value}>
          <input
            type="radio"
            name="age"
            checked={ageFields.every((field) => address[field] === age[field])}
            onChange={() =>
              onChange(changed(address, Object.fromEntries(ageFields.map((field) => [field, age[field]]))))
            }
          />
          <span>{wordsOf(age)}</span>
        </label>
      ))}
    </fieldset>
  );
}
