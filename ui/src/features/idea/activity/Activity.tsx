// What was said and what happened at an idea, newest first; never more lines than somebody asked for.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import type { IdeaPage, MemberId } from "@/api";
import { Avatar, useFormat } from "@/shared";
import type { ValueContext } from "@/shared/words/values";
import { shortWhen } from "@/shared/words/when";
import css from "./Activity.module.css";
import { Comment } from "./Comment";
import { ActLines } from "./EventLine";
import { type Entry, entriesOf } from "./entries";

interface LineProps {
  page: IdeaPage;
  entry: Entry;
  me: MemberId;
  context: ValueContext;
  nowMs: number;
}

function EntryLine({ page, entry, me, context, nowMs }: LineProps) {
  const format = useFormat();
  const by = entry.kind === "comment" ? entry.comment.by : entry.events[0]?.by;
  const exact = `${format.date(entry.at_ms)}, ${format.time(entry.at_ms)}`;
  return (
    <li className={css.entry}>
      <span aria-hidden="true">
        <Avatar name={by?.name ?? ""} size="s" />
      </span>
      <div className={css.what}>
        {entry.kind === "comment" ? (
          <Comment page={page} comment={entry.comment} isMine={by?.id === me} />
        ) : (
          <ActLines events={entry.events} context={context} />
        )}
      </div>
      <time className={css.when} dateTime={new Date(entry.at_ms).toISOString()} title={exact}>
        {shortWhen(entry.at_ms, nowMs, format.locale)}
      </time>
    </li>
  );
}

const MORE = 50;

interface EntriesProps {
  page: IdeaPage;
  entries: Entry[];
  me: MemberId;
  context: ValueContext;
  /** How many lines at first. */
  first: number;
  /** Where all of it stands; without it the list grows in place. */
  onAll?: (() => void) | undefined;
}

export function Entries({ page, entries, me, context, first, onAll }: EntriesProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [count, setCount] = useState(first);
  const nowMs = Date.now();
  const rest = entries.length - count;
  return (
    <>
      <ol className={css.list}>
        {entries.slice(0, count).map((entry) => (
          <EntryLine key={entry.key} page={page} entry={entry} me={me} context={context} nowMs={nowMs} />
        ))}
      </ol>
      {rest > 0 &&
        (onAll ? (
          <Button variant="subtle" size="xs" className={css.more ?? ""} onClick={onAll}>
            {t`Show all ${format.whole(entries.length)}`}
          </Button>
        ) : (
          <Button size="xs" className={css.more ?? ""} onClick={() => setCount(count + MORE)}>
            {t`Show ${format.whole(Math.min(rest, MORE))} more of ${format.whole(rest)}`}
          </Button>
        ))}
    </>
  );
}

export function Activity({ page, ...props }: Omit<EntriesProps, "entries">) {
  const { comments, events } = page;
  const entries = useMemo(() => entriesOf({ comments, events }), [comments, events]);
  return <Entries page={page} entries={entries} {...props} />;
}
