// One act at a time, and each once: the operation keeps its id until the core has answered, so that a
// double click or a second try after a broken answer changes nothing twice.
import { useCallback, useRef, useState } from "react";
import { call, type Failure, type Operation, type Sent, toFailure } from "@/api";
import { newId } from "./ids";

/** The core may or may not have acted. */
const isUnanswered = ({ code }: Failure): boolean => code === "HOST_UNREACHABLE" || code === "UNEXPECTED";

export interface Send {
  isSending: boolean;
  /** Null when it was not sent, because another act is still under way. */
  send(operation: Operation): Promise<Sent | null>;
}

export function useSend(): Send {
  const [isSending, setIsSending] = useState(false);
  const isBusy = useRef(false);
  const unanswered = useRef(new Map<string, string>());
  const send = useCallback(async (operation: Operation): Promise<Sent | null> => {
    if (isBusy.current) return null;
    isBusy.current = true;
    setIsSending(true);
    const act = JSON.stringify(operation);
    const opId = unanswered.current.get(act) ?? newId();
    unanswered.current.set(act, opId);
    try {
      const sent = await call("operation.send", { op_id: opId, operation });
      unanswered.current.delete(act);
      return sent;
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (!isUnanswered(failure)) unanswered.current.delete(act);
      throw failure;
    } finally {
      isBusy.current = false;
      setIsSending(false);
    }
  }, []);
  return { isSending, send };
}
