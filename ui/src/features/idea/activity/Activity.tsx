// What was said and what happened at an idea, newest first; never more lines than somebody asked for.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { type CommentView, type IdeaPage, type MemberId, toFailure } from "@/api";
import { Avatar, once, smallIcon, useFormat } from "@/shared";
import { useOperation, useSay, useSayRefused } from "../acts";
import { LongText } from "../LongText";
import type { ValueContext } from "../words/values";
import css from "./Activity.module.css";
import { EventLine } from "./EventLine";
import { type Entry, entriesOf } from "./entries";
import { shortWhen } from "./when";

function Comment({ comment, isMine }: { comment: CommentView; isMine: boolean }) {
  const { t } = useLingui();
  const operate = useOperation();
  const say = useSay();
  const sayRefused = useSayRefused();
  const remove = (): void =>
    void operate({ kind: "comment.remove", id: comment.id })
      .then(() => say({ tone: "done", text: t`Your comment is removed.` }))
      .catch((thrown) => sayRefused(toFailure(thrown)));
  return (
    <>
      <div className={css.who}>
        <b>{comment.by.name}</b>
        {isMine && (
          <button
            type="button"
            className={css.remove}
            aria-label={t`Remove my comment`}
            title={t`Remove my comment. Its text is gone for others.`}
            onClick={once(remove)}
          >
            <IconX {...smallIcon} />
          </button>
        )}
      </div>
      <LongText text={comment.body} most={600} className={css.body} />
    </>
  );
}

interface LineProps {
  entry: Entry;
  me: MemberId;
  context: ValueContext;
  nowMs: number;
}

function EntryLine({ entry, me, context, nowMs }: LineProps) {
  const format = useFormat();
  const by = entry.kind === "comment" ? entry.comment.by : entry.event.by;
  const exact = `${format.date(entry.at_ms)}, ${format.time(entry.at_ms)}`;
  return (
    <li className={css.entry}>
      <span aria-hidden="true">
        <Avatar name={by.name} size="s" />
      </span>
      <div className={css.what}>
        {entry.kind === "comment" ? (
          <Comment comment={entry.comment} isMine={entry.comment.by.id === me} />
        ) : (
          <EventLine event={entry.event} context={context} />
        )}
      </div>
      <time className={css.when} dateTime={new Date(entry.at_ms).toISOString()} title={exact}>
        {shortWhen(entry.at_ms, nowMs, format.locale)}
      </time>
    </li>
  );
}

const MORE = 50;

interface ActivityProps {
  page: IdeaPage;
  me: MemberId;
  context: ValueContext;
  /** How many lines at first. */
  first: number;
  /** Where all of it stands; without it the list grows in place. */
  onAll?: () => void;
}

export function Activity({ page, me, context, first, onAll }: ActivityProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { comments, events } = page;
  const entries = useMemo(() => entriesOf({ comments, events }), [comments, events]);
  const [count, setCount] = useState(first);
  const nowMs = Date.now();
  const rest = entries.length - count;
  return (
    <>
      <ol className={css.list}>
        {entries.slice(0, count).map((entry) => (
          <EntryLine key={entry.key} entry={entry} me={me} context={context} nowMs={nowMs} />
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
