// A name for what the list shows now.
import { useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { toFailure, wordsFor } from "@/api";
import type { IdeasSearch } from "../address";
import { Panel } from "../Panel";
import css from "./saved.module.css";
import { useViewActs } from "./useSavedViews";

interface NameFormProps {
  label: string;
  button: string;
  start: string;
  /** Rejects with a Failure. */
  onName(name: string): Promise<unknown>;
}

/** A name, taken at once or refused in words. */
export function NameForm({ label, button, start, onName }: NameFormProps) {
  const { t, i18n } = useLingui();
  const [name, setName] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === "") return setProblem(t`Give it a name.`);
    try {
      await onName(name.trim());
    } catch (thrown) {
      setProblem(i18n._(wordsFor(toFailure(thrown)).what));
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={label}
        value={name}
        maxLength={80}
        autoComplete="off"
        error={problem}
        data-autofocus
        onChange={(event) => {
          setName(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <Button type="submit" size="xs">
        {button}
      </Button>
    </form>
  );
}

interface NewViewProps {
  address: IdeasSearch;
  onChange(address: IdeasSearch): void;
  onClose(): void;
}

export default function NewViewPanel({ address, onChange, onClose }: NewViewProps) {
  const { t } = useLingui();
  const { add } = useViewActs();
  const save = async (name: string): Promise<void> => {
    const view = await add(name, address);
    onClose();
    onChange({ ...address, view });
  };
  return (
    <Panel label={t`Save this view`} width="18rem" side="end" onClose={onClose}>
      <NameForm label={t`Name of the view`} button={t`Save view`} start="" onName={save} />
    </Panel>
  );
}
