// A space of one's own on this computer: a name, a currency, a time zone. Everything is filled in, Enter is
// enough.
import { useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useMemo, useState } from "react";
import { type AppState, type FoundingChoices, useRead } from "@/api";
import css from "./first-run.module.css";
import { Refused } from "./Refused";
import type { Asked, Founding, Home } from "./useFounding";

const idOf = (field: Asked): string => `first-${field}`;

interface FieldsProps {
  founding: Founding;
}

function Names({ founding, isNameKnown }: FieldsProps & { isNameKnown: boolean }) {
  const { t } = useLingui();
  const { answers, change, error } = founding;
  return (
    <div className={css.two}>
      <TextInput
        id={idOf("name")}
        label={t`Name of your space`}
        value={answers.name}
        onChange={(event) => change({ name: event.currentTarget.value.slice(0, 200) })}
        error={error("name")}
        autoComplete="off"
        autoFocus={isNameKnown}
        onFocus={(event) => event.currentTarget.select()}
      />
      <TextInput
        id={idOf("member_name")}
        label={t`Your name`}
        value={answers.member_name}
        onChange={(event) => change({ member_name: event.currentTarget.value.slice(0, 200) })}
        error={error("member_name")}
        autoComplete="name"
        autoFocus={!isNameKnown}
      />
    </div>
  );
}

/** What is chosen now can always be shown, even before the list is there. */
const withChosen = (
  listed: { value: string; label: string }[],
  chosen: string,
): { value: string; label: string }[] =>
  chosen === "" || listed.some(({ value }) => value === chosen)
    ? listed
    : [{ value: chosen, label: chosen }, ...listed];

/** As many as one looks through; the others are found by typing. */
const MOST_LISTED = 60;

/** The same part of the world first: hundreds are too many to list at once. */
function nearFirst(zones: readonly string[], chosen: string): string[] {
  const region = chosen.split("/")[0];
  const isNear = (zone: string): boolean => zone.split("/")[0] === region;
  return [...zones.filter(isNear), ...zones.filter((zone) => !isNear(zone))];
}

function Place({ founding, choices }: FieldsProps & { choices: FoundingChoices | undefined }) {
  const { t } = useLingui();
  const { answers, change, error } = founding;
  const currencies = useMemo(
    () =>
      withChosen(
        (choices?.currencies ?? []).map(({ code, name }) => ({ value: code, label: `${code}  ${name}` })),
        answers.currency,
      ),
    [choices, answers.currency],
  );
  const zones = useMemo(
    () =>
      withChosen(
        nearFirst(choices?.time_zones ?? [], answers.time_zone).map((zone) => ({
          value: zone,
          label: zone.replaceAll("_", " "),
        })),
        answers.time_zone,
      ),
    [choices, answers.time_zone],
  );
  const shared = {
    searchable: true,
    allowDeselect: false,
    openOnFocus: false,
    limit: MOST_LISTED,
    inputWrapperOrder: ["label" as const, "input" as const, "description" as const, "error" as const],
    nothingFoundMessage: t`Nothing of this name`,
    onFocus: (event: { currentTarget: HTMLInputElement }) => event.currentTarget.select(),
  };
  return (
    <div className={css.two}>
      <Select
        {...shared}
        id={idOf("currency")}
        label={t`Currency`}
        description={t`Fixed once an amount is stored`}
        data={currencies}
        value={answers.currency}
        onChange={(currency) => currency && change({ currency })}
        error={error("currency")}
      />
      <Select
        {...shared}
        id={idOf("time_zone")}
        label={t`Time zone`}
        description={t`Type a city to find it`}
        data={zones}
        value={answers.time_zone}
        onChange={(time_zone) => time_zone && change({ time_zone })}
        error={error("time_zone")}
      />
    </div>
  );
}

function Jobs({ founding }: FieldsProps) {
  const { t } = useLingui();
  const jobs: { home: Home; name: string; text: string }[] = [
    { home: "send", name: t`Send ideas`, text: t`work that a program should do for me` },
    { home: "decide", name: t`Decide`, text: t`what is worth building, and in which order` },
    { home: "build", name: t`Build`, text: t`find the best opportunity and make it real` },
  ];
  return (
    <fieldset className={css.jobs}>
      <legend>{t`What do you mostly do here?`}</legend>
      {jobs.map(({ home, name, text }) => (
        <label key={home} className={css.job}>
          <input
            type="radio"
            name="home"
            checked={founding.answers.home === home}
            onChange={() => founding.change({ home })}
          />
          <span>
            <b>{name}</b>
            <span className="t2">{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface FoundFormProps extends FieldsProps {
  state: AppState;
  /** What the button says that starts the space. */
  button: string;
  onBack(): void;
}

export function FoundForm({ founding, state, button, onBack }: FoundFormProps) {
  const { t } = useLingui();
  const choices = useRead("app.choices", {});
  const [focusOn, setFocusOn] = useState<{ field: Asked } | null>(null);
  useEffect(() => {
    if (focusOn) document.getElementById(idOf(focusOn.field))?.focus();
  }, [focusOn]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const field = await founding.start();
    if (field) setFocusOn({ field });
  };
  return (
    <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      <Names founding={founding} isNameKnown={state.suggested.member_name !== ""} />
      <Place founding={founding} choices={choices.data} />
      <Jobs founding={founding} />
      <Refused failure={founding.failure} />
      <div className={css.acts}>
        <Button type="submit" variant="filled" size="lg" loading={founding.isStarting}>
          {button}
        </Button>
        <Button variant="subtle" size="lg" onClick={onBack}>
          {t`Back`}
        </Button>
      </div>
    </form>
  );
}
