// One question with a few answers. The key of an answer gives it, arrows only move, Delete takes it back:
// each answer is saved at once, so passing over one must not give it.

import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from "react";
import { smallIcon } from "@/shared";
import css from "./Scale.module.css";

export interface Choice {
  value: number;
  /** What stands on it. */
  label: string;
  /** What it means. */
  words?: string | undefined;
  /** The key that gives it, where there is one. */
  key?: string | undefined;
}

interface ScaleProps {
  question: string;
  choices: readonly Choice[];
  value: number | null;
  canEdit: boolean;
  /** Said while nothing is answered. */
  hint?: string | undefined;
  onAnswer(value: number | null): void;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const nameOf = ({ label, words }: Choice): string => (words ? `${label}: ${words}` : label);

export function Scale({ question, choices, value, canEdit, hint, onAnswer }: ScaleProps) {
  const { t } = useLingui();
  const name = useId();
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const [looked, setLooked] = useState<number | null>(null);
  const wordsOf = (answer: number | null) => choices.find((choice) => choice.value === answer)?.words;
  const nothing = hint ?? t`no answer yet`;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = inputs.current.indexOf(event.currentTarget);
    const step = steps[event.key];
    const typed = choices.findIndex((choice) => choice.key === event.key);
    const given = choices[typed];
    if (step) inputs.current[(at + step + choices.length) % choices.length]?.focus();
    else if (given) {
      inputs.current[typed]?.focus();
      if (given.value !== value) onAnswer(given.value);
    } else if ((event.key === "Delete" || event.key === "Backspace") && value !== null) onAnswer(null);
    else return;
    event.preventDefault();
  };

  if (!canEdit) {
    const given = choices.find((choice) => choice.value === value);
    return (
      <div className={css.row}>
        <span className={css.question}>{question}</span>
        <span className={css.given}>{given?.label ?? "–"}</span>
        <span className={css.anchor}>{given ? given.words : t`no answer yet`}</span>
      </div>
    );
  }
  return (
    <div
      className={css.row}
      role="radiogroup"
      aria-label={question}
      style={{ "--answers": choices.length } as CSSProperties}
    >
      <span className={css.question} aria-hidden="true">
        {question}
      </span>
      <span className={css.answers} onPointerLeave={() => setLooked(null)}>
        {choices.map((choice, at) => (
          <label
            key={choice.value}
            className={css.cell}
            data-on={choice.value === value || undefined}
            title={choice.words}
            onPointerEnter={() => setLooked(choice.value)}
          >
            <input
              ref={(input) => {
                inputs.current[at] = input;
              }}
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              aria-label={nameOf(choice)}
              onChange={() => onAnswer(choice.value)}
              onKeyDown={onKeyDown}
              onFocus={() => setLooked(choice.value)}
              onBlur={() => setLooked(null)}
              data-first={choice.value === (value ?? choices[0]?.value) ? true : undefined}
            />
            {choice.label}
          </label>
        ))}
      </span>
      <span className={css.anchor} data-looked={looked !== null || undefined}>
        {wordsOf(looked ?? value) ?? (value === null ? nothing : hint)}
      </span>
      {value !== null && (
        <button
          type="button"
          className={css.clear}
          aria-label={t`Take the answer back: ${question}`}
          title={t`Take the answer back (Delete)`}
          onClick={() => onAnswer(null)}
        >
          <IconX {...smallIcon} />
        </button>
      )}
    </div>
  );
}
