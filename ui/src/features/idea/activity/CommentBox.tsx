// Writes a comment. What is typed stays while one looks elsewhere, and its id is made with the first
// letter, so that sending it twice says it once.
import { useLingui } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { type IdeaId, newId, toFailure } from "@/api";
import { Keys } from "@/shared";
import { useOperation } from "../acts";
import { useKept } from "../kept";
import { useRefusalWords } from "../words/refusals";
import css from "./CommentBox.module.css";

interface Draft {
  id: string;
  body: string;
}

export function CommentBox({ idea }: { idea: IdeaId }) {
  const { t } = useLingui();
  const [draft, keep] = useKept<Draft>(`${idea} comment`);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const operate = useOperation();
  const words = useRefusalWords();
  const isBlank = !draft || draft.body.trim() === "";
  const send = async (): Promise<void> => {
    if (isBlank || isSending) return;
    setSending(true);
    setProblem(null);
    try {
      await operate({ kind: "comment.add", id: draft.id, idea, body: draft.body.trim() });
      keep(null);
    } catch (thrown) {
      const { what, todo } = words(toFailure(thrown));
      setProblem(`${what} ${todo}`);
    } finally {
      setSending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <div className={css.box}>
      <Textarea
        aria-label={t`Write a comment`}
        placeholder={t`Write a comment`}
        value={draft?.body ?? ""}
        onChange={(event) => {
          const body = event.currentTarget.value;
          keep(body === "" ? null : { id: draft?.id ?? newId(), body });
        }}
        onKeyDown={onKeyDown}
        error={problem}
        readOnly={isSending}
        maxLength={10_000}
        autosize
        minRows={1}
        maxRows={8}
      />
      {draft && (
        <Button
          size="xs"
          onClick={() => void send()}
          aria-disabled={isBlank}
          rightSection={<Keys binding="$mod+Enter" />}
        >
          {t`Send comment`}
        </Button>
      )}
    </div>
  );
}
