// What is in the inbox, what of it is shown, and what is read: said to the core, and seen at once.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { call, type InboxItem, type InboxView, keyOf, useRead } from "@/api";
import { useSteady } from "@/shared";
import { needsAnswer } from "./words";

const KEY = keyOf("inbox.list", {});

const withRead = (view: InboxView, isIt: (item: InboxItem) => boolean, is_read: boolean): InboxView => {
  const items = view.items.map((item) => (isIt(item) ? { ...item, is_read } : item));
  return { ...view, items, unread: items.filter((item) => !item.is_read).length };
};

/** Shown before the core has written it; what it then says stands. */
function useReading(): (ids: string[] | "all", isRead: boolean) => void {
  const queries = useQueryClient();
  return (ids, is_read) => {
    const all = ids === "all";
    queries.setQueryData<InboxView>(
      KEY,
      (view) => view && withRead(view, ({ id }) => all || ids.includes(id), is_read),
    );
    call("inbox.read", { ids: all ? [] : ids, all, is_read }).catch(() =>
      queries.invalidateQueries({ queryKey: KEY }),
    );
  };
}

export function useInbox() {
  const read = useRead("inbox.list", {}, { fresh: true });
  const navigate = useNavigate({ from: "/inbox" });
  const { show, item: wanted } = useSearch({ from: "/shell/inbox" });
  const [last, setLast] = useState(0);
  const mark = useReading();
  const all = read.data?.items ?? [];
  const items = show === "open" ? all.filter(needsAnswer) : all;
  const found = items.findIndex(({ id }) => id === wanted);
  // What was settled is gone: the one that took its place is next.
  const at = found >= 0 ? found : Math.min(last, Math.max(0, items.length - 1));
  const select = useSteady((to: number): void => {
    const item = items[Math.min(Math.max(to, 0), items.length - 1)];
    if (!item) return;
    setLast(items.indexOf(item));
    if (!item.is_read) mark([item.id], true);
    void navigate({ search: (before) => ({ ...before, item: item.id }), replace: true });
  });
  return {
    read,
    items,
    at,
    selected: items[at],
    isFiltered: show === "open",
    unread: read.data?.unread ?? 0,
    open: read.data?.open ?? 0,
    select,
    show: (to: "all" | "open"): void =>
      void navigate({ search: to === "open" ? { show: "open" } : {}, replace: true }),
    mark,
  };
}

export type Inbox = ReturnType<typeof useInbox>;
