// What opens beside a score: its sum, or the formula of a raw number.
import { Popover } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./table.module.css";
import type { WhyActions } from "./useWhy";

export default function OpenWhy({
  label,
  why,
  children,
}: {
  label: string;
  why: WhyActions;
  children: ReactNode;
}) {
  return (
    <Popover
      opened
      onDismiss={why.close}
      clickOutsideEvents={["click"]}
      position="bottom"
      width="37.5rem"
      offset={8}
      withRoles={false}
      trapFocus={false}
      returnFocus={false}
    >
      <Popover.Target>
        <span className={css.anchor} />
      </Popover.Target>
      <Popover.Dropdown
        className={css.why}
        role="dialog"
        aria-label={label}
        // For React the panel is inside the cell, whose click closes it.
        onClick={(event) => event.stopPropagation()}
        onPointerEnter={why.stay}
        onPointerLeave={why.leave}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
