// How a shortcut is drawn. The registry says which keys; this says how they look on this computer.
import { useMemo } from "react";
import css from "./Keys.module.css";

const isMac = (): boolean => /mac/iu.test(navigator.platform);

const names: Record<string, string> = {
  Escape: "Esc",
  Enter: "↵",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Space: "Space",
  " ": "Space",
};

/** "$mod+n" as "Ctrl N", "⌘ N" on a Mac. */
export function readKeys(binding: string, mac = isMac()): string {
  return binding
    .split("+")
    .map((key) => {
      if (key === "$mod") return mac ? "⌘" : "Ctrl";
      if (key === "Shift") return mac ? "⇧" : "Shift";
      return names[key] ?? key.toUpperCase();
    })
    .join(" ");
}

/** Beside a button the keys are decoration (the button says aria-keyshortcuts); `spoken` where they are the content. */
export function Keys({ binding, spoken = false }: { binding: string; spoken?: boolean }) {
  const text = useMemo(() => readKeys(binding), [binding]);
  return (
    <kbd className={css.keys} aria-hidden={!spoken}>
      {text}
    </kbd>
  );
}

/** The same binding as `aria-keyshortcuts` wants it: "Control+N". */
export const ariaKeys = (binding: string, mac = isMac()): string =>
  binding
    .split("+")
    .map((key) => (key === "$mod" ? (mac ? "Meta" : "Control") : key.length === 1 ? key.toUpperCase() : key))
    .join("+");
