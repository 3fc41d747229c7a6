// Marks, once, the moment when a person can work with the window: the lines in sight have their words and
// numbers and were drawn, and the keys work (the shell ties them before any screen draws). `cargo xtask bench`
// reads it. Until then lines are without bars, glyphs and boxes, which take half of the time to draw; they
// follow in the next frame, and nothing moves for them.
import { useEffect, useSyncExternalStore } from "react";

let isMarked = false;
let isSettled = false;
const listeners = new Set<() => void>();

/** As in a window that has drawn nothing yet, for tests. */
export function begin(): void {
  isMarked = false;
  isSettled = false;
}

/** From now on lines are drawn with everything. */
export function settle(): void {
  isSettled = true;
  listeners.forEach((tell) => void tell());
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** Marks the moment, and says whether it is past. */
export function useUsableMark(hasLines: boolean): boolean {
  useEffect(() => {
    if (!hasLines || isMarked) return;
    isMarked = true;
    // The first frame draws what this follows; at the second it has been drawn. jsdom knows no marks.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark?.("hub:usable");
        settle();
      }),
    );
  }, [hasLines]);
  return useSyncExternalStore(subscribe, () => isSettled);
}
