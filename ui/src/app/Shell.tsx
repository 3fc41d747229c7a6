// What is always there: the sidebar, the place beside it, the keys, the title of the window.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Navigate, Outlet, useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { type AppState, type NoticeView, type SpaceView, useRead } from "@/api";
import { useDroppedFiles } from "@/features/import/dropped";
import { UndoMessage } from "@/features/undo";
import { ErrorState, later, useCommand, useCommandKeys } from "@/shared";
import { rememberIdea } from "@/shared/commands/recent";
import css from "./Shell.module.css";
import { Sidebar } from "./Sidebar";
import { useDeviceLook } from "./useDeviceLook";
import { wordsForNotice } from "./words";

function useGlobalCommands(): void {
  const navigate = useNavigate();
  useCommandKeys();
  useCommand("idea.new", () => void navigate({ to: "/new" }));
  useCommand("go.home", () => void navigate({ to: "/home" }));
  useCommand("go.ideas", () => void navigate({ to: "/ideas" }));
  useCommand("go.import", () => void navigate({ to: "/import" }));
  useCommand("search", () => void navigate({ to: "/ideas", search: { focus: true } }));
}

const CheatSheet = lazy(later(() => import("@/shared/commands/CheatSheet")));

/** The list of shortcuts; its dialog is loaded when somebody first asks for it. */
function Shortcuts() {
  const [opened, setOpened] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  useCommand("shortcuts", () => {
    setWasAsked(true);
    setOpened(true);
  });
  return <Suspense>{wasAsked && <CheatSheet opened={opened} onClose={() => setOpened(false)} />}</Suspense>;
}

const Palette = lazy(later(() => import("@/shared/commands/Palette")));

/** Everything by its name; each opening begins anew. */
function Finder() {
  const [isOpen, setOpen] = useState(false);
  const before = useRef<Element | null>(null);
  useCommand("palette", () => {
    before.current = document.activeElement;
    setOpen(true);
  });
  const close = (): void => {
    setOpen(false);
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  return <Suspense>{isOpen && <Palette onClose={close} />}</Suspense>;
}

const Filling = lazy(later(() => import("@/features/sync/Filling")));
const SampleBanner = lazy(later(() => import("@/features/first-run/SampleBanner")));

/** The bars at their real sizes, while the core says who and where one is (a few milliseconds). */
const Boot = () => (
  <div className="boot">
    <div className="boot-side" />
    <div className="boot-top" />
  </div>
);

/** Things that happened at start and are dealt with already; said once, closed by hand. */
function Notices({ notices }: { notices: NoticeView[] }) {
  const { t, i18n } = useLingui();
  const [isClosed, setClosed] = useState(false);
  const [first] = useState(notices);
  const words = first.map(wordsForNotice).filter((notice) => notice !== null);
  if (isClosed || words.length === 0) return null;
  return (
    <div className={css.notice} role="status">
      <span>{words.map((notice) => i18n._(notice)).join(" ")}</span>
      <Button variant="subtle" size="xs" onClick={() => setClosed(true)}>
        {t`Close`}
      </Button>
    </div>
  );
}

function Frame({ state, space }: { state: AppState; space: SpaceView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { ideaId } = useParams({ strict: false });
  const isSync = useLocation({ select: ({ pathname }) => pathname === "/sync" });
  useDroppedFiles(() => void navigate({ to: "/import" }));
  useEffect(() => {
    if (ideaId) rememberIdea(ideaId);
  }, [ideaId]);
  return (
    <div className={css.shell}>
      <button type="button" className={css.skip} onClick={() => document.getElementById("place")?.focus()}>
        {t`Skip to the content`}
      </button>
      <Sidebar space={space} />
      <main className={css.main} id="place" tabIndex={-1}>
        <Suspense>{space.is_sample && <SampleBanner />}</Suspense>
        <Notices notices={state.notices} />
        {space.is_filling && !isSync ? (
          <Suspense>
            <Filling name={space.name} />
          </Suspense>
        ) : (
          <Outlet />
        )}
      </main>
      <Shortcuts />
      <Finder />
      <UndoMessage />
    </div>
  );
}

export function Shell() {
  const state = useRead("app.state", {});
  useDeviceLook(state.data?.device);
  useGlobalCommands();
  if (state.error) return <ErrorState failure={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return <Boot />;
  if (!state.data.space) return <Navigate to="/welcome" replace />;
  // Another space is another frame: nothing of the one before stays in it.
  return <Frame key={state.data.space.id} state={state.data} space={state.data.space} />;
}
