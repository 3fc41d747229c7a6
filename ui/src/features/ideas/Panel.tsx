// A panel under what opened it. It is loaded when somebody first opens one.
import { Popover } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./Panel.module.css";

interface PanelProps {
  label: string;
  width: string;
  /** Which edge it shares with what opened it. */
  side?: "start" | "end";
  /** Over what opened it instead of under it. */
  isOver?: boolean;
  onClose(): void;
  children: ReactNode;
}

export function Panel({ label, width, side = "start", isOver = false, onClose, children }: PanelProps) {
  return (
    <Popover
      opened
      onDismiss={onClose}
      clickOutsideEvents={["click"]}
      position={`bottom-${side}`}
      width={width}
      offset={isOver ? 0 : 6}
      withRoles={false}
      // A cell cuts off what stands over its edge, its anchor too.
      hideDetached={false}
      trapFocus
      returnFocus={false}
    >
      <Popover.Target>
        <span className={css.anchor} data-over={isOver || undefined} />
      </Popover.Target>
      <Popover.Dropdown
        className={css.panel}
        role="dialog"
        aria-label={label}
        // For React the panel is inside of what opened it, which has clicks and keys of its own.
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          // But Tab, which is kept inside of the panel from further out.
          if (event.key !== "Tab") event.stopPropagation();
        }}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
