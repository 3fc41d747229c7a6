// One question with five worded answers. Keys 1 to 5 answer it, arrows only move, Delete takes it back:
// each answer is saved at once, so passing over one must not give it.

import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { smallIcon } from "@/shared";
import type { Scale as ScaleWords } from "../words/scales";
import css from "./Scale.module.css";

const values = [1, 2, 3, 4, 5] as const;

interface ScaleProps {
  scale: ScaleWords;
  value: number | null;
  canEdit: boolean;
  onAnswer(value: number | null): void;
}

export function Scale({ scale, value, canEdit, onAnswer }: ScaleProps) {
  const { t } = useLingui();
  const name = useId();
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const [looked, setLooked] = useState<number | null>(null);
  const shown = looked ?? value;
  const words = shown === null ? null : scale.anchors[shown - 1];

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = Number(event.currentTarget.value);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const typed = Number(event.key);
    if (step) inputs.current[(at - 1 + step + 5) % 5]?.focus();
    else if (typed >= 1 && typed <= 5) {
      inputs.current[typed - 1]?.focus();
      if (typed !== value) onAnswer(typed);
    } else if ((event.key === "Delete" || event.key === "Backspace") && value !== null) onAnswer(null);
    else return;
    event.preventDefault();
  };

  if (!canEdit) {
    return (
      <div className={css.row}>
        <span className={css.question}>{scale.question}</span>
        <span className={css.given}>{value ?? "–"}</span>
        <span className={css.anchor}>{value === null ? t`no answer yet` : scale.anchors[value - 1]}</span>
      </div>
    );
  }
  return (
    <div className={css.row} role="radiogroup" aria-label={scale.question}>
      <span className={css.question} aria-hidden="true">
        {scale.question}
      </span>
      <span className={css.five} onPointerLeave={() => setLooked(null)}>
        {values.map((answer) => (
          <label
            key={answer}
            className={css.cell}
            data-on={answer === value || undefined}
            title={scale.anchors[answer - 1]}
            onPointerEnter={() => setLooked(answer)}
          >
            <input
              ref={(input) => {
                inputs.current[answer - 1] = input;
              }}
              type="radio"
              name={name}
              value={answer}
              checked={answer === value}
              aria-label={`${answer}: ${scale.anchors[answer - 1]}`}
              onChange={() => onAnswer(answer)}
              onKeyDown={onKeyDown}
              onFocus={() => setLooked(answer)}
              onBlur={() => setLooked(null)}
              data-first={answer === (value ?? 1) ? true : undefined}
            />
            {answer}
          </label>
        ))}
      </span>
      <span className={css.anchor} data-looked={looked !== null || undefined}>
        {words ?? t`no answer yet`}
      </span>
      {value !== null && (
        <button
          type="button"
          className={css.clear}
          aria-label={t`Take the answer back: ${scale.question}`}
          title={t`Take the answer back (Delete)`}
          onClick={() => onAnswer(null)}
        >
          <IconX {...smallIcon} />
        </button>
      )}
    </div>
  );
}
