// All rows of the file by what becomes of them: the counts choose, the list shows, one row stands in full
// beside it.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, useCallback, useRef, useState } from "react";
import type { ImportColumn, ImportCounts, ImportProblem, ImportRow, ImportRowKind } from "@/api";
import { ErrorState, SkeletonRows, useFormat } from "@/shared";
import { Detail } from "./Detail";
import { Problems } from "./Problems";
import { nameOfProblem } from "./problemKey";
import { RowList } from "./RowList";
import css from "./rows.module.css";
import { useFoundRows } from "./useFoundRows";

export type Filter = "all" | "new" | "update" | "same" | "likes" | "refused" | "left_out";

const none: readonly ImportProblem[] = [];

const kindsOf: Record<Filter, readonly ImportRowKind[]> = {
  all: [],
  new: ["new", "possible_duplicate"],
  update: ["update"],
  same: ["same"],
  likes: ["possible_duplicate"],
  refused: ["refused"],
  left_out: ["skipped", "excluded", "blank"],
};

interface FiltersProps {
  counts: ImportCounts;
  /** Rows that are like something. */
  likes: number;
  isDone: boolean;
  filter: Filter;
  onFilter(filter: Filter): void;
  children?: ReactNode;
}

function Filters({ counts, likes, isDone, filter, onFilter, children }: FiltersProps) {
  const { t } = useLingui();
  const format = useFormat();
  const all =
    counts.new +
    counts.update +
    counts.same +
    counts.skipped +
    counts.excluded +
    counts.refused +
    counts.blank;
  const filters: { key: Filter; name: string; count: number; tone?: "danger" | "warn" }[] = [
    { key: "all", name: t`All`, count: all },
    { key: "new", name: isDone ? t`Imported` : t`New`, count: counts.new },
    { key: "update", name: isDone ? t`Changed` : t`Changes`, count: counts.update },
    { key: "same", name: t`Same`, count: counts.same },
    { key: "likes", name: t`Perhaps there already`, count: likes, tone: "warn" },
    { key: "refused", name: isDone ? t`Not imported` : t`Errors`, count: counts.refused, tone: "danger" },
    { key: "left_out", name: t`Left out`, count: counts.skipped + counts.excluded + counts.blank },
  ];
  return (
    <fieldset className={css.filters}>
      <legend className="vh">{t`Show`}</legend>
      {filters
        .filter(({ key, count }) => key === "all" || key === filter || count > 0)
        .map(({ key, name, count, tone }) => (
          <button
            key={key}
            type="button"
            className={css.filter}
            data-tone={count > 0 ? tone : undefined}
            aria-pressed={key === filter}
            onClick={() => onFilter(key)}
          >
            {name} <em>{format.whole(count)}</em>
          </button>
        ))}
      {children}
    </fieldset>
  );
}

/** The last error was put right, or the last row left out. */
function NoRows({ filter, onAll }: { filter: Filter; onAll: () => void }) {
  const { t } = useLingui();
  return (
    <div className={css.none}>
      <p role="status">{filter === "refused" ? t`No errors are left.` : t`No row is like that.`}</p>
      <Button onClick={onAll}>{t`Show all rows`}</Button>
    </div>
  );
}

interface ExplorerProps {
  plan: string;
  counts: ImportCounts;
  likes: number;
  columns: readonly ImportColumn[];
  isDone: boolean;
  isBusy: boolean;
  start?: Filter;
  /** What is wrong with rows, in sum. */
  problems?: readonly ImportProblem[];
  /** Beside the counts. */
  aside?(filter: Filter): ReactNode;
  onFix?(row: ImportRow, column: string, text: string): Promise<void>;
  onDropColumn?(column: string): void;
  onLeaveOut?(row: ImportRow): void;
  onTakeAgain?(row: ImportRow): void;
}

export function Explorer(props: ExplorerProps) {
  const { plan, counts, likes, columns, isDone, isBusy, start = "all", aside } = props;
  const [filter, setFilter] = useState<Filter>(start);
  const [wanted, setWanted] = useState<ImportProblem | null>(null);
  const [chosen, setAt] = useState(0);
  const [range, setRange] = useState({ from: 0, to: 40 });
  const [isFixing, setFixing] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const onRange = useCallback((from: number, to: number) => {
    setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
  }, []);
  const problems = filter === "refused" ? (props.problems ?? none) : none;
  // The last of its rows was put right.
  const problem = problems.find((one) => wanted && nameOfProblem(one) === nameOfProblem(wanted)) ?? null;
  const { total, rowAt, failure, retry } = useFoundRows(plan, kindsOf[filter], problem, range.from, range.to);
  const at = Math.max(0, Math.min(chosen, (total ?? 1) - 1));
  const row = rowAt(at);
  const select = (to: number): void => {
    setFixing(false);
    setAt(to);
  };
  const show = (next: Filter, only: ImportProblem | null = null): void => {
    setFilter(next);
    setWanted(only);
    select(0);
    setRange({ from: 0, to: 40 });
  };
  const enter = (): void =>
    place.current?.querySelector<HTMLElement>("aside [data-fix], aside a, aside button")?.focus();
  const fix = (column: string, text: string): void => {
    if (!row || !props.onFix) return;
    setFixing(true);
    void props.onFix(row, column, text);
  };
  const content = () => {
    if (failure) return <ErrorState failure={failure} onRetry={retry} />;
    if (total === null) return <SkeletonRows count={12} />;
    if (total === 0) return <NoRows filter={filter} onAll={() => show("all")} />;
    return (
      <div ref={place} className={css.place} aria-busy={isBusy}>
        <RowList
          key={`${filter} ${problem ? nameOfProblem(problem) : ""}`}
          total={total}
          rowAt={rowAt}
          at={at}
          isDone={isDone}
          onSelect={select}
          onEnter={enter}
          onRange={onRange}
        />
        {row && (
          <Detail
            row={row}
            columns={columns}
            isDone={isDone}
            isBusy={isBusy}
            takesFocus={isFixing}
            onFix={fix}
            onDropColumn={(column) => props.onDropColumn?.(column)}
            onLeaveOut={() => props.onLeaveOut?.(row)}
            onTakeAgain={() => props.onTakeAgain?.(row)}
          />
        )}
      </div>
    );
  };
  return (
    <>
      <Filters counts={counts} likes={likes} isDone={isDone} filter={filter} onFilter={(next) => show(next)}>
        <span className="grow" />
        {aside?.(filter)}
      </Filters>
      <Problems problems={problems} chosen={problem} onChoose={(only) => show("refused", only)} />
      {content()}
    </>
  );
}
