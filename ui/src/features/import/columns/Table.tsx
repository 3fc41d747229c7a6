// The first rows under their columns, and above each column what it becomes. Only columns in sight are drawn.
import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import type { ImportColumn, ImportLook, ImportTarget } from "@/api";
import { useFormat } from "@/shared";
import { Choose } from "../Choose";
import { targetOf, useWizard } from "../wizard";
import { useGuessWords } from "../words/reading";
import { isTarget, useTargetName, useTargetOptions } from "../words/targets";
import css from "./columns.module.css";

const COLUMN_REM = 13;
/** As in the stylesheet. */
const GUTTER_REM = 4.25;
const ROWS = 12;

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

interface HeadProps {
  column: ImportColumn;
  target: ImportTarget | null;
  /** Nobody has touched the guess. */
  isGuess: boolean;
  takenBy: ReadonlyMap<ImportTarget, string>;
  rows: number;
  onMap(target: ImportTarget | null): void;
}

function Head({ column, target, isGuess, takenBy, rows, onMap }: HeadProps) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useTargetName();
  const optionsOf = useTargetOptions();
  const guesses = useGuessWords();
  const how = isGuess && target !== null && column.how ? guesses[column.how] : null;
  const isSparse = column.filled < rows;
  const meta = [how, isSparse && t`${format.whole(column.filled)} of ${format.whole(rows)} filled`];
  return (
    <>
      <Choose
        isBare
        label={t`${column.name} becomes`}
        value={target === null ? t`Not taken` : nameOf(target)}
        tone={target === null ? "quiet" : undefined}
        width="20rem"
        options={() => optionsOf(target, takenBy)}
        onPick={(picked) => onMap(isTarget(picked) ? picked : null)}
      />
      <span className={css.name} title={column.name}>
        {column.name}
      </span>
      <span className={css.how} data-unsure={(how !== null && column.how === "content") || undefined}>
        {meta.filter(Boolean).join(", ")}
      </span>
    </>
  );
}

interface TableProps {
  look: ImportLook;
  onMap(column: string, target: ImportTarget | null): void;
}

export function Table({ look, onMap }: TableProps) {
  const { t } = useLingui();
  const format = useFormat();
  const wizard = useWizard();
  const frame = useRef<HTMLDivElement>(null);
  const { columns } = look;
  const takenBy = useMemo(() => {
    const taken = new Map<ImportTarget, string>();
    for (const { name } of columns) {
      const target = targetOf({ said: wizard.said, look }, name);
      if (target) taken.set(target, name);
    }
    return taken;
  }, [columns, look, wizard.said]);
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: () => COLUMN_REM * rem(),
    overscan: 2,
    initialRect: { width: 1200, height: 600 },
  });
  const shown = across.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = across.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const lines = look.table_rows.slice(0, ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
    <section ref={frame} className={css.frame} tabIndex={0} aria-label={t`The first rows`}>
      <table
        className={css.table}
        aria-colcount={columns.length + 1}
        style={{ width: `calc(${GUTTER_REM}rem + ${across.getTotalSize()}px)` }}
      >
        <thead>
          <tr>
            <th scope="col" className={css.gutter}>
              <span className="vh">{t`Row`}</span>
            </th>
            {before > 0 && <td aria-hidden="true" style={{ width: before }} />}
            {shown.map(({ index, size }) => {
              const column = columns[index];
              if (!column) return null;
              const target = targetOf(wizard, column.name);
              return (
                <th
                  key={column.name}
                  scope="col"
                  aria-colindex={index + 2}
                  data-left-out={target === null || undefined}
                  style={{ width: size }}
                >
                  <Head
                    column={column}
                    target={target}
                    isGuess={!wizard.said.has(column.name)}
                    takenBy={takenBy}
                    rows={look.rows}
                    onMap={(picked) => onMap(column.name, picked)}
                  />
                </th>
              );
            })}
            {after > 0 && <td aria-hidden="true" style={{ width: after }} />}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row" className={css.gutter}>
                {format.whole(row)}
              </th>
              {before > 0 && <td aria-hidden="true" />}
              {shown.map(({ index }) => (
                <td
                  key={columns[index]?.name}
                  aria-colindex={index + 2}
                  data-left-out={targetOf(wizard, columns[index]?.name ?? "") === null || undefined}
                >
                  <span className={css.cell}>{cells[index]}</span>
                </td>
              ))}
              {after > 0 && <td aria-hidden="true" />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
