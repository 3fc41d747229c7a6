// One of many by its name: a field that narrows the list below it. The field keeps the focus and names the
// option that Enter takes.
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import css from "./Picker.module.css";

export interface Option {
  key: string;
  name: string;
  /** Before the name. */
  glyph?: ReactNode;
  /** At the right edge. */
  aside?: ReactNode;
  isOn?: boolean;
}

interface PickerProps {
  label: string;
  options: readonly Option[];
  onPick(key: string): void;
}

const matches = (name: string, typed: string): boolean =>
  name.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

export function Picker({ label, options, onPick }: PickerProps) {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState("");
  const shown = options.filter(({ name }) => matches(name, typed));
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      options.findIndex(({ isOn }) => isOn),
    ),
  );
  const active = shown[Math.min(at, shown.length - 1)];
  const list = useRef<HTMLDivElement>(null);
  const activeKey = active?.key;
  useEffect(() => {
    if (activeKey !== undefined)
      list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [activeKey]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step) setAt(step(at, shown.length - 1));
    else if (event.key === "Enter" && active) onPick(active.key);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={css.field}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.key}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        value={typed}
        data-autofocus
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={css.list}>
        {shown.map(({ key, name, glyph, aside, isOn }) => (
          <div
            key={key}
            id={`${id}-${key}`}
            role="option"
            aria-selected={isOn ?? false}
            className={css.option}
            data-active={key === activeKey || undefined}
            onClick={() => onPick(key)}
          >
            {glyph}
            <span className="ell">{name}</span>
            {aside && <span className={css.aside}>{aside}</span>}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={css.none}>{t`Nothing is called like that.`}</p>}
    </>
  );
}
