// Joined: how far the first sync is, and what one can do meanwhile.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type Joined, toFailure, useRead } from "@/api";
import { LinkButton, useFormat } from "@/shared";
import { Refused } from "@/shared/joining";
import css from "./join.module.css";

function Far({ joined }: { joined: Joined }) {
  const { t } = useLingui();
  const format = useFormat();
  const state = useRead("sync.state", {}).data;
  const ideas = useRead("app.state", {}).data?.space?.ideas ?? joined.state.space?.ideas ?? 0;
  const isOver = state !== undefined && state.phase !== "first_sync" && state.last_synced_at_ms !== null;
  if (isOver) {
    return (
      <p role="status">
        <b>{t`Everything is here.`}</b>{" "}
        {plural(ideas, { one: "The space holds # idea.", other: "The space holds # ideas." })}
      </p>
    );
  }
  const isKnown = state !== undefined && state.of > 0;
  return (
    <>
      <p role="status">
        <b>{t`The space is on its way to this computer.`}</b>
      </p>
      <progress
        className={css.far}
        aria-label={t`How far it is`}
        {...(isKnown ? { max: state.of, value: state.taken } : {})}
      />
      <p className="meta">
        {isKnown
          ? t`${format.percent(state.taken / state.of)}, part ${format.whole(state.taken)} of ${format.whole(state.of)}`
          : " "}
      </p>
      <Refused failure={state?.last_error ? toFailure(state.last_error) : null} />
      <ul className={css.meanwhile}>
        <li>{t`Look around: what has arrived is there already.`}</li>
        <li>{t`Send ideas: they go to the server as soon as it can take them.`}</li>
        <li>{t`Close the Hub: it goes on where it was at the next start.`}</li>
      </ul>
    </>
  );
}

export function FirstSync({ joined }: { joined: Joined }) {
  const { t } = useLingui();
  const spaces = useRead("space.list", {}, { fresh: true }).data ?? [];
  const own = spaces.find(({ kind, is_sample }) => kind === "private" && !is_sample);
  return (
    <>
      {joined.tokens === "session" && (
        <p className={css.note}>
          {t`This computer has no place for secrets that the Hub can use. You stay signed in until the Hub is closed, then you sign in again. Nothing is lost by that.`}
        </p>
      )}
      <Far joined={joined} />
      <div className={css.acts}>
        <LinkButton to="/ideas" variant="filled" size="lg" autoFocus>
          {t`Go to the ideas`}
        </LinkButton>
        {own && (
          <LinkButton to="/bring" search={{ from: own.id }} size="lg">
            {t`Bring my ideas from “${own.name}”`}
          </LinkButton>
        )}
      </div>
    </>
  );
}
