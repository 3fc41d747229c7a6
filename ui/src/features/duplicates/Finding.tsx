// While the catalogue is looked through, when nothing was found, and how it is done.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { PairsState } from "@/api";
import { EmptyState, useFormat } from "@/shared";
import css from "./duplicates.module.css";

export function Finding({ state, onStop }: { state: PairsState; onStop: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const isComparing = state.phase === "comparing" && state.total > 0;
  return (
    <div className={css.finding}>
      <p>{isComparing ? t`Comparing all ideas with each other…` : t`Reading the words of all ideas…`}</p>
      <progress
        className={css.far}
        aria-label={t`How far it is`}
        {...(isComparing ? { max: state.total, value: state.done } : {})}
      />
      <p className="meta">{isComparing && t`${format.whole(state.done)} of ${format.whole(state.total)}`}</p>
      <p className="t2">{t`You can go on with something else meanwhile.`}</p>
      <Button onClick={onStop}>{t`Stop`}</Button>
    </div>
  );
}

export function How() {
  const { t } = useLingui();
  return (
    <>
      <p>
        {t`Titles and descriptions are compared on this computer, by the rare words that both have. Each pair is looked at from both sides.`}
      </p>
      <p>
        {t`“Probably” and surer were right about four times of five on ideas that two people had written independently; “perhaps” about two times of five. Ideas that say the same in other words are not found yet.`}
      </p>
      <p>
        {t`The surest stand first, then those with most hours that are in the catalogue twice, then those with most supports. Three or more that belong together stand as one entry. Your answers are kept on this computer; nothing is merged by itself.`}
      </p>
    </>
  );
}

export function NoneFound({ isPerhaps, onPerhaps }: { isPerhaps: boolean; onPerhaps: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      title={t`No two ideas look alike`}
      action={!isPerhaps && <Button onClick={onPerhaps}>{t`Show those that are perhaps the same`}</Button>}
    >
      <p>{t`Here stand ideas that may have been sent twice. What is sent or changed from now on is compared at once.`}</p>
    </EmptyState>
  );
}
