// A short row of choices. Radios where one of them always holds, buttons where they only fill a field.
import type { ReactNode } from "react";
import css from "./form.module.css";

interface Choice<V extends string> {
  value: V;
  label: ReactNode;
}

export function RadioChoices<V extends string>(props: {
  name: string;
  label: string;
  choices: readonly Choice<V>[];
  value: V;
  onChange: (value: V) => void;
}) {
  return (
    <div className={css.choices} role="radiogroup" aria-label={props.label}>
      {props.choices.map(({ value, label }) => (
        <label key={value} className={css.choice} data-on={value === props.value || undefined}>
          <input
            type="radio"
            name={props.name}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}

export function ButtonChoices<V extends string>(props: {
  label: string;
  choices: readonly Choice<V>[];
  value: string;
  onChoose: (value: V) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is seen
    <div className={css.choices} role="group" aria-label={props.label}>
      {props.choices.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={css.choice}
          data-on={value === props.value || undefined}
          aria-pressed={value === props.value}
          onClick={() => props.onChoose(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
