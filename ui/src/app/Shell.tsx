// What is always there: the sidebar, the place beside it, the keys, the title of the window.
import { useLingui } from "@lingui/react/macro";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useRead } from "@/api";
import { ErrorState, useCommand, useCommandKeys } from "@/shared";
import css from "./Shell.module.css";
import { Sidebar } from "./Sidebar";
import { useDeviceLook } from "./useDeviceLook";

function useGlobalCommands(): void {
  const navigate = useNavigate();
  useCommandKeys();
  useCommand("idea.new", () => void navigate({ to: "/new" }));
  useCommand("go.home", () => void navigate({ to: "/home" }));
  useCommand("go.ideas", () => void navigate({ to: "/ideas" }));
  useCommand("search", () => void navigate({ to: "/ideas", search: { focus: true } }));
}

const CheatSheet = lazy(() => import("@/shared/commands/CheatSheet"));

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

/** The bars at their real sizes, while the core says who and where one is (a few milliseconds). */
const Boot = () => (
  <div className="boot">
    <div className="boot-side" />
    <div className="boot-top" />
  </div>
);

export function Shell() {
  const { t } = useLingui();
  const start = useRead("app.start", {});
  const navigate = useNavigate();
  useDeviceLook(start.data);
  useGlobalCommands();
  const needsFirstRun = start.data?.space === null;
  useEffect(() => {
    if (needsFirstRun) void navigate({ to: "/welcome", replace: true });
  }, [needsFirstRun, navigate]);

  if (start.error) return <ErrorState failure={start.error} onRetry={() => void start.refetch()} />;
  if (!start.data || needsFirstRun) return <Boot />;
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#place">
        {t`Skip to the content`}
      </a>
      <Sidebar start={start.data} />
      <main className={css.main} id="place" tabIndex={-1}>
        <Outlet />
      </main>
      <Shortcuts />
    </div>
  );
}
