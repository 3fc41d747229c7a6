// How it stands now, in words; the last error with what is safe and what to do; and trying again at once.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, CopyButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, keyOf, type SyncPhase, type SyncState, toFailure, useWrite } from "@/api";
import { announce, SyncGlyph, toneOf, useFormat, useSyncWords } from "@/shared";
import { Refused } from "@/shared/joining";
import { SignInDialog } from "./SignInDialog";
import css from "./sync.module.css";

function useLead({ phase, queue }: SyncState): string {
  const { t } = useLingui();
  const waiting = plural(queue, { one: "# change of yours waits", other: "# changes of yours wait" });
  const words: Record<SyncPhase, string> = {
    first_sync: t`The space is shown once all of it is here. It goes on by itself, also after the next start.`,
    connecting: t`Everything you do is kept on this computer and sent in order.`,
    live:
      queue > 0
        ? t`${waiting}. Sending goes on by itself, in order.`
        : t`The server has everything you did, and you see what the others did.`,
    offline:
      queue > 0
        ? t`${waiting} on this computer. Sending goes on by itself when there is a network. You can go on working.`
        : t`You can go on working. It catches up by itself when there is a network.`,
    needs_sign_in: t`Your session with the server has ended. What you do is kept on this computer and sent after you sign in.`,
    update_needed: t`The server needs a newer Hub. You still get what the others do; what you do is kept here and sent after the update.`,
    removed: t`An admin removed you from this space. You get nothing new from it, and nothing more is sent.`,
    held: t`The server cannot take what this computer sends. Everything is kept here.`,
  };
  return phase === null ? "" : words[phase];
}

function Far({ state }: { state: SyncState }) {
  const { t } = useLingui();
  if (state.phase !== "first_sync") return null;
  const isKnown = state.of > 0;
  return (
    <progress
      className={css.far}
      aria-label={t`How far it is`}
      {...(isKnown ? { max: state.of, value: state.taken } : {})}
    />
  );
}

/** What is copied never holds a secret: the core writes it. */
function CopyDetails() {
  const { t } = useLingui();
  const [text, setText] = useState<string | null>(null);
  const load = (): void => {
    call("sync.details", {}).then(
      (details) => setText(details.text),
      () => announce(t`The details could not be read.`),
    );
  };
  if (text === null) return <Button variant="subtle" onClick={load}>{t`Details`}</Button>;
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="subtle" autoFocus onClick={copy}>
          {copied ? t`Copied` : t`Copy details`}
        </Button>
      )}
    </CopyButton>
  );
}

export function Now({ state }: { state: SyncState }) {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const words = useSyncWords();
  const lead = useLead(state);
  const retry = useWrite("sync.now");
  const [isSigningIn, setSigningIn] = useState(false);
  const needsSignIn = state.phase === "needs_sign_in";
  const canRetry = !needsSignIn && state.phase !== "update_needed" && state.phase !== "removed";
  const at = state.retry_at_ms;
  const tryNow = (): void =>
    retry.mutate({}, { onSuccess: (now) => queries.setQueryData(keyOf("sync.state", {}), now) });
  return (
    <section className={css.section} aria-label={t`Now`}>
      <p className={css.state}>
        <SyncGlyph tone={toneOf(state.phase, state.queue)} />
        {words(state)}
      </p>
      <p className={css.lead}>{lead}</p>
      <Far state={state} />
      <div className={css.problem}>
        <Refused
          failure={retry.error ?? (state.last_error ? toFailure(state.last_error) : null)}
          // Being without a network is an ordinary state.
          isCalm={state.phase === "offline"}
        />
      </div>
      {canRetry && at !== null && (
        <p className={css.again}>{t`It is tried again by itself at ${format.time(at)}.`}</p>
      )}
      <div className={css.acts}>
        {needsSignIn && (
          <Button variant="filled" onClick={() => setSigningIn(true)}>
            {t`Sign in again`}
          </Button>
        )}
        {canRetry && (
          <Button loading={retry.isPending} onClick={tryNow}>
            {state.phase === "live" ? t`Sync now` : t`Try again now`}
          </Button>
        )}
        <CopyDetails />
      </div>
      {isSigningIn && <SignInDialog state={state} onClose={() => setSigningIn(false)} />}
    </section>
  );
}
