// One of many by its name: a field that narrows the list below it. The field keeps the focus and names the
// option that Enter takes.
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { contains } from "../fold";
import css from "./Picker.module.css";

export interface Option {
  key: string;
  name: string;
  /** Before the name. */
  glyph?: ReactNode;
  /** At the right edge. */
  aside?: ReactNode;
  isOn?: boolean;
  /** The heading it stands under; options of one group follow each other. */
  group?: string;
  /** Found already, whatever its name. */
  isFound?: boolean;
}

interface PickerProps {
  label: string;
  options: readonly Option[];
  onPick(key: string): void;
  /** For options that are looked for elsewhere. */
  onType?(text: string): void;
}

const matches = ({ name, isFound }: Option, typed: string): boolean =>
  isFound === true || contains(name, typed);

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 8, last),
  PageUp: (at) => Math.max(at - 8, 0),
};

/** Groups in their order; those without a heading are one. */
function grouped(options: readonly Option[]): [string | undefined, Option[]][] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return [...groups];
}

function Row({
  option,
  id,
  isActive,
  onPick,
}: {
  option: Option;
  id: string;
  isActive: boolean;
  onPick(): void;
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above, so its keys are the field's
    <div
      id={id}
      role="option"
      aria-selected={option.isOn ?? false}
      className={css.option}
      data-active={isActive || undefined}
      onClick={onPick}
    >
      {option.glyph}
      <span className="ell">{option.name}</span>
      {option.aside && <span className={css.aside}>{option.aside}</span>}
    </div>
  );
}

export function Picker({ label, options, onPick, onType }: PickerProps) {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState("");
  const groups = grouped(options.filter((option) => matches(option, typed)));
  const shown = groups.flatMap(([, members]) => members);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      options.findIndex(({ isOn }) => isOn),
    ),
  );
  const active = shown[Math.min(at, shown.length - 1)];
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const activeKey = active?.key;
  useEffect(() => {
    if (activeKey === undefined) return;
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [activeKey]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step) setAt(step(Math.min(at, shown.length - 1), shown.length - 1));
    else if (event.key === "Enter" && active) onPick(active.key);
    else return;
    event.preventDefault();
  };
  const row = (option: Option): ReactNode => (
    <Row
      key={option.key}
      option={option}
      id={`${id}-${option.key}`}
      isActive={option.key === activeKey}
      onPick={() => onPick(option.key)}
    />
  );
  return (
    <>
      <input
        ref={field}
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
          onType?.(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={css.list}>
        {groups.map(([name, members]) =>
          name === undefined ? (
            members.map(row)
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
            <div key={name} role="group" aria-label={name}>
              <div className={css.group} aria-hidden="true">
                {name}
              </div>
              {members.map(row)}
            </div>
          ),
        )}
      </div>
      {shown.length === 0 && (
        <p className={css.none} role="status">
          {t`Nothing is called like that.`}
        </p>
      )}
    </>
  );
}
