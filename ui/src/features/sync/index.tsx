// How the open space stands with its server: what waits, what went wrong, who is signed in where, and leaving.
import { useLingui } from "@lingui/react/macro";
import { type SyncState, useRead } from "@/api";
import { EmptyState, ErrorState, LinkButton, SkeletonRows, TopBar } from "@/shared";
import { useProtectionWords } from "@/shared/joining/protection";
import { Devices } from "./Devices";
import { Invite } from "./Invite";
import { Leave } from "./Leave";
import { Now } from "./Now";
import { Queue } from "./Queue";
import css from "./sync.module.css";

function Server({ state }: { state: SyncState }) {
  const { t } = useLingui();
  const protection = useProtectionWords();
  const tokens = {
    keychain: t`until you sign out; kept in this computer's keychain`,
    file: t`until you sign out; kept in a file that you named`,
    session: t`until the Hub is closed; this computer has no keychain`,
  };
  return (
    <section className={css.section} aria-label={t`Server`}>
      <h2>{t`Server`}</h2>
      <dl className={css.facts}>
        <dt>{t`Address`}</dt>
        <dd>{state.server}</dd>
        {state.protection && (
          <>
            <dt>{t`Connection`}</dt>
            <dd>{protection(state.protection)}</dd>
          </>
        )}
        {state.device_name && (
          <>
            <dt>{t`This computer`}</dt>
            <dd>{state.device_name}</dd>
          </>
        )}
        {state.tokens && (
          <>
            <dt>{t`Signed in`}</dt>
            <dd>{tokens[state.tokens]}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Private() {
  const { t } = useLingui();
  return (
    <EmptyState
      title={t`This space is on this computer only`}
      action={<LinkButton to="/join" variant="filled">{t`Join a shared space`}</LinkButton>}
    >
      {t`Nothing has to be synced. In a shared space, everybody sees the same ideas; you can bring yours along.`}
    </EmptyState>
  );
}

/** Left on this computer, and kept for reading. */
function Left({ server }: { server: string }) {
  const { t } = useLingui();
  return (
    <section className={css.section} aria-label={t`Now`}>
      <p className={css.state}>{t`To read only`}</p>
      <p className={css.lead}>
        {t`You left this space on this computer. It is as it was then; nothing new comes, and nothing is sent.`}
      </p>
      <div className={css.acts}>
        <LinkButton to="/join" search={{ link: server }}>
          {t`Sign in again`}
        </LinkButton>
      </div>
    </section>
  );
}

export function SyncPage() {
  const { t } = useLingui();
  const read = useRead("sync.state", {}, { fresh: true });
  const isLeft = useRead("app.state", {}).data?.space?.is_read_only ?? false;
  const state = read.data;
  const content = () => {
    if (read.error) return <ErrorState failure={read.error} onRetry={() => void read.refetch()} />;
    if (!state) return <SkeletonRows count={6} height="3rem" />;
    if (state.kind === "private") return <Private />;
    return (
      <div className={css.page}>
        {isLeft ? <Left server={state.server ?? ""} /> : <Now state={state} />}
        <Queue count={state.queue} />
        <Server state={state} />
        {!isLeft && <Devices isOnline={state.phase === "live"} />}
        {!isLeft && <Invite isOnline={state.phase === "live"} />}
        <Leave unsent={state.queue} isLeft={isLeft} />
      </div>
    );
  };
  return (
    <>
      <TopBar title={t`Sync`} meta={state?.host ?? undefined} />
      {content()}
    </>
  );
}
