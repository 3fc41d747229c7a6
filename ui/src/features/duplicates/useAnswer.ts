// "Related" and "Not the same": said as an operation, kept as an answer, and announced with the way back.
import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { type Between, call, createSend, type Failure, toFailure } from "@/api";
import { announce, useSteady } from "@/shared";
import { useRefresh } from "./usePairs";

type Answer = "related" | "different";

export interface Answering {
  failure: Failure | null;
  isSending: boolean;
  answer(answer: Answer): Promise<void>;
}

export function useAnswer(between: Between | undefined): Answering {
  const { t } = useLingui();
  const refresh = useSteady(useRefresh());
  const [send] = useState(() => createSend(refresh));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setSending] = useState(false);
  const isBusy = useRef(false);

  const answer = async (to: Answer): Promise<void> => {
    if (!between || isBusy.current) return;
    const [a, b] = [between.a.row, between.b.row];
    const expect = between.said?.kind ?? "none";
    isBusy.current = true;
    setSending(true);
    setFailure(null);
    try {
      const { opId } = await send(`${to} ${a.id} ${b.id}`, () => ({
        kind: "pair.set",
        a: a.id,
        b: b.id,
        to,
        expect,
      }));
      void call("pairs.answer", { act: opId, a: a.id, b: b.id, answer: to }).catch(() => undefined);
      const text =
        to === "related"
          ? t`${a.shown_id} and ${b.shown_id} are related`
          : t`${a.shown_id} and ${b.shown_id} are not the same`;
      announce(text, opId);
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      isBusy.current = false;
      setSending(false);
    }
  };
  return { failure, isSending, answer };
}
