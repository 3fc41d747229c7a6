// Changing an own comment: kept while it is typed, and sent against the version that was seen.
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type CommentView, type OpId, toFailure } from "@/api";
import { announce } from "@/shared";
import { useOperation } from "../acts";
import { useKept } from "../kept";
import { useRefusalWords } from "../words/refusals";

interface Begun {
  body: string;
  base: OpId;
}

export interface CommentEditor {
  /** What is typed; null while nobody edits. */
  text: string | null;
  problem: string | null;
  isSending: boolean;
  begin(): void;
  change(text: string): void;
  cancel(): void;
  save(): Promise<void>;
}

export function useCommentEditor({ id, body, version }: CommentView): CommentEditor {
  const { t } = useLingui();
  const [begun, keep] = useKept<Begun>(`comment ${id}`);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const operate = useOperation();
  const words = useRefusalWords();
  const end = (): void => {
    keep(null);
    setProblem(null);
  };
  const send = async ({ body: typed, base }: Begun): Promise<void> => {
    const { opId, sent } = await operate({ kind: "comment.edit", id, body: typed.trim(), base });
    if (sent.fields.length === 0) {
      announce(t`Your comment is changed.`, opId);
      return end();
    }
    // Only its writer changes a comment: it was that same person, somewhere else.
    setProblem(
      t`You changed this comment somewhere else in the meantime. What you typed here is kept beside it.`,
    );
  };
  const save = async (): Promise<void> => {
    if (!begun || isSending || begun.body.trim() === "") return;
    if (begun.body.trim() === body) return end();
    setSending(true);
    setProblem(null);
    try {
      await send(begun);
    } catch (thrown) {
      const { what, todo } = words(toFailure(thrown));
      setProblem(`${what} ${todo}`);
    } finally {
      setSending(false);
    }
  };
  return {
    text: begun?.body ?? null,
    problem,
    isSending,
    begin: () => keep({ body, base: version }),
    change: (text) => begun && keep({ ...begun, body: text }),
    cancel: end,
    save,
  };
}
