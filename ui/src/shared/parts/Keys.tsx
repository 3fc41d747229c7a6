// How a shortcut is drawn. The registry says which keys; this says how they look on this computer.
import { useLingui } from "@lingui/react/macro";
import css from "./Keys.module.css";

const isMac = (): boolean => /mac/iu.test(navigator.platform);

const names: Record<string, string> = {
  Escape: "Esc",
  Enter: "↵",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** "$mod+n" as "Ctrl N", "⌘ N" on a Mac. Only the space bar has a name in each language. */
export function readKeys(binding: string, mac = isMac(), space = "Space"): string {
  return binding
    .split("+")
    .map((key) => {
      if (key === "$mod") return mac ? "⌘" : "Ctrl";
      if (key === "Shift") return mac ? "⇧" : "Shift";
      if (key === " " || key === "Space") return space;
      return names[key] ?? key.toUpperCase();
    })
    .join(" ");
}

/** Beside a button the keys are decoration (the button says aria-keyshortcuts); `spoken` where they are the content. */
export function Keys({ binding, spoken = false }: { binding: string; spoken?: boolean }) {
  const { t } = useLingui();
  return (
    <kbd className={css.keys} aria-hidden={!spoken}>
      {readKeys(binding, undefined, t({ context: "the key", message: "Space" }))}
    </kbd>
  );
}

/** The same binding as `aria-keyshortcuts` wants it: "Control+N". */
export const ariaKeys = (binding: string, mac = isMac()): string =>
  binding
    .split("+")
    .map((key) => (key === "$mod" ? (mac ? "Meta" : "Control") : key.length === 1 ? key.toUpperCase() : key))
    .join("+");
