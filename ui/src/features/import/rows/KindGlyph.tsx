// What becomes of a row as a small sign; its word always stands beside it.
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconEqual,
  IconMinus,
  IconPencil,
  IconPlus,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ImportRowKind } from "@/api";
import css from "./rows.module.css";

const glyphs: Record<ImportRowKind, TablerIcon> = {
  new: IconPlus,
  possible_duplicate: IconPlus,
  update: IconPencil,
  same: IconEqual,
  skipped: IconArrowBackUp,
  excluded: IconArrowBackUp,
  refused: IconAlertCircle,
  blank: IconMinus,
};

export function KindGlyph({ kind }: { kind: ImportRowKind }) {
  const Glyph = glyphs[kind];
  return <Glyph className={css.glyph} data-kind={kind} size={14} stroke={1.75} aria-hidden="true" />;
}
