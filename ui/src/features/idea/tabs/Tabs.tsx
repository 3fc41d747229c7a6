// The four sides of an idea. Arrows, Home and End go through them.
import { useLingui } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import { useFormat } from "@/shared";
import css from "../head/Head.module.css";

export const tabs = ["case", "build", "runs", "activity"] as const;
export type Tab = (typeof tabs)[number];

const steps: Record<string, (at: number) => number> = {
  ArrowRight: (at) => (at + 1) % tabs.length,
  ArrowLeft: (at) => (at + tabs.length - 1) % tabs.length,
  Home: () => 0,
  End: () => tabs.length - 1,
};

export function Tabs({ tab, count, onTab }: { tab: Tab; count: number; onTab(tab: Tab): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const words: Record<Tab, string> = { case: t`Case`, build: t`Build`, runs: t`Runs`, activity: t`Activity` };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabs[steps[event.key]?.(tabs.indexOf(tab)) ?? -1];
    if (!next) return;
    event.preventDefault();
    onTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className={css.tabs} role="tablist" aria-label={t`What to see of it`}>
      {tabs.map((key) => (
        <button
          key={key}
          id={`tab-${key}`}
          type="button"
          role="tab"
          className={css.tab}
          aria-selected={key === tab}
          aria-controls="idea-panel"
          tabIndex={key === tab ? 0 : -1}
          onClick={() => onTab(key)}
          onKeyDown={onKeyDown}
        >
          {words[key]}
          {key === "activity" && <em>{format.whole(count)}</em>}
        </button>
      ))}
    </div>
  );
}
