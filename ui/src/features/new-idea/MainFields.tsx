// The five questions. A title is enough; the others are marked while they are missing for an estimate.
import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { type ClipboardEvent, useState } from "react";
import type { Proposed } from "@/api";
import { useFormat } from "@/shared";
import { NumberField } from "@/shared/parts/NumberField";
import { AreaField } from "./AreaField";
import { ButtonChoices, RadioChoices } from "./Choices";
import { type FieldsProps, fieldId, memoFields } from "./fields";
import { foldTitle, lengthOf, periods, TITLE_MAX } from "./form";
import css from "./form.module.css";
import { Proposals } from "./Proposals";
import { isTitleNearlyFull } from "./problems";

interface Around {
  profileAreaId: string | null;
  /** Areas that are proposed while there is none. */
  areas: readonly Proposed[];
  onTake: (proposed: Proposed) => void;
}

const none: [] = [];
const order = ["label", "input", "description", "error"] as const;

/** An input drops line ends without a trace; as spaces they keep words apart. */
function pasteFolded(event: ClipboardEvent<HTMLInputElement>, change: (title: string) => void): void {
  const pasted = event.clipboardData.getData("text");
  if (!/[\r\n]/u.test(pasted)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
  change(value.slice(0, from) + foldTitle(pasted).trim() + value.slice(to));
}

const Title = memoFields(["title"], ({ text, errors, acts }: FieldsProps) => {
  const { t } = useLingui();
  const format = useFormat();
  const { title } = text;
  const change = (typed: string): void => acts.change("title", typed);
  const length = format.whole(lengthOf(title));
  const max = format.whole(TITLE_MAX);
  return (
    <TextInput
      id={fieldId("title")}
      className={`${css.field} ${css.title}`}
      label={t`What should a program do for you?`}
      description={
        <span className={css.count}>
          <span>{t`Say it as you would tell a colleague. One sentence is enough.`}</span>
          {isTitleNearlyFull(title) && <span>{t`${length} of ${max}`}</span>}
        </span>
      }
      inputWrapperOrder={[...order]}
      error={errors.title}
      value={title}
      onChange={(event) => change(event.currentTarget.value)}
      onPaste={(event) => pasteFolded(event, change)}
      onBlur={() => acts.leave("title")}
      autoComplete="off"
      autoFocus
    />
  );
});

/** Beside a label: what the question is for, while it is open. */
const Small = ({ children }: { children: string }) => <small>{children}</small>;

const AreaAndPeople = memoFields(["area_id", "people"], (props: FieldsProps & Around) => {
  const { text, errors, acts, choices, words, role, profileAreaId, areas, onTake } = props;
  const { t } = useLingui();
  const { people, area_id } = text;
  return (
    <div className={css.two}>
      <div>
        <AreaField
          value={area_id}
          onChange={(areaId) => acts.change("area_id", areaId)}
          areas={choices?.areas ?? none}
          canAdd={role.canAddAreas}
          isFromProfile={area_id !== null && area_id === profileAreaId}
          error={errors.area_id}
          words={words}
        />
        <Proposals field={t`Area`} proposals={areas} hasKey onTake={onTake} />
      </div>
      <NumberField
        id={fieldId("people")}
        className={css.field}
        label={
          <>
            {t`People who do it`}
            {people.trim() === "" && <Small>{t`needed for an estimate`}</Small>}
          </>
        }
        value={people}
        onChange={(typed) => acts.change("people", typed)}
        onBlur={() => acts.leave("people")}
        error={errors.people}
        rightSection={<span className={css.small}>{t`with you`}</span>}
        rightSectionWidth="5rem"
        rightSectionPointerEvents="none"
      />
    </div>
  );
});

const HowOften = memoFields(["runs", "period"], ({ text, errors, acts }: FieldsProps) => {
  const { t } = useLingui();
  const { runs, period } = text;
  const words = { day: t`day`, week: t`week`, month: t`month`, quarter: t`quarter`, year: t`year` };
  return (
    <NumberField
      id={fieldId("runs")}
      className={css.field}
      label={
        <>
          {t`How often does it come up?`}
          <Small>{runs.trim() === "" ? t`for one person · needed for an estimate` : t`for one person`}</Small>
        </>
      }
      value={runs}
      onChange={(typed) => acts.change("runs", typed)}
      onBlur={() => acts.leave("runs")}
      error={errors.runs}
      inputContainer={(input) => (
        <div className={css.row}>
          <div className={css.short}>{input}</div>
          <span className="t2" aria-hidden="true">{t`times a`}</span>
          <RadioChoices
            name="period"
            label={t`times a`}
            choices={periods.map((value) => ({ value, label: words[value] }))}
            value={period}
            onChange={(value) => acts.change("period", value)}
          />
        </div>
      )}
    />
  );
});

const quick = ["5", "15", "30", "60"] as const;
type Quick = (typeof quick)[number] | "longer";

const Minutes = memoFields(["minutes_per_run"], ({ text, errors, acts }: FieldsProps) => {
  const { t } = useLingui();
  const [isLonger, setIsLonger] = useState(false);
  const minutes = text.minutes_per_run;
  const choose = (choice: Quick): void => {
    setIsLonger(choice === "longer");
    if (choice !== "longer") acts.change("minutes_per_run", choice);
    else document.querySelector<HTMLInputElement>(`#${fieldId("minutes_per_run")}`)?.select();
  };
  return (
    <NumberField
      id={fieldId("minutes_per_run")}
      className={css.field}
      label={
        <>
          {t`Minutes each time`}
          {minutes.trim() === "" && <Small>{t`needed for an estimate`}</Small>}
        </>
      }
      description={isLonger ? t`Two hours are 120 minutes, a working day of eight hours is 480.` : undefined}
      value={minutes}
      onChange={(typed) => acts.change("minutes_per_run", typed)}
      onBlur={() => acts.leave("minutes_per_run")}
      error={errors.minutes_per_run}
      inputContainer={(input) => (
        <div className={css.row}>
          <div className={css.short}>{input}</div>
          <span className="t2" aria-hidden="true">{t`or`}</span>
          <ButtonChoices<Quick>
            label={t`Minutes to choose from`}
            choices={[
              ...quick.map((value) => ({ value, label: value })),
              { value: "longer", label: t`longer` },
            ]}
            value={isLonger ? "longer" : minutes.trim()}
            onChoose={choose}
          />
        </div>
      )}
    />
  );
});

export function MainFields(props: FieldsProps & Around) {
  return (
    <>
      <Title {...props} />
      <AreaAndPeople {...props} />
      <HowOften {...props} />
      <Minutes {...props} />
    </>
  );
}
