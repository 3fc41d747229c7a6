// What settings are made of: a heading with what is under it, one line of it, and a text that is saved by itself.
import { useLingui } from "@lingui/react/macro";
import { Button, CopyButton, TextInput } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { type Failure, type Operation, toFailure, useSend, wordsFor } from "@/api";
import { useProblemWords } from "@/shared";
import css from "./index.module.css";

export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className={css.section} aria-label={title}>
      <h2>{title}</h2>
      {lead && <p className={css.lead}>{lead}</p>}
      {children}
    </section>
  );
}

export function Setting({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.setting}>
      <span className={css.label}>{label}</span>
      <div className={css.value}>{children}</div>
    </div>
  );
}

export const Copy = ({ text, label }: { text: string; label: string }) => {
  const { t } = useLingui();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="subtle" size="xs" onClick={copy}>
          {copied ? t`Copied` : label}
        </Button>
      )}
    </CopyButton>
  );
};

/** Why something was refused, in one line beside what was asked for. */
export function Problem({ failure }: { failure: Failure | null }) {
  const { i18n } = useLingui();
  if (!failure) return null;
  const words = wordsFor(failure);
  return (
    <p className={css.problem} role="alert">
      <b>{i18n._(words.what)}</b> {i18n._(words.safe)} {i18n._(words.todo)}
    </p>
  );
}

interface TextSettingProps {
  label: string;
  value: string;
  description?: string;
  /** What is sent for another text. */
  operation(text: string): Operation;
}

/** A text that is saved by Enter or its button, and put back by Escape. */
export function TextSetting({ label, value, description, operation }: TextSettingProps) {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { isSending, send } = useSend();
  const problem = useProblemWords(2);
  const text = typed ?? value;
  const isChanged = text.trim() !== value;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isChanged) return;
    setFailure(null);
    try {
      await send(operation(text.trim()));
      setTyped(null);
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || typed === null) return;
    event.stopPropagation();
    setTyped(null);
    setFailure(null);
  };
  const atField = failure?.code === "INVALID";
  return (
    <form className={css.setting} onSubmit={(event) => void save(event)} noValidate>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <div className={css.stack}>
        <div className={css.inline}>
          <TextInput
            id={id}
            className={css.field ?? ""}
            value={text}
            onChange={(event) => {
              setTyped(event.currentTarget.value.slice(0, 200));
              setFailure(null);
            }}
            onKeyDown={onKeyDown}
            error={
              atField && problem("name", { problem: String(failure.facts.problem), facts: failure.facts })
            }
            autoComplete="off"
          />
          {isChanged && (
            <Button type="submit" loading={isSending}>
              {t`Save`}
            </Button>
          )}
        </div>
        {description && <p className="meta">{description}</p>}
        {failure && !atField && <Problem failure={failure} />}
      </div>
    </form>
  );
}
