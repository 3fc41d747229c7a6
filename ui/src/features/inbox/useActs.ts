// What is done from the inbox. Each act says what came of it; a choice between two values can be taken back.
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, type Failure, type InboxConflict, keyOf, type OpId, toFailure, useSend } from "@/api";
import { announce } from "@/shared";

export function useActs() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { act, isSending } = useSend();
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = isSending || isWorking;

  const run = (work: () => Promise<unknown>, done: () => void): void => {
    if (isBusy) return;
    setWorking(true);
    setFailure(null);
    work()
      .then(done)
      .catch((thrown: unknown) => setFailure(toFailure(thrown)))
      .finally(() => {
        setWorking(false);
        void queries.invalidateQueries({ queryKey: keyOf("inbox.list", {}) });
      });
  };
  return {
    isBusy,
    close: ({ conflict }: InboxConflict, take_lost: boolean, name: string): void =>
      run(
        async () => {
          const sent = await act({ kind: "conflict.close", conflict, take_lost });
          if (!sent) return;
          announce(
            take_lost ? t`${name}: the other value stands now.` : t`${name}: the value that stands is kept.`,
            sent.opId,
          );
        },
        () => {},
      ),
    retry: (op_id: OpId): void =>
      run(
        () => call("attention.retry", { op_id }),
        () => announce(t`It is on its way once more.`),
      ),
    asComment: (said: { op_id: OpId; body: string }): void =>
      run(
        () => call("attention.as_comment", said),
        () => announce(t`It stands as a comment at the idea.`),
      ),
    discard: (op_id: OpId): void =>
      run(
        () => call("attention.discard", { op_id }),
        () => announce(t`It is gone from your inbox.`),
      ),
    /** What went wrong with the last act. */
    failure,
  };
}

export type Acts = ReturnType<typeof useActs>;
