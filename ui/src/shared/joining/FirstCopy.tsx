// The first copy of a space on its way: how far it is, and what one can do meanwhile.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { toFailure, useRead } from "@/api";
import { useFormat } from "../format";
import css from "./joining.module.css";
import { Refused } from "./Refused";

export function FirstCopy() {
  const { t } = useLingui();
  const format = useFormat();
  const state = useRead("sync.state", {}).data;
  const space = useRead("app.state", {}).data?.space;
  if (space?.is_filling === false) {
    return (
      <p role="status">
        <b>{t`Everything is here.`}</b>{" "}
        {plural(space.ideas, { one: "The space holds # idea.", other: "The space holds # ideas." })}
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
        <li>{t`Go on in another space: change it at the top of the sidebar.`}</li>
        <li>{t`Write an idea: it is sent as soon as the space is here.`}</li>
        <li>{t`Close the Hub: it goes on where it was at the next start.`}</li>
      </ul>
    </>
  );
}
