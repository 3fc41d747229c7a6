// The five questions. A title is enough; the others are marked while they are missing for an estimate.
import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { type ClipboardEvent, useState } from "react";
import type { Choices } from "@/api";
import { useFormat } from "@/shared";
import { AreaField } from "./AreaField";
import { ButtonChoices, RadioChoices } from "./Choices";
import { type Field, foldTitle, lengthOf, periods, TITLE_MAX } from "./form";
import css from "./form.module.css";
import { NumberField } from "./NumberField";
import { isTitleNearlyFull, type ProblemWords } from "./problems";
import type { IdeaForm } from "./useIdeaForm";

export const fieldId = (field: Field): string => `idea-${field}`;

export interface FieldsProps {
  form: IdeaForm;
  choices: Choices | undefined;
  /** The sentence under a field; null when nothing is wrong or it is too early to say so. */
  error: (field: Field) => string | null;
  words: ProblemWords;
  role: { canAddAreas: boolean; canAddSystems: boolean };
}

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

function Title({ form, error }: FieldsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { title } = form.text;
  const change = (typed: string): void => form.change("title", typed);
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
      error={error("title")}
      value={title}
      onChange={(event) => change(event.currentTarget.value)}
      onPaste={(event) => pasteFolded(event, change)}
      onBlur={() => form.leave("title")}
      autoComplete="off"
      autoFocus
    />
  );
}

/** Beside a label: what the question is for, while it is open. */
const Small = ({ children }: { children: string }) => <small>{children}</small>;

function AreaAndPeople({ form, choices, error, words, role, profileAreaId }: FieldsProps & Profile) {
  const { t } = useLingui();
  const { people, area_id } = form.text;
  return (
    <div className={css.two}>
      <AreaField
        value={area_id}
        onChange={(areaId) => form.change("area_id", areaId)}
        areas={choices?.areas ?? []}
        canAdd={role.canAddAreas}
        isFromProfile={area_id !== null && area_id === profileAreaId}
        error={error("area_id")}
        words={words}
      />
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
        onChange={(typed) => form.change("people", typed)}
        onBlur={() => form.leave("people")}
        error={error("people")}
        rightSection={<span className={css.small}>{t`with you`}</span>}
        rightSectionWidth="5rem"
        rightSectionPointerEvents="none"
      />
    </div>
  );
}

function HowOften({ form, error }: FieldsProps) {
  const { t } = useLingui();
  const { runs, period } = form.text;
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
      onChange={(typed) => form.change("runs", typed)}
      onBlur={() => form.leave("runs")}
      error={error("runs")}
      inputContainer={(input) => (
        <div className={css.row}>
          <div className={css.short}>{input}</div>
          <span className="t2" aria-hidden="true">{t`times a`}</span>
          <RadioChoices
            name="period"
            label={t`times a`}
            choices={periods.map((value) => ({ value, label: words[value] }))}
            value={period}
            onChange={(value) => form.change("period", value)}
          />
        </div>
      )}
    />
  );
}

const quick = ["5", "15", "30", "60"] as const;
type Quick = (typeof quick)[number] | "longer";

function Minutes({ form, error }: FieldsProps) {
  const { t } = useLingui();
  const [isLonger, setIsLonger] = useState(false);
  const minutes = form.text.minutes_per_run;
  const choose = (choice: Quick): void => {
    setIsLonger(choice === "longer");
    if (choice !== "longer") form.change("minutes_per_run", choice);
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
      onChange={(typed) => form.change("minutes_per_run", typed)}
      onBlur={() => form.leave("minutes_per_run")}
      error={error("minutes_per_run")}
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
}

interface Profile {
  profileAreaId: string | null;
}

export function MainFields(props: FieldsProps & Profile) {
  return (
    <>
      <Title {...props} />
      <AreaAndPeople {...props} />
      <HowOften {...props} />
      <Minutes {...props} />
    </>
  );
}
