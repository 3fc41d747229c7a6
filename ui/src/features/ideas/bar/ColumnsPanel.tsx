// Which columns are shown, in which order, and how high the lines are. It acts at once and is remembered
// on this device for views that do not say it themselves.
import { useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import type { Density } from "@/shared";
import { smallIcon } from "@/shared";
import { changed } from "../address";
import { type ColumnKey, columnKeys, defaultColumns, useColumnWords } from "../columns";
import { rememberLook, usualLook } from "../look";
import { Panel } from "../Panel";
import css from "./bar.module.css";
import type { PaneProps } from "./FilterPanel";

const isUsual = (columns: readonly ColumnKey[]): boolean => columns.join() === defaultColumns.join();

function moved(columns: readonly ColumnKey[], key: ColumnKey, by: number): ColumnKey[] {
  const rest = columns.filter((other) => other !== key);
  return rest.toSpliced(columns.indexOf(key) + by, 0, key);
}

interface ColumnsProps extends PaneProps {
  columns: readonly ColumnKey[];
  onClose(): void;
}

export default function ColumnsPanel({ address, columns, onChange, onClose }: ColumnsProps) {
  const { t } = useLingui();
  const words = useColumnWords();
  const density = address.density ?? usualLook().density ?? "normal";
  const show = (next: readonly ColumnKey[]): void => {
    if (next.length === 0) return;
    const chosen = isUsual(next) ? undefined : [...next];
    rememberLook({ columns: chosen });
    onChange(changed(address, { columns: chosen }));
  };
  const space = (next: string): void => {
    rememberLook({ density: next as Density });
    onChange(changed(address, { density: next === "normal" ? undefined : (next as Density) }));
  };
  const toggle = (key: ColumnKey): void =>
    show(columns.includes(key) ? columns.filter((other) => other !== key) : [...columns, key]);
  const offered = [...columns, ...columnKeys.filter((key) => !columns.includes(key))];
  return (
    <Panel label={t`Columns and height of the lines`} width="19rem" side="end" onClose={onClose}>
      <div className={css.panelFoot}>
        <SegmentedControl
          fullWidth
          className="grow"
          size="xs"
          aria-label={t`Height of the lines`}
          value={density}
          onChange={space}
          data={[
            { value: "compact", label: t`Low` },
            { value: "normal", label: t`Normal` },
            { value: "roomy", label: t`High` },
          ]}
        />
      </div>
      <ul className={css.columnList} aria-label={t`Columns`}>
        {offered.map((key, place) => {
          const isShown = columns.includes(key);
          return (
            <li key={key} className={css.column}>
              <label className={css.value}>
                <input
                  type="checkbox"
                  checked={isShown}
                  data-autofocus={place === 0 || undefined}
                  onChange={() => toggle(key)}
                />
                <span>{words[key]}</span>
              </label>
              {isShown && (
                <>
                  <button
                    type="button"
                    className={css.step}
                    aria-label={t`Move ${words[key]} to the left`}
                    disabled={place === 0}
                    onClick={() => show(moved(columns, key, -1))}
                  >
                    <IconChevronUp {...smallIcon} />
                  </button>
                  <button
                    type="button"
                    className={css.step}
                    aria-label={t`Move ${words[key]} to the right`}
                    disabled={place === columns.length - 1}
                    onClick={() => show(moved(columns, key, 1))}
                  >
                    <IconChevronDown {...smallIcon} />
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className={css.panelFoot}>
        <Button variant="subtle" size="xs" disabled={isUsual(columns)} onClick={() => show(defaultColumns)}>
          {t`Back to the usual columns`}
        </Button>
      </div>
    </Panel>
  );
}
