// A chip that says a value and opens the list of the others. Closing leads back to it.
import { Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { type Option, Picker } from "@/shared/commands/Picker";
import css from "./Choose.module.css";

interface ChooseProps {
  /** What is chosen here, for example “Encoding”. */
  label: string;
  value: string;
  /** Made only while the list is open. */
  options(): readonly Option[];
  onPick(key: string): void;
  /** The label is spoken only, where a heading above says it. */
  isBare?: boolean;
  /** What the look says: nothing is chosen, or something is missing. */
  tone?: "quiet" | "wanted" | undefined;
  glyph?: ReactNode;
  width?: string;
}

export function Choose({ label, value, options, onPick, isBare, tone, glyph, width = "16rem" }: ChooseProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus({ preventScroll: true });
  };
  return (
    <Popover
      opened={isOpen}
      onDismiss={() => setOpen(false)}
      position="bottom-start"
      width={width}
      offset={4}
      withRoles={false}
      trapFocus
      returnFocus={false}
    >
      <Popover.Target>
        <button
          ref={button}
          type="button"
          className={css.chip}
          data-bare={isBare || undefined}
          data-tone={tone}
          aria-label={isBare ? `${label}: ${value}` : undefined}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen((is) => !is)}
        >
          {!isBare && <span className={css.label}>{label} </span>}
          {glyph}
          <b className="ell">{value}</b>
          <IconChevronDown size={14} stroke={1.5} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className={css.list ?? ""}
        role="dialog"
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          close();
        }}
      >
        <Picker
          label={label}
          options={isOpen ? options() : []}
          onPick={(key) => {
            close();
            onPick(key);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
