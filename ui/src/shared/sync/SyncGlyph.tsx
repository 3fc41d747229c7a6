// The state of sync as a small shape; each is another one, so that colour only supports it.
import { IconAlertTriangle, IconCircleDashed, IconCircleDot, IconCloudOff } from "@tabler/icons-react";
import css from "./SyncGlyph.module.css";
import type { SyncTone } from "./words";

const shapes = {
  good: IconCircleDot,
  waits: IconCircleDashed,
  away: IconCloudOff,
  asks: IconAlertTriangle,
} as const;

export function SyncGlyph({ tone }: { tone: SyncTone }) {
  const Shape = shapes[tone];
  return <Shape size="1rem" stroke={1.5} aria-hidden="true" className={css.glyph} data-tone={tone} />;
}
