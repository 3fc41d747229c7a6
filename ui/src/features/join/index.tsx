// Joining a shared space: a link, what it says, who one is, and the first sync. What is in a private space
// stays there as it is.
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type AppState, enter, type Joined, type JoinLook, useRead } from "@/api";
import { useDeviceLook } from "@/app/useDeviceLook";
import { ErrorState } from "@/shared";
import { Threshold } from "@/shared/layout/Threshold";
import { AccountStep } from "./AccountStep";
import { FirstSync } from "./FirstSync";
import css from "./join.module.css";
import { LinkStep } from "./LinkStep";

type Step =
  | { at: "link"; link: string }
  | { at: "account"; link: string; look: JoinLook }
  | { at: "joined"; joined: Joined };

function useHead(step: Step): { title: string; lead: string } {
  const { t } = useLingui();
  if (step.at === "joined") {
    const name = step.joined.state.space?.name ?? "";
    return { title: t`You are in “${name}”`, lead: t`From now on everybody there sees the same ideas.` };
  }
  const lead = t`Everybody in a shared space sees the same ideas. It works without a network too, and catches up when there is one.`;
  if (step.at === "link") return { title: t`Join a shared space`, lead };
  const name = step.look.invite?.space_name;
  return { title: name ? t`Join “${name}”` : t`Sign in at ${step.look.host}`, lead };
}

function Steps({ state, given }: { state: AppState; given: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: "link", link: given });
  const joinedNow = (joined: Joined): void => {
    enter(queries, joined.state);
    setStep({ at: "joined", joined });
  };
  const note = state.space
    ? t`Your private space stays as it is on this computer.`
    : t`Only your name is seen by the others; your e-mail by admins.`;
  return (
    <Threshold {...useHead(step)} state={state} note={note}>
      <div className={css.step}>
        {step.at === "link" && (
          <LinkStep given={step.link} onLook={(link, look) => setStep({ at: "account", link, look })} />
        )}
        {step.at === "account" && (
          <AccountStep
            link={step.link}
            look={step.look}
            state={state}
            onBack={() => setStep({ at: "link", link: step.link })}
            onJoined={joinedNow}
          />
        )}
        {step.at === "joined" && <FirstSync joined={step.joined} />}
      </div>
    </Threshold>
  );
}

export function JoinPage() {
  const { link = "" } = useSearch({ from: "/join" });
  const state = useRead("app.state", {});
  useDeviceLook(state.data?.device);
  // Another link is another try. An answer that fails meanwhile must not take the steps along.
  if (state.data) return <Steps key={link} state={state.data} given={link} />;
  return state.error && <ErrorState failure={state.error} onRetry={() => void state.refetch()} />;
}
