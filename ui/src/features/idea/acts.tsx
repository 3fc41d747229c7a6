// What a screen of an idea can do: send an operation, change fields, and say what came of it. What was done
// is said in the frame, with its Undo; what was refused, or did not win, is said here.
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import {
  type Act,
  createSend,
  type Failure,
  type FieldEdit,
  type IdeaId,
  type Operation,
  type OpId,
  type Send,
  toFailure,
} from "@/api";
import { announce, Notice, type NoticeContent, say as sayInFrame, useSaid } from "@/shared";
import { useFieldWords } from "@/shared/fields";
import { useRefusalWords } from "./words/refusals";

/** What a field should become, what the person saw there and whose writing that was. */
export type Wish = { value: unknown; base: OpId | undefined } | { add: string[]; remove: string[] };
export type Wishes = Record<string, Wish>;

interface Acts {
  send: Send;
  /** The version of a field after the person's own edits of it. */
  own: Map<string, OpId>;
  /** Instead of whatever the frame says: there is one message at a time. */
  say(notice: NoticeContent | null): void;
}

const Context = createContext<Acts | null>(null);

export function ActsProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [notice, setNotice] = useState<NoticeContent | null>(null);
  const inFrame = useSaid();
  const stays = notice !== null && notice.tone !== "done";
  useEffect(() => {
    if (!inFrame) return;
    // What still has to be read is not replaced by the frame's headline of the very same act.
    if (stays && inFrame.what === "done") sayInFrame(null);
    else setNotice(null);
  }, [inFrame, stays]);
  const acts = useMemo<Acts>(
    () => ({
      send: createSend(() => client.invalidateQueries({ queryKey: ["idea.get"] })),
      own: new Map(),
      say: (next) => {
        sayInFrame(null);
        setNotice(next);
      },
    }),
    [client],
  );
  return (
    <Context value={acts}>
      {children}
      <Notice notice={notice} onClose={() => setNotice(null)} />
    </Context>
  );
}

function useActs(): Acts {
  const acts = useContext(Context);
  if (!acts) throw new Error("ActsProvider is missing");
  return acts;
}

export const useSay = (): Acts["say"] => useActs().say;

/** Says that an act was refused, and what to do. */
export function useSayRefused(): (failure: Failure, help?: NoticeContent["actions"]) => void {
  const say = useSay();
  const words = useRefusalWords();
  return (failure, help = []) => {
    const { what, todo } = words(failure);
    say({ tone: "refused", text: what, detail: todo, actions: help });
  };
}

/** Sends one operation; twice the same while it is under way is one. Rejects with a Failure. */
export function useOperation(): (operation: Operation) => Promise<Act> {
  const { send } = useActs();
  return (operation) => send(JSON.stringify(operation), () => operation);
}

/** The same, and says what was done, with the way back. */
export function useAct(): (operation: Operation, done: string) => Promise<void> {
  const operate = useOperation();
  return async (operation, done) => announce(done, (await operate(operation)).opId);
}

/** The same where nothing stays open: a refusal is said too. */
export function useTry(): (operation: Operation, done: string) => void {
  const act = useAct();
  const sayRefused = useSayRefused();
  return (operation, done) => void act(operation, done).catch((thrown) => sayRefused(toFailure(thrown)));
}

const isMembers = (wish: Wish): wish is { add: string[]; remove: string[] } => "add" in wish;

const keyOf = (id: IdeaId, field: string, base: OpId | undefined): string => `${id} ${field} ${base ?? ""}`;

function latest(own: Acts["own"], id: IdeaId, field: string, base: OpId | undefined): OpId | undefined {
  let version = base;
  for (;;) {
    const next = own.get(keyOf(id, field, version));
    if (next === undefined || next === version) return version;
    version = next;
  }
}

function asEdit(own: Acts["own"], id: IdeaId, field: string, wish: Wish): FieldEdit {
  if (isMembers(wish)) return wish;
  const base = latest(own, id, field, wish.base);
  return { value: wish.value, ...(base === undefined ? {} : { base }) };
}

/** Changes fields and says so, with a way back. Rejects with a Failure; then nothing was changed. */
export function useEdit(id: IdeaId): (wishes: Wishes, done: string) => Promise<void> {
  const { t } = useLingui();
  const { send, own, say } = useActs();
  const fieldWords = useFieldWords();

  return async (wishes, done) => {
    const set = (): Record<string, FieldEdit> =>
      Object.fromEntries(
        Object.entries(wishes).map(([field, wish]) => [field, asEdit(own, id, field, wish)]),
      );
    const name = `edit ${id} ${JSON.stringify(wishes)}`;
    const { opId, sent } = await send(name, () => ({ kind: "idea.edit", id, set: set() }));
    for (const [field, wish] of Object.entries(wishes)) {
      if (!isMembers(wish) && !sent.fields.includes(field)) {
        own.set(keyOf(id, field, latest(own, id, field, wish.base)), opId);
      }
    }
    if (sent.fields.length === 0) return announce(done, opId);
    const names = sent.fields.map(fieldWords).join(", ");
    say({
      tone: "merged",
      text: t`Somebody else changed this in the meantime: ${names}.`,
      detail: t`Their value stands, yours is kept. Both are at the top of the page: choose one.`,
    });
  };
}
