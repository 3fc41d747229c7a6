// Which score is open. A click or a key opens it to stay; the pointer opens it after 300 ms and closes
// it when it leaves both the cell and the panel.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

const OPEN_AFTER_MS = 300;
const CLOSE_AFTER_MS = 160;

/** What a cell and its panel report; the same object for ever. */
export interface WhyActions {
  toggle(local: number): void;
  close(): void;
  enter(local: number): void;
  /** The pointer is over the panel. */
  stay(): void;
  leave(): void;
}

export interface Why {
  /** The idea whose score is open. */
  local: number | null;
  actions: WhyActions;
}

export function useWhy(): Why {
  const [open, setOpen] = useState<{ local: number; stays: boolean } | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const after = useCallback((ms: number, act: () => void) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(act, ms);
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const actions = useMemo<WhyActions>(
    () => ({
      toggle: (local: number) => {
        window.clearTimeout(timer.current);
        setOpen((now) => (now?.local === local && now.stays ? null : { local, stays: true }));
      },
      close: () => {
        window.clearTimeout(timer.current);
        setOpen(null);
      },
      enter: (local: number) =>
        after(OPEN_AFTER_MS, () => setOpen((now) => (now?.stays ? now : { local, stays: false }))),
      stay: () => window.clearTimeout(timer.current),
      leave: () => after(CLOSE_AFTER_MS, () => setOpen((now) => (now?.stays ? now : null))),
    }),
    [after],
  );
  return { local: open?.local ?? null, actions };
}
