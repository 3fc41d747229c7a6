// Who one is for a server: a new account by an invite, or the one there is already.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { call, type Joined } from "@/api";
import css from "./joining.module.css";
import { Refused } from "./Refused";
import {
  type JoinField,
  lengthOf,
  PASSWORD_MIN,
  problemsOf,
  useFieldProblems,
  useJoining,
} from "./useJoining";

/** Where each further block of the strength begins: only the length counts. */
const STEPS = [PASSWORD_MIN, 14, 18, 24] as const;

function Strength({ password, id }: { password: string; id: string }) {
  const { t } = useLingui();
  const length = lengthOf(password);
  const reached = STEPS.filter((step) => length >= step).length;
  const missing = PASSWORD_MIN - length;
  const words = [
    length === 0
      ? t`At least ${PASSWORD_MIN} characters. A few words are long and easy to keep.`
      : plural(missing, { one: "# character more", other: "# characters more" }),
    t`Long enough`,
    t`Good`,
    t`Strong`,
    t`Very strong`,
  ];
  return (
    <span className={css.strength} id={id}>
      {length > 0 && (
        <span className={css.blocks} aria-hidden="true">
          {STEPS.map((step) => (
            <i key={step} data-on={length >= step || undefined} />
          ))}
        </span>
      )}
      {words[reached]}
    </span>
  );
}

interface JoinFormProps {
  /** What was pasted, or the server's address. */
  link: string;
  /** A new account; else signing in. */
  isNew: boolean;
  button: string;
  start: { display_name: string; device_name: string };
  /** Known already, so it is not asked. */
  hasDeviceName?: boolean;
  onJoined(joined: Joined): void;
  /** Beside the button. */
  children?: ReactNode;
}

export function JoinForm({ link, isNew, button, start, hasDeviceName = false, ...rest }: JoinFormProps) {
  const { t } = useLingui();
  const id = useId();
  const words = useFieldProblems();
  const joining = useJoining(rest.onJoined);
  const [answers, setAnswers] = useState({ ...start, email: "", password: "", again: "" });
  const { problems } = joining;

  const field = (name: JoinField) => ({
    id: `${id}-${name}`,
    value: answers[name],
    error: problems[name] && words(name, problems[name]),
    onChange: (event: { currentTarget: { value: string } }) => {
      setAnswers({ ...answers, [name]: event.currentTarget.value });
      joining.touch(name);
    },
  });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { again: _, display_name, ...signIn } = answers;
    const asked = { ...signIn, link, email: signIn.email.trim(), device_name: signIn.device_name.trim() };
    const found = problemsOf(isNew ? answers : { ...signIn }, isNew);
    const wrong = await joining.run(found, () =>
      isNew
        ? call("join.accept", { ...asked, display_name: display_name.trim() })
        : call("join.sign_in", asked),
    );
    if (wrong) document.getElementById(`${id}-${wrong}`)?.focus();
  };
  const device = !hasDeviceName && (
    <TextInput
      {...field("device_name")}
      label={t`Name of this computer`}
      description={t`For you, in the list of your devices.`}
      inputWrapperOrder={["label", "input", "description", "error"]}
      autoComplete="off"
    />
  );
  return (
    <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      {isNew && (
        <div className={css.two}>
          <TextInput
            {...field("display_name")}
            label={t`Your name`}
            description={t`Everybody in the space sees it.`}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="name"
          />
          {device}
        </div>
      )}
      <TextInput
        {...field("email")}
        type="email"
        label={t`E-mail`}
        description={isNew ? t`For signing in. Only admins see it.` : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autoComplete="username"
        autoFocus
        // A dialog gives the focus itself.
        data-autofocus
      />
      <div className={css.two}>
        <div>
          <TextInput
            {...field("password")}
            type="password"
            label={t`Password`}
            autoComplete={isNew ? "new-password" : "current-password"}
            aria-describedby={isNew && !problems.password ? `${id}-strength` : undefined}
          />
          {isNew && <Strength password={answers.password} id={`${id}-strength`} />}
        </div>
        {isNew && (
          <TextInput
            {...field("again")}
            type="password"
            label={t`Password once more`}
            autoComplete="new-password"
          />
        )}
        {!isNew && device}
      </div>
      <Refused failure={joining.failure} />
      <div className={css.acts}>
        <Button type="submit" variant="filled" size="lg" loading={joining.isBusy}>
          {button}
        </Button>
        {rest.children}
      </div>
    </form>
  );
}
