// The place where all ideas stand, best first: search, the ranked list, totals.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { type IdeasSummary, type SortKey, useRead } from "@/api";
import {
  commands,
  EmptyState,
  ErrorState,
  Keys,
  LinkButton,
  later,
  rememberList,
  SkeletonRows,
  TopBar,
  useFormat,
  useSteady,
} from "@/shared";
import {
  changed,
  columnsOf,
  hasFilter,
  type IdeasSearch,
  ideasOf,
  lasting,
  orderOf,
  readAddress,
  withoutFilter,
} from "./address";
import { ExportButton } from "./bar/ExportButton";
import { FilterBar } from "./bar/FilterBar";
import { ImportLink } from "./bar/ImportLink";
import type { BulkAsk } from "./bulk/BulkDialog";
import { defaultColumns, useColumns } from "./columns";
import { Foot } from "./Foot";
import { IdeasGrid } from "./IdeasGrid";
import css from "./index.module.css";
import { lineRem, usualLook } from "./look";
import { SearchField } from "./SearchField";
import { SaveBar } from "./saved/SaveBar";
import { useSavedViews } from "./saved/useSavedViews";
import { useOrder } from "./useIdeas";
import { useSelection } from "./useSelection";

export { readIdeasSearch } from "./address";
export { askFirst } from "./first";
export { SavedLinks } from "./saved/SavedLinks";

const BulkBar = lazy(later(() => import("./bulk/BulkBar")));
const Peek = lazy(later(() => import("./peek/Peek")));
const BulkDialog = lazy(later(() => import("./bulk/BulkDialog")));
const ExportDialog = lazy(later(() => import("./export/ExportDialog")));

function NoIdeas() {
  const { t } = useLingui();
  return (
    <EmptyState
      title={t`No ideas yet`}
      action={
        <>
          <LinkButton
            variant="filled"
            to="/new"
            rightSection={<Keys binding={commands["idea.new"].keys[0]} />}
          >
            {t`New idea`}
          </LinkButton>
          <LinkButton to="/import">{t`Import a list`}</LinkButton>
        </>
      }
    >
      <p>
        {t`Here stand all the tasks that a program could do, the most worthwhile first. Start with one that comes back every week.`}
      </p>
    </EmptyState>
  );
}

