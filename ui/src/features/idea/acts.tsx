// What a screen of an idea can do: send an operation, change fields, and say what came of it.
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
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
import { Notice, type NoticeContent } from "@/shared";
import { useFieldWords } from "./words/fields";
import { useRefusalWords } from "./words/refusals";

/** What a field should become, what the person saw there and whose writing that was. */
export type Wish =
  | { value: unknown; before: unknown; base: OpId | undefined }
  | { add: string[]; remove: string[] };
export type Wishes = Record<string, Wish>;

interface Acts {
  send: Send;
  /** The version of a field after the person's own edits of it. */
  own: Map<string, OpId>;
  say(notice: NoticeContent | null): void;
}

const Context = createContext<Acts | null>(null);

export function ActsProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [notice, say] = useState<NoticeContent | null>(null);
  const acts = useMemo<Acts>(
    () => ({
      send: createSend(() => client.invalidateQueries({ queryKey: ["idea.get"] })),
      own: new Map(),
      say,
    }),
    [client],
  );
  return (
    <Context value={acts}>
      {children}
      <Notice notice={notice} onClose={() => say(null)} />
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

/** What brings the fields back to what the person saw before, unless somebody wrote them since. */
function reversed(wishes: Wishes, lost: readonly string[], opId: OpId): Wishes {
  const done = Object.entries(wishes).filter(([field]) => !lost.includes(field));
  return Object.fromEntries(
    done.map(([field, wish]) => [
      field,
      isMembers(wish)
        ? { add: wish.remove, remove: wish.add }
        : { value: wish.before ?? null, before: wish.value, base: opId },
    ]),
  );
}

/** The same again, whoever wrote the fields meanwhile. */
const regardless = (wishes: Wishes, lost: readonly string[]): Wishes =>
  Object.fromEntries(
    Object.entries(wishes)
      .filter(([field]) => lost.includes(field))
      .map(([field, wish]) => [field, isMembers(wish) ? wish : { ...wish, base: undefined }]),
  );

/** Changes fields and says so, with a way back. Rejects with a Failure; then nothing was changed. */
export function useEdit(id: IdeaId): (wishes: Wishes, done: string) => Promise<void> {
  const { t } = useLingui();
  const { send, own, say } = useActs();
  const fieldWords = useFieldWords();
  const sayRefused = useSayRefused();

  const edit = async (wishes: Wishes, done: string, canUndo = true): Promise<void> => {
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
    if (sent.fields.length > 0) return sayMerged(wishes, sent.fields);
    const undo = {
      label: t`Undo`,
      run: () => attempt(reversed(wishes, sent.fields, opId), t`Put back as it was.`),
    };
    say({ tone: "done", text: done, actions: canUndo ? [undo] : [] });
  };
  const attempt = (wishes: Wishes, done: string): void =>
    void edit(wishes, done, false).catch((thrown) => sayRefused(toFailure(thrown)));
  const sayMerged = (wishes: Wishes, fields: string[]): void => {
    const names = fields.map(fieldWords).join(", ");
    const useMine = {
      label: t`Use mine`,
      run: () => attempt(regardless(wishes, fields), t`Your value stands now.`),
    };
    say({
      tone: "merged",
      text: t`Somebody else changed this in the meantime: ${names}.`,
      detail: t`Their value stays, yours is kept beside it. Everything else was saved.`,
      actions: [useMine],
    });
  };
  return edit;
}
