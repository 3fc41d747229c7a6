// The place where all ideas stand, best first: search, the ranked list, totals.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { type IdeasOrder, type IdeasSummary, type SortKey, useRead } from "@/api";
import {
  commands,
  EmptyState,
  ErrorState,
  Keys,
  LinkButton,
  rememberList,
  SkeletonRows,
  TopBar,
  useFormat,
} from "@/shared";
import type { IdeasSearch } from "./address";
import { Foot } from "./Foot";
import { IdeasGrid } from "./IdeasGrid";
import css from "./index.module.css";
import { SearchField } from "./SearchField";
import { useOrder } from "./useIdeas";

export { readIdeasSearch } from "./address";
export { askFirst } from "./first";

const orderOf = ({ q, sort, reversed }: IdeasSearch): IdeasOrder => ({
  ...(q ? { search: q } : {}),
  ...(sort && sort !== "score" ? { sort } : {}),
  ...(reversed ? { reversed } : {}),
});

function NoIdeas() {
  const { t } = useLingui();
  return (
    <EmptyState
      title={t`No ideas yet`}
      action={
        <LinkButton variant="filled" to="/new" rightSection={<Keys binding={commands["idea.new"].keys[0]} />}>
          {t`New idea`}
        </LinkButton>
      }
    >
      <p>
        {t`Here stand all the tasks that a program could do, the most worthwhile first. Start with one that comes back every week.`}
      </p>
      <p className={css.aside}>
        {t`Have a list already? In a terminal, this brings it in:`} <code>ohub import ideas.xlsx</code>
      </p>
    </EmptyState>
  );
}

function NoHits({ search, onClear }: { search: string; onClear: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      title={t`No idea has “${search}”`}
      action={
        <>
          <Button onClick={onClear}>{t`Show all ideas`}</Button>
          <LinkButton variant="subtle" to="/new" search={{ title: search }}>
            {t`Send it as a new idea`}
          </LinkButton>
        </>
      }
    >
      <p>{t`The beginnings of words in titles and descriptions were searched, and numbers.`}</p>
    </EmptyState>
  );
}

function useCountLine(summary: IdeasSummary | undefined): string | null {
  const { t } = useLingui();
  const format = useFormat();
  if (!summary || summary.total === 0) return null;
  const total = format.whole(summary.total);
  if (summary.count === summary.total) return summary.total === 1 ? t`1 idea` : t`${total} ideas`;
  return t`${format.whole(summary.count)} of ${total} ideas`;
}

export function IdeasPage() {
  const { t } = useLingui();
  const address = useSearch({ from: "/shell/ideas" });
  const navigate = useNavigate({ from: "/ideas" });
  const view = orderOf(address);
  useEffect(() => rememberList(address), [address]);
  const { order, ...read } = useOrder(view);
  const summary = useRead("ideas.summary", address.q ? { search: address.q } : {}, { keepPrevious: true });
  const currency = useRead("app.state", {}).data?.space?.currency ?? "EUR";
  const count = useCountLine(summary.data);
  const failure = read.error ?? summary.error;

  const search = (q: string): void =>
    void navigate({
      search: ({ q: _q, focus: _focus, ...rest }) => (q ? { ...rest, q } : rest),
      replace: true,
    });
  const sortBy = (sort: SortKey, reversed: boolean): void =>
    void navigate({
      search: ({ q }) => ({
        ...(q ? { q } : {}),
        ...(sort === "score" ? {} : { sort }),
        ...(reversed ? { reversed: true as const } : {}),
      }),
      replace: true,
    });

  const content = () => {
    if (failure)
      return (
        <ErrorState failure={failure} onRetry={() => void Promise.all([read.refetch(), summary.refetch()])} />
      );
    if (!read.data || !summary.data) return <SkeletonRows count={20} />;
    if (summary.data.total === 0) return <NoIdeas />;
    if (order.locals.length === 0) return <NoHits search={address.q ?? ""} onClear={() => search("")} />;
    return (
      <IdeasGrid
        viewKey={JSON.stringify(view)}
        order={order}
        summary={summary.data}
        currency={currency}
        sort={address.sort ?? "score"}
        reversed={address.reversed ?? false}
        onSort={sortBy}
      />
    );
  };

  return (
    <>
      <TopBar title={t`Ideas`} meta={<span role="status">{count}</span>}>
        <SearchField
          value={address.q ?? ""}
          label={t`Search ideas`}
          focusNow={address.focus ?? false}
          onSearch={search}
        />
      </TopBar>
      <div className={css.content}>{content()}</div>
      {summary.data && summary.data.total > 0 && <Foot summary={summary.data} />}
    </>
  );
}
