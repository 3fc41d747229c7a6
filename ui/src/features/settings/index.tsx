// Settings: one part at a time, with all parts beside it. Who one is, the space and its rates, how the Hub looks
// on this computer, where the data is, and help.
import { useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type AppState, type SpaceView, useRead } from "@/api";
import { ErrorState, SkeletonRows, TopBar } from "@/shared";
import { About } from "./About";
import { Appearance } from "./Appearance";
import type { SettingsPart } from "./address";
import { Data } from "./data/Data";
import css from "./index.module.css";
import { Keyboard } from "./Keyboard";
import { People } from "./people/People";
import { Rates } from "./rates/Rates";
import { Space } from "./Space";
import { Standard } from "./standard/Standard";
import { You } from "./You";

function useParts(): { part: SettingsPart; name: string }[] {
  const { t } = useLingui();
  return [
    { part: "you", name: t`You` },
    { part: "space", name: t`Space` },
    { part: "people", name: t`People` },
    { part: "standard", name: t`Standard` },
    { part: "rates", name: t`Areas and rates` },
    { part: "appearance", name: t`Appearance` },
    { part: "keyboard", name: t`Keyboard` },
    { part: "data", name: t`Data and backups` },
    { part: "about", name: t`About and help` },
  ];
}

function Part({ part, state, space }: { part: SettingsPart; state: AppState; space: SpaceView }) {
  const parts: Record<SettingsPart, ReactNode> = {
    you: <You state={state} space={space} />,
    space: <Space space={space} />,
    people: <People />,
    standard: <Standard />,
    rates: <Rates space={space} />,
    appearance: <Appearance state={state} />,
    keyboard: <Keyboard state={state} />,
    data: <Data folder={state.data_dir} />,
    about: <About state={state} />,
  };
  return parts[part];
}

export function SettingsPage() {
  const { t } = useLingui();
  const state = useRead("app.state", {});
  const { part = "you" } = useSearch({ from: "/shell/settings" });
  const parts = useParts();
  const space = state.data?.space;
  return (
    <>
      <TopBar title={t`Settings`} />
      <div className={css.columns}>
        <nav className={css.parts} aria-label={t`Settings`}>
          {parts.map(({ part: other, name }) => (
            <Link
              key={other}
              to="/settings"
              search={other === "you" ? {} : { part: other }}
              className={css.part}
              data-on={other === part || undefined}
              aria-current={other === part ? "page" : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
        <div className={css.page}>
          {state.error && <ErrorState failure={state.error} onRetry={() => void state.refetch()} />}
          {state.isPending && <SkeletonRows count={6} height="3rem" />}
          {state.data && space && <Part part={part} state={state.data} space={space} />}
        </div>
      </div>
    </>
  );
}
