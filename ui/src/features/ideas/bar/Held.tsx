// A button that holds a panel. Closing leads back to the button.
import { Button } from "@mantine/core";
import { type ReactNode, Suspense, useRef } from "react";
import { ariaKeys, Keys } from "@/shared";
import css from "./bar.module.css";

interface HeldProps {
  label: string;
  /** What is spoken, where the label says less. */
  spoken?: string;
  icon?: ReactNode;
  keys?: string;
  isOpen: boolean;
  onToggle(isOpen: boolean): void;
  panel(close: () => void): ReactNode;
}

export function Held({ label, spoken, icon, keys, isOpen, onToggle, panel }: HeldProps) {
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    onToggle(false);
    button.current?.focus();
  };
  return (
    <span className={css.held}>
      <Button
        ref={button}
        variant="subtle"
        size="xs"
        leftSection={icon}
        rightSection={keys && <Keys binding={keys} />}
        aria-label={spoken}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts={keys && ariaKeys(keys)}
        onClick={(event) => {
          // Or the click that opens the panel would be the one beside it that closes it.
          event.stopPropagation();
          onToggle(!isOpen);
        }}
      >
        {label}
      </Button>
      {isOpen && <Suspense>{panel(close)}</Suspense>}
    </span>
  );
}