/** Nothing is found: what was looked for may be sent, and conditions may be let go. */
function NoHits({ address, onChange }: { address: IdeasSearch; onChange: (address: IdeasSearch) => void }) {
  const { t } = useLingui();
  const { q } = address;
  const filtered = hasFilter(address);
  if (q === undefined || filtered) {
    const clear = (): void => onChange(changed(withoutFilter(address), { q: undefined }));
    return (
      <EmptyState
        title={t`No idea fits these filters`}
        action={<Button onClick={clear}>{t`Show all ideas`}</Button>}
      >
        <p>{q ? t`The search for “${q}” counts too.` : t`Take one of them away, or all.`}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t`No idea has “${q}”`}
      action={
        <>
          <Button onClick={() => onChange(changed(address, { q: undefined }))}>{t`Show all ideas`}</Button>
          <LinkButton variant="subtle" to="/new" search={{ title: q }}>
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

/** Parts of the address that nobody understood, in one quiet line. */
function LeftOut({ names }: { names: string[] }) {
  const { t } = useLingui();
  if (names.length === 0) return null;
  return (
    <p className={css.note} role="status">
      {t`Part of this address was not understood and was left out: ${names.join(", ")}.`}
    </p>
  );
}

/** The address, cleaned, and going to another one. */
function useAddress() {
  const search = useSearch({ from: "/shell/ideas" });
  const navigate = useNavigate({ from: "/ideas" });
  // The router may hand on what the route left out.
  const address = useMemo(() => readAddress(search as Record<string, unknown>).address, [search]);
  useEffect(() => rememberList(lasting(address)), [address]);
  const go = useSteady((next: IdeasSearch): void => void navigate({ search: lasting(next), replace: true }));
  return { address, go };
}

export function IdeasPage() {
  const { t } = useLingui();
  const { address, go } = useAddress();
  const saved = useSavedViews(address);
  const ideas = ideasOf(address);
  const view = { ...orderOf(address), ...(saved.visited ? { view: saved.visited } : {}) };
  const { order, key, ...read } = useOrder(view);
  const summary = useRead("ideas.summary", ideas, { keepPrevious: true });
  const currency = useRead("app.state", {}).data?.space?.currency ?? "EUR";
  const count = useCountLine(summary.data);
  const selection = useSelection(ideas, order.locals);
  const [ask, setAsk] = useState<BulkAsk | null>(null);
  const [isExporting, setExporting] = useState(false);
  const [active, setActive] = useState(-1);
  const [isPeeking, setPeeking] = useState(false);
  const usual = useMemo(() => (address ? usualLook() : {}), [address]);
  const chosen = columnsOf(address) ?? usual.columns;
  const columns = useColumns(chosen, summary.data, isPeeking);
  const rem = lineRem[address.density ?? usual.density ?? "normal"];
  const failure = read.error ?? summary.error;
  const hasIdeas = summary.data !== undefined && summary.data.total > 0;

  const closeAsk = (): void => {
    setAsk(null);
    setExporting(false);
    // Its button may be gone with the selection; one goes on in the list.
    document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
  };
  const search = (q: string): void => go(changed(address, { q }));
  const sortBy = (sort: SortKey, reversed: boolean): void =>
    go(
      changed(address, {
        sort: sort === "score" ? undefined : sort,
        reversed: reversed ? true : undefined,
      }),
    );

  const content = () => {
    if (failure)
      return (
        <ErrorState failure={failure} onRetry={() => void Promise.all([read.refetch(), summary.refetch()])} />
      );
    if (!read.data || !summary.data) return <SkeletonRows count={20} height={`${rem}rem`} />;
    if (summary.data.total === 0) return <NoIdeas />;
    if (order.locals.length === 0) return <NoHits address={address} onChange={go} />;
    return (
      <IdeasGrid
        viewKey={key}
        order={order}
        columns={columns}
        rem={rem}
        summary={summary.data}
        currency={currency}
        sort={address.sort ?? "score"}
        reversed={address.reversed ?? false}
        selection={selection}
        onSort={sortBy}
        onActive={setActive}
        onPeek={() => setPeeking((is) => !is)}
        onMove={(row, to) => setAsk({ kind: "stage", to, ideas: { ids: [row.id] }, count: 1 })}
      />
    );
  };

  return (
    <>
      <TopBar title={saved.current?.name ?? t`Ideas`} meta={<span role="status">{count}</span>}>
        <SearchField
          value={address.q ?? ""}
          label={t`Search ideas`}
          focusNow={address.focus ?? false}
          onSearch={search}
        />
      </TopBar>
      {hasIdeas && (
        <FilterBar address={address} columns={chosen ?? defaultColumns} onChange={go}>
          <ImportLink />
          <ExportButton onOpen={() => setExporting(true)} />
          <SaveBar address={address} saved={saved} onChange={go} />
        </FilterBar>
      )}
      <LeftOut names={[...(address.left_out ?? []), ...(summary.data?.left_out ?? [])]} />
      <div className={css.content}>
        <div className={css.list}>{content()}</div>
        {isPeeking && order.locals.length > 0 && (
          <Suspense>
            <Peek local={active} currency={currency} onClose={() => setPeeking(false)} />
          </Suspense>
        )}
      </div>
      {hasIdeas && (
        <Suspense fallback={<Foot summary={summary.data} />}>
          {selection.count === 0 ? (
            <Foot summary={summary.data} />
          ) : (
            <BulkBar
              selection={selection}
              total={order.locals.length}
              onAsk={(kind) => setAsk({ kind, ideas: selection.ideas(), count: selection.count })}
              onExport={() => setExporting(true)}
            />
          )}
        </Suspense>
      )}
      {isExporting && (
        <Suspense>
          <ExportDialog
            ask={{
              view: orderOf(address),
              inView: order.locals.length,
              selection: selection.count > 0 ? { ideas: selection.ideas(), count: selection.count } : null,
              columns: chosen ?? defaultColumns,
              name: saved.current?.name ?? t`Ideas`,
            }}
            onClose={closeAsk}
          />
        </Suspense>
      )}
      {ask && (
        <Suspense>
          <BulkDialog ask={ask} onDone={selection.clear} onClose={closeAsk} />
        </Suspense>
      )}
    </>
  );
}
