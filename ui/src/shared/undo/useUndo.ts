// Taking back and doing again, one at a time. What came of it is said in the frame; work that takes
// longer than a second says how far it is, and can be stopped.
import { useCallback } from "react";
import { call, newId, toFailure } from "@/api";
import { say } from "./said";

const LONG_MS = 1000;
const EVERY_MS = 300;

let isTurning = false;

/** Follows work until it is stopped; answers how to stop following. */
function follow(id: string, isBack: boolean): () => void {
  let isOver = false;
  const look = async (): Promise<void> => {
    const far = await call("bulk.progress", { id }).catch(() => null);
    if (isOver) return;
    if (far) say({ what: "turning", isBack, id, total: far.total, done: far.done });
    timer = setTimeout(look, EVERY_MS);
  };
  let timer = setTimeout(look, LONG_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

async function turn(isBack: boolean, act?: string): Promise<void> {
  if (isTurning) return;
  isTurning = true;
  const id = newId();
  const stop = follow(id, isBack);
  try {
    const turned = await call(isBack ? "undo.do" : "redo", act === undefined ? { id } : { id, act });
    say({ what: "turned", isBack, turned });
  } catch (thrown) {
    say({ what: "failed", isBack, failure: toFailure(thrown) });
  } finally {
    stop();
    isTurning = false;
  }
}

export interface Undo {
  /** Takes an act back: the one named by its group or operation, else the last one. */
  undo(act?: string): Promise<void>;
  /** Does an act again: the one named, else the last one that was taken back. */
  redo(act?: string): Promise<void>;
}

export function useUndo(): Undo {
  const undo = useCallback((act?: string) => turn(true, act), []);
  const redo = useCallback((act?: string) => turn(false, act), []);
  return { undo, redo };
}
