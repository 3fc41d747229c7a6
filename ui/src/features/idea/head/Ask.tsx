// A dialog around one act: says what follows, sends once, and stays open with words when it is refused.
import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { type IdeaPage, toFailure } from "@/api";
import { type RefusalWords, useRefusalWords } from "../words/refusals";
import css from "./Ask.module.css";

export interface DialogProps {
  page: IdeaPage;
  onClose(): void;
}

interface AskProps {
  title: string;
  /** Names the result. */
  button: string;
  isDanger?: boolean;
  /** Why it cannot be sent yet; null when it can. */
  missing: string | null;
  children: ReactNode;
  act(): Promise<unknown>;
  onClose(): void;
}

export function Ask({ title, button, isDanger, missing, children, act, onClose }: AskProps) {
  const { t } = useLingui();
  const words = useRefusalWords();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<RefusalWords | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    if (missing !== null) return setProblem({ what: missing, todo: "" });
    setSending(true);
    try {
      await act();
      onClose();
    } catch (thrown) {
      setProblem(words(toFailure(thrown)));
      setSending(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        className={css.form}
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
        }}
      >
        {children}
        <div role="alert">
          {problem && (
            <p className={css.problem}>
              {problem.what} {problem.todo}
            </p>
          )}
        </div>
        <div className={css.buttons}>
          <Button variant="subtle" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button
            type="submit"
            variant={isDanger ? "default" : "filled"}
            className={isDanger ? css.danger : ""}
            aria-disabled={isSending}
          >
            {button}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
