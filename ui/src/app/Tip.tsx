// The name of a place whose word is hidden, at the pointer and at the focus.
import { Tooltip } from "@mantine/core";
import type { ReactElement } from "react";

export default function Tip({ label, children }: { label: string; children: ReactElement }) {
  return (
    <Tooltip label={label} position="right" events={{ hover: true, focus: true, touch: false }}>
      {children}
    </Tooltip>
  );
}
