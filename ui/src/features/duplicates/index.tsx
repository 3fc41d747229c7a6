// Ideas that may have been sent twice, over the whole catalogue: the list of them, two side by side, and what
// is done about them.
import { useLingui } from "@lingui/react/macro";
import { Button, Popover, SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { type PairsEntry, type PairsIdea, type Sureness, toFailure, useRead, wordsFor } from "@/api";
import {
  ariaKeys,
  type CommandId,
  commands,
  ErrorState,
  Keys,
  later,
  SkeletonRows,
  TopBar,
  useCommand,
  useFormat,
  useUndo,
} from "@/shared";
import css from "./duplicates.module.css";
import { EntryList } from "./EntryList";
import { Finding, How, NoneFound } from "./Finding";
import { Reasons, SideBySide } from "./SideBySide";
import { useAnswer } from "./useAnswer";
import { MOST, type Pairs, usePairs, useRefresh } from "./usePairs";
import { type Selected, useSelected } from "./useSelected";

export { readDuplicatesSearch } from "./address";

const MergeDialog = lazy(
  later(() => import("@/shared/merge").then(({ MergeDialog: dialog }) => ({ default: dialog }))),
);

function Act({ id, label, isMain, disabled, run }: ActProps) {
  const [key] = commands[id].keys;
  return (
    <Button
      variant={isMain ? "filled" : "default"}
      aria-keyshortcuts={ariaKeys(key)}
      rightSection={<Keys binding={key} />}
      disabled={disabled}
      onClick={run}
    >
      {label}
    </Button>
  );
}

interface ActProps {
  id: CommandId;
  label: string;
  isMain?: boolean;
  disabled: boolean;
  run(): void;
}

/** Of a group: which of the others is held against the one that would go on. */
function Others({ selected }: { selected: Selected & { entry: PairsEntry } }) {
  const { t } = useLingui();
  const { entry, first, second } = selected;
  if (entry.ideas.length < 3 || !first) return null;
  return (
    <fieldset className={css.others}>
      <legend>{t`${first.shown_id} beside`}</legend>
      {entry.ideas.slice(1).map(({ id, shown_id, title }) => (
        <button
          key={id}
          type="button"
          title={title}
          aria-pressed={id === second?.id}
          onClick={() => selected.hold(id)}
        >
          {shown_id}
        </button>
      ))}
    </fieldset>
  );
}

interface LookProps {
  selected: Selected & { entry: PairsEntry };
  first: PairsIdea;
  second: PairsIdea;
}

function Look({ selected, first, second }: LookProps) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { undo } = useUndo();
  const [isMerging, setMerging] = useState(false);
  const refresh = useRefresh();
  const { ideas } = selected.entry;
  const read = useRead("pairs.between", { a: first.id, b: second.id }, { keepPrevious: true });
  const isIt = read.data?.a.row.id === first.id && read.data.b.row.id === second.id;
  const between = isIt ? read.data : undefined;
  const answering = useAnswer(between);
  const problem = answering.failure && wordsFor(answering.failure);
  const mayPair = between?.may_pair === true && !answering.isSending;
  const mayMerge = between?.may_merge === true;
  const open = (): void => void navigate({ to: "/ideas/$ideaId", params: { ideaId: second.id } });
  useCommand("pairs.related", () => void answering.answer("related"), mayPair);
  useCommand("pairs.different", () => void answering.answer("different"), mayPair);
  useCommand("bulk.merge", () => setMerging(true), mayMerge);
  useCommand("pairs.open", open);
  useCommand("pairs.undo", () => void undo());
  if (read.error) return <ErrorState failure={toFailure(read.error)} onRetry={() => void read.refetch()} />;
  return (
    <section className={css.look} aria-label={t`Compare`}>
      <div className={css.compare} aria-busy={!between}>
        <Others selected={selected} />
        {read.data ? (
          <>
            <Reasons between={read.data} />
            <SideBySide between={read.data} />
          </>
        ) : (
          <SkeletonRows count={8} />
        )}
      </div>
      <div role="alert">
        {problem && (
          <p className={css.problem}>
            {i18n._(problem.what)} {i18n._(problem.safe)} {i18n._(problem.todo)}
          </p>
        )}
      </div>
      <div className={css.acts}>
        <Act id="pairs.open" label={t`Open ${second.shown_id}`} disabled={false} run={open} />
        <span className="grow" />
        <Act
          id="pairs.different"
          label={t`Not the same`}
          disabled={!mayPair}
          run={() => void answering.answer("different")}
        />
        <Act
          id="pairs.related"
          label={t`Related`}
          disabled={!mayPair}
          run={() => void answering.answer("related")}
        />
        <Act
          id="bulk.merge"
          isMain
          label={ideas.length > 2 ? t`Merge ${ideas.length} ideas` : t`Merge 2 ideas`}
          disabled={!mayMerge}
          run={() => setMerging(true)}
        />
      </div>
      {isMerging && (
        <Suspense fallback={null}>
          <MergeDialog ideas={ideas} onDone={() => void refresh()} onClose={() => setMerging(false)} />
        </Suspense>
      )}
    </section>
  );
}

