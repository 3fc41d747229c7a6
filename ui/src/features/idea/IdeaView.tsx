// The page of one idea: head, the case in the middle, facts and what happened at the right.
import { useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import type { Choices, IdeaPage, SpaceView } from "@/api";
import { Activity } from "./activity/Activity";
import { CommentBox } from "./activity/CommentBox";
import { entriesOf } from "./activity/entries";
import { Sources } from "./activity/Sources";
import { Build } from "./build/Build";
import { Description } from "./case/Description";
import { Conflicts } from "./conflicts/Conflicts";
import { EstimateSection } from "./estimate/EstimateSection";
import { Head } from "./head/Head";
import css from "./Idea.module.css";
import { MergedIn } from "./merged/MergedIn";
import { MergedInto } from "./merged/MergedInto";
import { focusPlace, type GoTo, type Place } from "./places";
import { ScoreSection } from "./score/ScoreSection";
import { Facts } from "./side/Facts";
import { Runs } from "./tabs/Later";
import { type Tab, Tabs } from "./tabs/Tabs";

/** The side of the idea on which a place is. */
const sideOf = (place: Place): Tab => (place === "where" || place === "standard" ? "build" : "case");

/** How many lines of the history stand beside the case. */
const BESIDE = 12;

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
    if (tab === sideOf(place)) focusPlace(place);
    setTab(sideOf(place));
  };
  useEffect(() => {
    if (goal.current && tab === sideOf(goal.current)) focusPlace(goal.current);
    goal.current = null;
  }, [tab]);
  const { me } = space;
  const context = { space, choices, mentioned: page.mentioned };
  const count = entriesOf(page).length;
  const panels: Record<Tab, () => ReactNode> = {
    case: () => (
      <>
        <Description page={page} />
        <EstimateSection page={page} space={space} />
        <MergedIn page={page} />
        <ScoreSection page={page} space={space} />
      </>
    ),
    build: () => <Build page={page} space={space} choices={choices} />,
    runs: () => <Runs page={page} />,
    activity: () => (
      <section aria-label={t`Activity`}>
        <Activity page={page} me={me.id} context={context} first={50} />
        <Sources page={page} me={me.id} context={context} />
      </section>
    ),
  };
  return (
    <>
      <Head
        page={page}
        me={me.id}
        choices={choices}
        goTo={goTo}
        tabs={<Tabs tab={tab} count={count} onTab={setTab} />}
      />
      <MergedInto page={page} />
      <div className={css.columns}>
        <div id="idea-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className={css.main}>
          <Conflicts page={page} me={me.id} context={context} />
          {panels[tab]()}
        </div>
        <aside className={css.side} aria-label={t`Facts and activity`}>
          <div className={css.scroll}>
            <Facts page={page} choices={choices} />
            {tab !== "activity" && (
              <section className={css.activity} aria-labelledby="activity-title">
                <h2 id="activity-title">{t`Activity`}</h2>
                <Activity
                  page={page}
                  me={me.id}
                  context={context}
                  first={BESIDE}
                  onAll={() => setTab("activity")}
                />
              </section>
            )}
          </div>
          {page.actions.comment && <CommentBox page={page} />}
        </aside>
      </div>
    </>
  );
}
