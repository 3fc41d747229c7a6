// Marks, once, the moment when a person can work with the window: the lines in sight have their content and
// were drawn, and the keys work (the shell ties them before any screen draws). `cargo xtask bench` reads it.
import { useEffect } from "react";

let isMarked = false;

export function useUsableMark(hasLines: boolean): void {
  useEffect(() => {
    if (!hasLines || isMarked) return;
    isMarked = true;
    // The first frame draws what this follows; at the second it has been drawn. jsdom knows no marks.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark?.("hub:usable")));
  }, [hasLines]);
}
