// What needs an answer, and what others did at ideas one follows: the list of it, and one of them.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import type { InboxItem } from "@/api";
import { useRead } from "@/api";
import {
  ariaKeys,
  commands,
  EmptyState,
  ErrorState,
  Keys,
  LinkButton,
  SkeletonRows,
  TopBar,
  useCommand,
  useFormat,
} from "@/shared";
import { Conflict } from "./Conflict";
import { Event } from "./Event";
import { ItemList } from "./ItemList";
import css from "./inbox.module.css";
import { Refusal } from "./Refusal";
import { useActs } from "./useActs";
import { type Inbox, useInbox } from "./useInbox";
import { needsAnswer } from "./words";

function Tools({ inbox, item }: { inbox: Inbox; item: InboxItem }) {
  const { t } = useLingui();
  const binding = commands["inbox.unread"].keys[0];
  const toggle = (): void => inbox.mark([item.id], !item.is_read);
  useCommand("inbox.unread", toggle);
  return (
    <div className={css.tools}>
      {item.idea && (
        <LinkButton to="/ideas/$ideaId" params={{ ideaId: item.idea.id }} size="xs">
          {t`Open the idea`}
        </LinkButton>
      )}
      <Button
        variant="subtle"
        size="xs"
        aria-keyshortcuts={ariaKeys(binding)}
        rightSection={<Keys binding={binding} />}
        onClick={toggle}
      >
        {item.is_read ? t`Mark as unread` : t`Mark as read`}
      </Button>
    </div>
  );
}

function Look({ inbox, item }: { inbox: Inbox; item: InboxItem }) {
  const { t } = useLingui();
  const acts = useActs();
  const me = useRead("app.state", {}).data?.space?.me.id ?? "";
  const { idea, conflict, refused, event } = item;
  return (
    <section className={css.look} aria-label={t`What it is about`}>
      <div className={css.what}>
        {needsAnswer(item) && <span className={css.needs}>{t`Needs your answer`}</span>}
        {idea && (
          <span className="t2">
            {idea.shown_id} {idea.title}
          </span>
        )}
      </div>
      {conflict && <Conflict conflict={conflict} me={me} acts={acts} />}
      {refused && <Refusal item={item} refused={refused} acts={acts} />}
      {event && <Event item={item} event={event} />}
      <Tools inbox={inbox} item={item} />
    </section>
  );
}

function Nothing({ inbox }: { inbox: Inbox }) {
  const { t } = useLingui();
  if (inbox.isFiltered) {
    return (
      <EmptyState
        title={t`Nothing needs an answer`}
        action={<Button onClick={() => inbox.show("all")}>{t`Show everything`}</Button>}
      >
        {t`What you did was taken as it is, and no two values stand against each other.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t`All caught up`}
      action={<LinkButton to="/ideas" search={{}}>{t`Look at the ideas`}</LinkButton>}
    >
      {t`When somebody comments on, moves or merges an idea that you follow, it says so here. So does everything that needs a word from you.`}
    </EmptyState>
  );
}

function Content({ inbox }: { inbox: Inbox }) {
  const { read, selected, items, at, select } = inbox;
  useCommand("list.next", () => select(at + 1));
  useCommand("list.previous", () => select(at - 1));
  if (read.error) return <ErrorState failure={read.error} onRetry={() => void read.refetch()} />;
  if (read.isPending) return <SkeletonRows count={8} height="4rem" />;
  if (!selected) return <Nothing inbox={inbox} />;
  return (
    <div className={css.place}>
      <ItemList items={items} at={at} onSelect={select} />
      <Look key={selected.id} inbox={inbox} item={selected} />
    </div>
  );
}

export function InboxPage() {
  const { t } = useLingui();
  const format = useFormat();
  const inbox = useInbox();
  const { unread, open } = inbox;
  const needs = t`Needs an answer`;
  return (
    <>
      <TopBar
        title={t`Inbox`}
        meta={
          <span role="status">
            {unread > 0 ? plural(unread, { one: "# unread", other: "# unread" }) : null}
          </span>
        }
      >
        <Button variant="subtle" disabled={unread === 0} onClick={() => inbox.mark("all", true)}>
          {t`Mark all as read`}
        </Button>
        <SegmentedControl
          aria-label={t`Show`}
          value={inbox.isFiltered ? "open" : "all"}
          onChange={(value) => inbox.show(value === "open" ? "open" : "all")}
          data={[
            { value: "all", label: t`All` },
            { value: "open", label: open > 0 ? `${needs} ${format.whole(open)}` : needs },
          ]}
        />
      </TopBar>
      <Content inbox={inbox} />
    </>
  );
}
