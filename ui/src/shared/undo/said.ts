// What the one message about acts says now: what was done, what was taken back, what is under way.
// Any place may announce; the message itself stands in the frame (features/undo).
import { useSyncExternalStore } from "react";
import type { Failure, Turned, UndoEntry } from "@/api";

export type Said =
  | { what: "done"; entry: UndoEntry }
  | { what: "words"; text: string; act: string | undefined }
  | { what: "turning"; isBack: boolean; id: string; total: number; done: number }
  | { what: "turned"; isBack: boolean; turned: Turned }
  | { what: "failed"; isBack: boolean; failure: Failure };

let current: Said | null = null;
const listeners = new Set<() => void>();

export const saidNow = (): Said | null => current;

export function say(said: Said | null): void {
  current = said;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSaid = (): Said | null => useSyncExternalStore(listen, saidNow);

/**
 * Says what was done, in words of one's own, with the way back. `act` is the group or the operation's
 * id that it was sent with; without one the message has no Undo.
 */
export const announce = (text: string, act?: string): void => say({ what: "words", text, act });

let newSinceMs = 0;

/** Acts from before this moment are not said as new, for example those of a space that was just put back. */
export const newSince = (): number => newSinceMs;
export function beginAnew(): void {
  newSinceMs = Date.now();
}
