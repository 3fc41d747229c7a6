// Acts at an idea, one after the other and each once: the same act given twice while it is under way is
// one act, and an act without an answer keeps its id for the next try.
import { call, type Failure, type Operation, type OpId, type Sent, toFailure } from "@/api";
import { newId } from "./ids";

export interface Act {
  opId: OpId;
  sent: Sent;
}

/** The core may or may not have acted. */
const isUnanswered = ({ code }: Failure): boolean => code === "HOST_UNREACHABLE" || code === "UNEXPECTED";

/** `name` says which act it is; the operation is made when its turn comes, on top of the acts before it. */
export type Send = (name: string, operation: () => Operation) => Promise<Act>;

export function createSend(refresh: () => Promise<unknown>): Send {
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
