// Acts, one after the other and each once: the same act given twice while it is under way is one act, and
// an act without an answer keeps its id for the next try, so that a double click changes nothing twice.
import { useCallback, useRef, useState } from "react";
import { call } from "./call";
import type { Operation, OpId, Sent } from "./contract";
import { type Failure, toFailure } from "./failure";
import { newId } from "./ids";

export interface Act {
  opId: OpId;
  sent: Sent;
}

/** The core may or may not have acted. */
const isUnanswered = ({ code }: Failure): boolean => code === "HOST_UNREACHABLE" || code === "UNEXPECTED";

/** `name` says which act it is; the operation is made when its turn comes, on top of the acts before it. */
export type Send = (name: string, operation: () => Operation) => Promise<Act>;

/** After each act, answered or refused, comes `refresh`. */
export function createSend(refresh: () => Promise<unknown> = async () => undefined): Send {
  const running = new Map<string, Promise<Act>>();
  const unanswered = new Map<string, OpId>();
  let last: Promise<unknown> = Promise.resolve();

  const run = async (name: string, operation: Operation): Promise<Act> => {
    const opId = unanswered.get(name) ?? newId();
    unanswered.set(name, opId);
    try {
      const sent = await call("operation.send", { op_id: opId, operation });
      unanswered.delete(name);
      return { opId, sent };
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (!isUnanswered(failure)) unanswered.delete(name);
      throw failure;
    } finally {
      await refresh();
    }
  };

  return (name, operation) => {
    const same = running.get(name);
    if (same) return same;
    const act = last.then(() => run(name, operation())).finally(() => running.delete(name));
    running.set(name, act);
    last = act.catch(() => undefined);
    return act;
  };
}

export interface OneAtATime {
  isSending: boolean;
  /** Null when it was not sent, because another act is still under way. */
  send(operation: Operation): Promise<Sent | null>;
  /** The same, with the id that the act has from now on. */
  act(operation: Operation): Promise<Act | null>;
}

/** For a form: while one act is under way there is no second one, and the form knows. */
export function useSend(): OneAtATime {
  const [isSending, setIsSending] = useState(false);
  const isBusy = useRef(false);
  const [send] = useState(createSend);
  const act = useCallback(
    async (operation: Operation): Promise<Act | null> => {
      if (isBusy.current) return null;
      isBusy.current = true;
      setIsSending(true);
      try {
        return await send(JSON.stringify(operation), () => operation);
      } finally {
        isBusy.current = false;
        setIsSending(false);
      }
    },
    [send],
  );
  const one = useCallback(
    async (operation: Operation): Promise<Sent | null> => (await act(operation))?.sent ?? null,
    [act],
  );
  return { isSending, send: one, act };
}
