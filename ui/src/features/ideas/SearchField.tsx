// The search field of the list. It shows what is typed at once and asks the core at once too, but not more
// often than the list can be drawn; a single letter waits for the second one.
import { useLingui } from "@lingui/react/macro";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { Keys, useCommand } from "@/shared";
import css from "./SearchField.module.css";

const BETWEEN_QUESTIONS_MS = 60;

interface SearchFieldProps {
  /** What the address says. */
  value: string;
  label: string;
  focusNow: boolean;
  onSearch(text: string): void;
}

/** What is worth asking for: nothing, or at least two letters or one digit. */
const askable = (text: string): string => {
  const trimmed = text.trim();
  return [...trimmed].length === 1 && !/\d/u.test(trimmed) ? "" : trimmed;
};

export function SearchField({ value, label, focusNow, onSearch }: SearchFieldProps) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const askedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  const ask = useCallback((next: string): void => {
    if (next === asked.current) return;
    asked.current = next;
    askedAtMs.current = performance.now();
    search.current(next);
  }, []);
  useEffect(() => {
    const next = askable(text);
    if (next === asked.current) return;
    const wait = Math.max(0, askedAtMs.current + BETWEEN_QUESTIONS_MS - performance.now());
    const timer = window.setTimeout(() => ask(next), wait);
    return () => window.clearTimeout(timer);
  }, [text, ask]);
  const focus = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  useCommand("search", focus);
  useEffect(() => {
    if (focusNow) field.current?.focus();
  }, [focusNow]);

  return (
    <label className={css.field}>
      <IconSearch size="1rem" stroke={1.5} aria-hidden="true" />
      <input
        ref={field}
        type="text"
        value={text}
        placeholder={label}
        aria-label={label}
        aria-keyshortcuts="/"
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            if (text) setText("");
            else field.current?.blur();
          }
          if (event.key === "ArrowDown" || event.key === "Enter") {
            event.preventDefault();
            // At once: asked later it would call back whoever opens an idea meanwhile.
            ask(askable(text));
            document.querySelector<HTMLElement>("[role=grid]")?.focus();
          }
        }}
      />
      {text ? (
        <button
          type="button"
          className={css.clear}
          aria-label={t`Clear the search`}
          onClick={() => setText("")}
        >
          <IconX size="0.875rem" stroke={1.5} aria-hidden="true" />
        </button>
      ) : (
        <Keys binding="/" />
      )}
    </label>
  );
}
