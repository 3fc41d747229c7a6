// Writes a comment. What is typed stays while one looks elsewhere, and its id is made with the first
// letter, so that sending it twice says it once.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type IdeaPage, newId, toFailure } from "@/api";
import { Keys } from "@/shared";
import { useAct } from "../acts";
import { useKept } from "../kept";
import { useRefusalWords } from "../words/refusals";
import css from "./CommentBox.module.css";
import { CommentField } from "./CommentField";

interface Draft {
  id: string;
  body: string;
}

export function CommentBox({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const { id: idea, shown_id } = page.row;
  const [draft, keep] = useKept<Draft>(`${idea} comment`);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const act = useAct();
  const words = useRefusalWords();
  const body = draft?.body ?? "";
  const send = async (): Promise<void> => {
    if (!draft || body.trim() === "" || isSending) return;
    setSending(true);
    setProblem(null);
    try {
      await act(
        { kind: "comment.add", id: draft.id, idea, body: body.trim() },
        t`Your comment is at ${shown_id}.`,
      );
      keep(null);
    } catch (thrown) {
      const { what, todo } = words(toFailure(thrown));
      setProblem(`${what} ${todo}`);
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={css.box}>
      <CommentField
        label={t`Write a comment`}
        text={body}
        onText={(text) => keep(text === "" ? null : { id: draft?.id ?? newId(), body: text })}
        onSend={() => void send()}
        problem={problem}
        isSending={isSending}
      >
        {draft && (
          <Button
            size="xs"
            onClick={() => void send()}
            aria-disabled={body.trim() === ""}
            rightSection={<Keys binding="$mod+Enter" />}
          >
            {t`Send comment`}
          </Button>
        )}
      </CommentField>
    </div>
  );
}
