// What somebody else did at an idea that one follows.
import { useLingui } from "@lingui/react/macro";
import type { InboxEvent, InboxItem } from "@/api";
import { Avatar, useFormat } from "@/shared";
import { ChangeLines } from "@/shared/words/ChangeLines";
import css from "./inbox.module.css";
import { useTitle } from "./words";

export function Event({ item, event }: { item: InboxItem; event: InboxEvent }) {
  const { t } = useLingui();
  const format = useFormat();
  const title = useTitle();
  return (
    <>
      <div className={css.who}>
        <Avatar name={event.by.name} />
        <h2>{title(item)}</h2>
      </div>
      <p className="meta">
        {format.date(item.at_ms)}, {format.time(item.at_ms)}
      </p>
      {event.excerpt !== null && <blockquote className={css.quote}>{event.excerpt}</blockquote>}
      {event.changes.length > 0 && (
        <section className={css.part} aria-label={t`What changed`}>
          <ChangeLines kind={event.act} changes={event.changes} />
        </section>
      )}
    </>
  );
}
