// Quiet words beside what is shown already and not decided yet: own changes on their way, a claim asked for.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import css from "./Waiting.module.css";

function Mark({ word, why }: { word: string; why: string }) {
  return (
    <span className={css.mark} title={why}>
      <i aria-hidden="true" />
      {word}
      <span className="vh">: {why}</span>
    </span>
  );
}

/** `count` of one's own changes that wait for the server; none is nothing. */
export function WaitingMark({ count }: { count: number }) {
  const { t } = useLingui();
  if (count === 0) return null;
  const changes = plural(count, { one: "# change of yours waits", other: "# changes of yours wait" });
  return (
    <Mark
      word={t({ context: "a change not sent yet", message: "waiting" })}
      why={t`${changes} for the server. Nothing has to be done.`}
    />
  );
}

/** A claim that the authority has not decided. */
export function RequestedMark() {
  const { t } = useLingui();
  return <Mark word={t`requested`} why={t`You asked for the claim. The server says who gets it.`} />;
}
