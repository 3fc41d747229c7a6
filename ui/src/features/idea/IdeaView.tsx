// The page of one idea: head, the case in the middle, facts and what happened at the right.
import { useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Choices, IdeaPage, SpaceView } from "@/api";
import { useFormat } from "@/shared";
import { Activity } from "./activity/Activity";
import { CommentBox } from "./activity/CommentBox";
import { entriesOf } from "./activity/entries";
import { Description } from "./case/Description";
import { EstimateSection } from "./estimate/EstimateSection";
import { Head } from "./head/Head";
import headCss from "./head/Head.module.css";
import css from "./Idea.module.css";
import { focusPlace, type GoTo, type Place } from "./places";
import { ScoreSection } from "./score/ScoreSection";
import { Facts } from "./side/Facts";

const tabs = ["case", "activity"] as const;
type Tab = (typeof tabs)[number];

/** How many lines of the history stand beside the case. */
const BESIDE = 12;

function Tabs({ tab, count, onTab }: { tab: Tab; count: number; onTab(tab: Tab): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const words: Record<Tab, string> = { case: t`Case`, activity: t`Activity` };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    const other = tab === "case" ? "activity" : "case";
    onTab(other);
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <div className={headCss.tabs} role="tablist" aria-label={t`What to see of it`}>
      {tabs.map((key) => (
        <button
          key={key}
          id={`tab-${key}`}
          type="button"
          role="tab"
          className={headCss.tab}
          aria-selected={key === tab}
          aria-controls="idea-panel"
          tabIndex={key === tab ? 0 : -1}
          onClick={() => onTab(key)}
          onKeyDown={onKeyDown}
        >
          {words[key]}
          {key === "activity" && <em>{format.whole(count)}</em>}
        </button>
      ))}
    </div>
  );
}

interface IdeaViewProps {
  page: IdeaPage;
  space: SpaceView;
  choices: Choices | undefined;
}

export function IdeaView({ page, space, choices }: IdeaViewProps) {
  const { t } = useLingui();
  const { tab = "case" } = useSearch({ from: "/shell/ideas/$ideaId" });
  const navigate = useNavigate();
  const setTab = (next: Tab): void =>
    void navigate({ to: ".", search: next === "case" ? {} : { tab: next }, replace: true });
  const goal = useRef<Place | null>(null);
  const goTo: GoTo = (place) => {
    goal.current = place;
    if (tab === "case") focusPlace(place);
    setTab("case");
  };
  useEffect(() => {
    if (tab === "case" && goal.current) focusPlace(goal.current);
    goal.current = null;
  }, [tab]);
  const context = { space, choices };
  const count = entriesOf(page).length;
  return (
    <>
      <Head page={page} me={space.me.id} goTo={goTo} tabs={<Tabs tab={tab} count={count} onTab={setTab} />} />
      <div className={css.columns}>
        <div id="idea-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className={css.main}>
          {tab === "case" ? (
            <>
              <Description page={page} />
              <EstimateSection page={page} space={space} choices={choices} />
              <ScoreSection page={page} space={space} />
            </>
          ) : (
            <section aria-label={t`Activity`}>
              <Activity page={page} me={space.me.id} context={context} first={50} />
            </section>
          )}
        </div>
        <aside className={css.side} aria-label={t`Facts and activity`}>
          <div className={css.scroll}>
            <Facts page={page} choices={choices} />
            {tab === "case" && (
              <section className={css.activity} aria-labelledby="activity-title">
                <h2 id="activity-title">{t`Activity`}</h2>
                <Activity
                  page={page}
                  me={space.me.id}
                  context={context}
                  first={BESIDE}
                  onAll={() => setTab("activity")}
                />
              </section>
            )}
          </div>
          {space.me.role !== "viewer" && <CommentBox idea={page.row.id} />}
        </aside>
      </div>
    </>
  );
}
