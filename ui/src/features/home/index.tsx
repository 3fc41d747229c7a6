// Where one starts: one question, what was left unfinished, the latest ideas. No more than that is true yet.
import { useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { type DraftView, type IdeaRow, readOrder, useRead } from "@/api";
import { ErrorState, Hours, SkeletonRows, Stage, TopBar, useAge, ValueBar } from "@/shared";
import css from "./index.module.css";
import { Steps } from "./Steps";

const LATEST = 6;

function Ask() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const start = (event: FormEvent): void => {
    event.preventDefault();
    const told = title.trim();
    void navigate({ to: "/new", search: told ? { title: told } : {} });
  };
  return (
    <form className={css.ask} onSubmit={start}>
      <TextInput
        label={t`What repetitive task should a program do?`}
        description={t`Say it as you would tell a colleague. One sentence is enough.`}
        inputWrapperOrder={["label", "input", "description"]}
        classNames={{ label: css.question, input: css.answer }}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        autoComplete="off"
        maxLength={200}
      />
      <Button type="submit" variant="filled" size="lg">
        {t`Start the idea`}
      </Button>
    </form>
  );
}

function SavedHours({ row }: { row: IdeaRow }) {
  if (row.hours_measured !== null) return <Hours value={row.hours_measured} source="measured" />;
  if (row.hours_saved) return <Hours value={row.hours_saved.likely} source="estimated" />;
  return <span className="t3">–</span>;
}

/** `barMax` is what a whole bar stands for, the same as in the list of ideas. */
function Latest({ rows, barMax }: { rows: IdeaRow[]; barMax: number | undefined }) {
  const age = useAge();
  return (
    <ul className={css.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/ideas/$ideaId" params={{ ideaId: row.id }} className={css.idea}>
            <span className="idno">{row.shown_id}</span>
            <span className={`${css.title} ell`} title={row.title}>
              {row.title}
            </span>
            <Stage stage={row.stage} />
            <span className={css.bar}>
              {row.hours_saved && barMax !== undefined && (
                <ValueBar {...row.hours_saved} measured={row.hours_measured} max={barMax} size="s" />
              )}
            </span>
            <span className={`num ${css.hours}`}>
              <SavedHours row={row} />
            </span>
            <span className={"num t3"}>{age(row.created_at_ms)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The latest ideas; in a private space these are all one's own. */
function LatestIdeas() {
  const { t } = useLingui();
  const known = useRead("app.state", {}).data?.space?.ideas ?? 0;
  const order = useRead("ideas.order", { sort: "age" });
  const locals = order.data ? [...readOrder(order.data).locals.subarray(0, LATEST)] : [];
  const rows = useRead("ideas.rows", { locals }, { enabled: locals.length > 0, keepPrevious: true });
  const summary = useRead("ideas.summary", {});
  const failure = order.error ?? rows.error;
  if (failure) return <ErrorState failure={failure} onRetry={() => void order.refetch()} />;
  if (known === 0) return null;
  return (
    <section className={css.section}>
      <div className={css.head}>
        <h2>{t`Latest ideas`}</h2>
        <Link to="/ideas" className="link">
          {t`All ideas`}
        </Link>
      </div>
      {rows.data ? (
        <Latest rows={rows.data} barMax={summary.data?.bar_max_hours} />
      ) : (
        <SkeletonRows count={LATEST} height="2.25rem" />
      )}
    </section>
  );
}

/** The form decides what a draft holds; its title is all that is read here. */
function titleOf(draft: DraftView): string {
  const body = draft.body;
  const title = typeof body === "object" && body !== null && "title" in body ? body.title : "";
  return typeof title === "string" ? title.trim() : "";
}

function Unfinished() {
  const { t } = useLingui();
  const age = useAge();
  const drafts = useRead("draft.list", {}, { fresh: true }).data ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className={css.section}>
      <div className={css.head}>
        <h2>{t`Not sent yet`}</h2>
      </div>
      <ul className={css.list}>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link to="/new" search={{ draft: draft.id }} className={css.draft}>
              <span className={`${css.title} ell`}>{titleOf(draft) || t`Without a title`}</span>
              <span className={"num t3"}>{age(draft.saved_at_ms)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function HomePage() {
  const { t } = useLingui();
  const space = useRead("app.state", {}).data?.space;
  return (
    <>
      <TopBar title={t`Home`} />
      <div className={css.page}>
        <Ask />
        <Unfinished />
        {space && <Steps space={space} />}
        <LatestIdeas />
      </div>
    </>
  );
}