function Entries({ pairs, entries }: { pairs: Pairs; entries: readonly PairsEntry[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const selected = useSelected(entries);
  useCommand("list.next", () => selected.move(1));
  useCommand("list.previous", () => selected.move(-1));
  const { entry, first, second } = selected;
  const total = pairs.list?.total ?? 0;
  if (!entry || !first || !second) return null;
  return (
    <div className={css.place}>
      <div className={css.left}>
        <EntryList entries={entries} at={selected.at} onSelect={selected.select} />
        {total > entries.length && (
          <p className={`meta ${css.more}`}>
            {t`The first ${format.whole(MOST)} of ${format.whole(total)}. The others come up as these are settled.`}
          </p>
        )}
      </div>
      <Look selected={{ ...selected, entry }} first={first} second={second} />
    </div>
  );
}

function Tools({ least, onLeast }: { least: Sureness; onLeast(least: Sureness): void }) {
  const { t } = useLingui();
  return (
    <>
      <Popover width={360} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="subtle">{t`How they are found`}</Button>
        </Popover.Target>
        <Popover.Dropdown className={css.how ?? ""} aria-label={t`How they are found`}>
          <How />
        </Popover.Dropdown>
      </Popover>
      <SegmentedControl
        aria-label={t`How sure`}
        value={least}
        onChange={(value) => onLeast(value as Sureness)}
        data={[
          { value: "very_likely", label: t`Very likely` },
          { value: "probably", label: t`Probably` },
          { value: "perhaps", label: t`Perhaps` },
        ]}
      />
    </>
  );
}

function useCountLine({ state, list }: Pairs): string | null {
  const { t } = useLingui();
  const format = useFormat();
  if (!list || list.total === 0) return null;
  const count = list.total === 1 ? t`1 to look at` : t`${format.whole(list.total)} to look at`;
  if (state?.phase !== "stopped") return count;
  return t`${count}, stopped at ${format.whole(state.done)} of ${format.whole(state.total)} ideas`;
}

export function DuplicatesPage() {
  const { t } = useLingui();
  const { least = "probably" } = useSearch({ from: "/shell/duplicates" });
  const navigate = useNavigate({ from: "/duplicates" });
  const pairs = usePairs(least);
  const count = useCountLine(pairs);
  const { state, list } = pairs;
  const onLeast = (to: Sureness): void =>
    void navigate({ search: to === "probably" ? {} : { least: to }, replace: true });

  const content = () => {
    const failure = pairs.failure ?? (state?.failure ? toFailure(state.failure) : null);
    if (failure) {
      const retry = (): void => (state?.phase === "failed" ? pairs.start(true) : pairs.retry());
      return <ErrorState failure={failure} onRetry={retry} />;
    }
    if (!state || state.phase === "idle") return <SkeletonRows count={8} height="6rem" />;
    if (!pairs.isOver) return <Finding state={state} onStop={pairs.stop} />;
    if (!list) return <SkeletonRows count={8} height="6rem" />;
    if (list.entries.length === 0) {
      return <NoneFound isPerhaps={least === "perhaps"} onPerhaps={() => onLeast("perhaps")} />;
    }
    return <Entries pairs={pairs} entries={list.entries} />;
  };

  return (
    <>
      <TopBar title={t`Duplicates`} meta={<span role="status">{count}</span>}>
        {state?.phase === "stopped" && (
          <Button variant="subtle" onClick={() => pairs.start(true)}>{t`Look through all`}</Button>
        )}
        <Tools least={least} onLeast={onLeast} />
      </TopBar>
      <div className={css.content}>{content()}</div>
    </>
  );
}
