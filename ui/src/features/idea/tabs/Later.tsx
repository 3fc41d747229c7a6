// Runs: what will stand there and from when on, and what is known of it today. Nothing here acts.
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { IdeaPage } from "@/api";
import { Hours, Stage, useFormat } from "@/shared";
import css from "./Later.module.css";

const Known = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

function Since({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Known name={t`Stage`}>
      <Stage stage={page.stage.now} />
      <span className="t3">{t`since ${format.date(page.stage.since_ms)}`}</span>
    </Known>
  );
}

export function Runs({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const { now } = page.stage;
  const { hours_measured: measured, hours_saved: saved } = page.row;
  return (
    <section aria-labelledby="runs-title">
      <h2 id="runs-title">{t`Runs`}</h2>
      <p className={css.words}>
        {now === "retired"
          ? t`It no longer runs. What its runs saved, month by month, will stand here.`
          : now === "live"
            ? t`It is live. Its runs, what they saved against the estimate, and what failed will stand here.`
            : t`Once it is Live, its runs will stand here: what they really saved against the estimate, and what failed.`}
      </p>
      <p className={`${css.words} t2`}>{t`This version of the Hub does not take in runs yet.`}</p>
      <dl className={css.known} aria-label={t`Known today`}>
        <Since page={page} />
        <Known name={t`Estimated a year`}>
          {saved ? (
            <Hours value={saved.likely} source="estimated" />
          ) : (
            <span className="t3">{t`No estimate yet`}</span>
          )}
        </Known>
        <Known name={t`Measured a year`}>
          {measured === null ? (
            <span className="t3">{t`Nothing yet`}</span>
          ) : (
            <Hours value={measured} source="measured" />
          )}
        </Known>
      </dl>
    </section>
  );
}
