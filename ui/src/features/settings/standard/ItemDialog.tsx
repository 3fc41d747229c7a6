// The words of a line of the standard.
import { useLingui } from "@lingui/react/macro";
import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type Failure, type Operation, type StandardItemView, toFailure, useSend } from "@/api";
import { useProblemWords } from "@/shared";
import { useLineWords } from "@/shared/words/standard";
import { Problem } from "../parts";
import css from "./standard.module.css";

interface ItemDialogProps {
  item: StandardItemView;
  isNew: boolean;
  operation(text: string): Operation;
  onClose(): void;
}

export function ItemDialog({ item, isNew, operation, onClose }: ItemDialogProps) {
  const { t } = useLingui();
  const shown = useLineWords()(item);
  const [text, setText] = useState(shown);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { isSending, send } = useSend();
  const problem = useProblemWords(2);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Words that were only translated are still the Hub's own.
    if (text.trim() === shown && !isNew) return onClose();
    setFailure(null);
    try {
      if ((await send(operation(text.trim()))) !== null) onClose();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  const atField = failure?.code === "INVALID";
  return (
    <Modal
      opened
      onClose={onClose}
      title={isNew ? t`Add a point` : t`Change the point`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form className={css.form} noValidate onSubmit={(event) => void save(event)}>
        <TextInput
          label={t`What is asked`}
          description={t`As a sentence that is true when it is met, for example: A log is kept.`}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFailure(null);
          }}
          maxLength={300}
          error={atField && problem("text", { problem: String(failure.facts.problem), facts: failure.facts })}
          autoComplete="off"
          data-autofocus
        />
        {!atField && <Problem failure={failure} />}
        <div className={css.acts}>
          <Button variant="subtle" onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="filled" loading={isSending} disabled={text.trim() === ""}>
            {isNew ? t`Add the point` : t`Save`}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
