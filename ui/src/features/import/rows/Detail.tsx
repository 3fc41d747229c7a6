// One row in full: what is wrong and can be put right, what it changes, what it is like, and its cells.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { AppError, ImportColumn, ImportRow } from "@/api";
import { Sureness, useFormat } from "@/shared";
import { useAboutWords, useCellProblem, useChangeWords, useKindWords, useRowNoteWords } from "../words/rows";
import { useValueWords } from "../words/values";
import { KindGlyph } from "./KindGlyph";
import css from "./rows.module.css";
import { useCurrency, useLikeName } from "./useConsequence";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.part}>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

interface CellFixProps {
  problem: AppError;
  /** As it stands in the file, or was put right before. */
  text: string;
  isBusy: boolean;
  onFix(column: string, text: string): void;
  onDropColumn(column: string): void;
}

/** The wrong cell, and what is wrong with it. Enter puts it right and looks at the whole row again. */
function CellFix({ problem, text, isBusy, onFix, onDropColumn }: CellFixProps) {
  const { t } = useLingui();
  const { digits } = useCurrency();
  const words = useCellProblem(digits);
  const about = useAboutWords();
  const [typed, setTyped] = useState(text);
  const hint = useId();
  const column = String(problem.facts.column ?? "");
  const field = String(problem.facts.field ?? "");
  if (column === "") {
    return (
      <p className={css.wrong}>
        {field !== "" && <b>{about(field)}: </b>}
        {words(problem)}
      </p>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onFix(column, typed);
  };
  return (
    <form className={css.fix} onSubmit={submit}>
      <label>
        <span>
          {column}
          <span className="t3"> {about(field)}</span>
        </span>
        <input
          data-fix
          value={typed}
          autoComplete="off"
          spellCheck={false}
          readOnly={isBusy}
          aria-invalid="true"
          aria-describedby={hint}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <p id={hint} className={css.wrong}>
        {words(problem)}
      </p>
      <div className={css.fixActs}>
        <Button type="submit" size="xs" disabled={isBusy || typed === text}>
          {t`Put right`}
        </Button>
        {field !== "title" && (
          <Button size="xs" variant="subtle" disabled={isBusy} onClick={() => onDropColumn(column)}>
            {t`Do without this column`}
          </Button>
        )}
      </div>
    </form>
  );
}

function Changes({ row }: { row: ImportRow }) {
  const { t } = useLingui();
  const { currency, digits } = useCurrency();
  const value = useValueWords(currency, digits);
  const about = useChangeWords();
  const isUpdate = row.kind === "update";
  // Its title stands above already.
  const changes = row.changes.filter(({ field }) => isUpdate || field !== "title");
  if (changes.length === 0) return null;
  return (
    <Part title={isUpdate ? t`What changes` : t`What it brings`}>
      <dl className={css.changes}>
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{about(field)}</dt>
            <dd>
              {isUpdate && (
                <>
                  <del>{value(field, before) ?? t`nothing`}</del>
                  <span className="vh">{t`becomes`}</span>
                </>
              )}
              <ins>{value(field, after) ?? t`nothing`}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Likes({ row }: { row: ImportRow }) {
  const { t } = useLingui();
  const name = useLikeName();
  if (row.likes.length === 0) return null;
  return (
    <Part title={t`Perhaps there already`}>
      <ul className={css.likes}>
        {row.likes.map((like) => (
          <li key={like.idea?.id ?? `row ${like.row}`}>
            {like.sureness ? (
              <Sureness level={like.sureness} />
            ) : (
              <span className="meta">{t`The same title and area`}</span>
            )}
            <span>
              {like.idea ? (
                <Link className="link" to="/ideas/$ideaId" params={{ ideaId: like.idea.id }}>
                  {like.title}
                </Link>
              ) : (
                like.title
              )}{" "}
              <span className="idno">{name(like)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Cells({ row, columns }: { row: ImportRow; columns: readonly ImportColumn[] }) {
  const { t } = useLingui();
  const filled = columns.flatMap(({ name }, at) => {
    const text = row.cells[at] ?? "";
    return text.trim() === "" ? [] : [{ name, text }];
  });
  if (filled.length === 0) return null;
  return (
    <details className={css.cells}>
      <summary>{t`The row in the file`}</summary>
      <dl className={css.changes}>
        {filled.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

interface DetailProps {
  row: ImportRow;
  columns: readonly ImportColumn[];
  isDone: boolean;
  isBusy: boolean;
  /** The first wrong cell takes the focus: the one before was just put right. */
  takesFocus: boolean;
  onFix(column: string, text: string): void;
  onDropColumn(column: string): void;
  onLeaveOut(): void;
  onTakeAgain(): void;
}

export function Detail(props: DetailProps) {
  const { row, columns, isDone, isBusy, takesFocus } = props;
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords(isDone);
  const noteWords = useRowNoteWords();
  const panel = useRef<HTMLElement>(null);
  const problems = row.problems.map((problem) => JSON.stringify(problem)).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row, or another problem of it
  useEffect(() => {
    if (takesFocus && !isBusy) panel.current?.querySelector<HTMLElement>("[data-fix]")?.focus();
  }, [takesFocus, isBusy, row.row, problems]);
  const isThere = isDone && row.shown_id !== null && row.idea !== null;
  return (
    <aside ref={panel} className={css.detail} aria-label={t`Row ${format.whole(row.row)}`}>
      <p className={css.head}>
        <KindGlyph kind={row.kind} />
        <b>{kinds[row.kind]}</b>
        <span className="t3">{t`row ${format.whole(row.row)}`}</span>
        <span className="grow" />
        {row.idea && row.shown_id && (
          <Link className="link" to="/ideas/$ideaId" params={{ ideaId: row.idea }}>
            {isThere ? t`Open ${row.shown_id}` : row.shown_id}
          </Link>
        )}
      </p>
      {row.title !== "" && <h3>{row.title}</h3>}
      {row.problems.map((problem) => {
        const column = String(problem.facts.column ?? "");
        const name = `${row.row} ${problem.code} ${column} ${String(problem.facts.field ?? "")}`;
        const text = row.cells[columns.findIndex(({ name }) => name === column)] ?? "";
        return isDone ? (
          <CellProblem key={name} problem={problem} />
        ) : (
          <CellFix
            key={`${name} ${text}`}
            problem={problem}
            text={text}
            isBusy={isBusy}
            onFix={props.onFix}
            onDropColumn={props.onDropColumn}
          />
        );
      })}
      <Likes row={row} />
      {row.notes.map((note) => (
        <p key={JSON.stringify(note)} className={css.note}>
          {noteWords(note)}
        </p>
      ))}
      <Changes row={row} />
      <Cells row={row} columns={columns} />
      {!isDone && row.kind !== "blank" && row.kind !== "same" && (
        <div className={css.acts}>
          {row.kind === "excluded" ? (
            <Button size="xs" disabled={isBusy} onClick={props.onTakeAgain}>{t`Take it again`}</Button>
          ) : (
            <Button size="xs" disabled={isBusy} onClick={props.onLeaveOut}>{t`Leave this row out`}</Button>
          )}
        </div>
      )}
    </aside>
  );
}

/** After the import it can only be read. */
function CellProblem({ problem }: { problem: AppError }) {
  const { digits } = useCurrency();
  const words = useCellProblem(digits);
  const about = useAboutWords();
  const where = String(problem.facts.column ?? "") || about(String(problem.facts.field ?? ""));
  return (
    <p className={css.wrong}>
      {where !== "" && <b>{where}: </b>}
      {words(problem)}
    </p>
  );
}
