// Under the list while something is selected: how many, and what can be done with all of them.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { ariaKeys, commands, Keys, useCommand, useFormat } from "@/shared";
import type { Selection } from "../useSelection";
import type { BulkKind } from "./BulkDialog";
import css from "./bulk.module.css";

interface BulkBarProps {
  selection: Selection;
  /** Ideas of the view. */
  total: number;
  onAsk(kind: BulkKind): void;
  onExport(): void;
}

export default function BulkBar({ selection, total, onAsk, onExport }: BulkBarProps) {
  const { t } = useLingui();
  const format = useFormat();
  const stage = commands["bulk.stage"].keys[0];
  const merge = commands["bulk.merge"].keys[0];
  useCommand("bulk.stage", () => onAsk("stage"));
  useCommand("bulk.merge", () => onAsk("merge"));
  const { count, isAll } = selection;
  const isWhole = isAll && count === total;
  return (
    <div className={css.bar} role="group" aria-label={t`What to do with the selected ideas`}>
      <b role="status">
        {isWhole ? t`All ${format.whole(count)} in view selected` : t`${format.whole(count)} selected`}
      </b>
      {!isWhole && (
        <Button variant="subtle" size="xs" onClick={selection.all}>
          {t`Select all ${format.whole(total)} in view`}
        </Button>
      )}
      <span className="grow" />
      <Button
        size="xs"
        aria-keyshortcuts={ariaKeys(stage)}
        rightSection={<Keys binding={stage} />}
        onClick={() => onAsk("stage")}
      >
        {t`Stage`}
      </Button>
      <Button size="xs" onClick={() => onAsk("area")}>{t`Area`}</Button>
      <Button size="xs" onClick={() => onAsk("systems")}>{t`Systems`}</Button>
      <Button size="xs" onClick={() => onAsk("answers")}>{t`Assess`}</Button>
      <Button size="xs" onClick={() => onAsk("follow")}>{t`Follow`}</Button>
      <Button
        size="xs"
        aria-keyshortcuts={ariaKeys(merge)}
        rightSection={<Keys binding={merge} />}
        onClick={() => onAsk("merge")}
      >
        {t`Merge`}
      </Button>
      <Button size="xs" onClick={onExport}>{t`Export`}</Button>
      <Button
        variant="subtle"
        size="xs"
        aria-keyshortcuts="Escape"
        rightSection={<Keys binding="Escape" />}
        onClick={selection.clear}
      >
        {t`Clear`}
      </Button>
    </div>
  );
}
