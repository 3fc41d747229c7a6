// Build: who builds it since when, where the program is kept and runs, how far it meets the standard, and what
// was expected when it went live.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Choices, IdeaPage, SpaceView } from "@/api";
import { Hours, RequestedMark, useFormat, useMoneyRange } from "@/shared";
import css from "./build.module.css";
import { AssignDialog, ProgressDialog, ReleaseDialog } from "./ClaimDialogs";
import { Standard } from "./Standard";
import { Where } from "./Where";

type Dialog = "release" | "progress" | "assign" | null;

/** Who holds the claim since when; a quiet one says so. */
function Holder({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const { claim, requested_by, maintainer } = page.build;
  const { now } = page.stage;
  if (!claim) {
    if (requested_by) {
      return (
        <p className={css.words}>
          {t`${requested_by.name} asked for the claim.`} <RequestedMark />
        </p>
      );
    }
    const words =
      now === "ready"
        ? t`Nobody builds it yet. Whoever claims it is the only one who does.`
        : now === "live" || now === "retired"
          ? t`It is built.`
          : t`From the stage Ready on, an engineer claims it here.`;
    return (
      <p className={css.words}>
        {words}
        {maintainer && ` ${t`${maintainer.name} looks after it.`}`}
      </p>
    );
  }
  const { by, since_ms, progress_at_ms, is_stale } = claim;
  const since =
    since_ms === null ? t`${by.name} builds it.` : t`${by.name} builds it since ${format.date(since_ms)}.`;
  return (
    <p className={css.words}>
      {since}{" "}
      {progress_at_ms !== null && (
        <span className={is_stale ? css.stale : "t2"}>
          {is_stale
            ? t`Nothing was heard of it since ${format.date(progress_at_ms)}.`
            : t`Last progress on ${format.date(progress_at_ms)}.`}
        </span>
      )}
    </p>
  );
}

function Expected({ page, space }: { page: IdeaPage; space: SpaceView }) {
  const { t } = useLingui();
  const format = useFormat();
  const money = useMoneyRange();
  const { baseline, live_at_ms } = page.build;
  if (!baseline) return null;
  return (
    <section aria-labelledby="expected-title">
      <h2 id="expected-title">{t`Expected at go-live`}</h2>
      <p className={`${css.words} t2`}>
        {live_at_ms === null
          ? t`Frozen when it went live: what it really saves is measured against it.`
          : t`Frozen on ${format.date(live_at_ms)}: what it really saves is measured against it.`}
      </p>
      <dl className={css.facts}>
        <dt>{t`Hours a year before`}</dt>
        <dd>
          <Hours value={baseline.hours_today} source="estimated" />
        </dd>
        <dt>{t`Saved a year`}</dt>
        <dd>
          <Hours value={baseline.hours_saved.likely} source="estimated" />
        </dd>
        {baseline.money_saved_minor && (
          <>
            <dt>{t`Worth a year`}</dt>
            <dd>{money(baseline.money_saved_minor, space.currency)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

interface BuildProps {
  page: IdeaPage;
  space: SpaceView;
  choices: Choices | undefined;
}

export function Build({ page, space, choices }: BuildProps) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = (): void => setDialog(null);
  const { progress, release, assign } = page.actions;
  return (
    <>
      <section aria-labelledby="build-title">
        <h2 id="build-title">{t`Build`}</h2>
        <Holder page={page} />
        {(progress || release || assign) && (
          <div className={css.buttons}>
            {progress && <Button onClick={() => setDialog("progress")}>{t`Report progress…`}</Button>}
            {assign && <Button onClick={() => setDialog("assign")}>{t`Assign…`}</Button>}
            {release && <Button onClick={() => setDialog("release")}>{t`Release…`}</Button>}
          </div>
        )}
      </section>
      <Where page={page} choices={choices} />
      <Standard page={page} />
      <Expected page={page} space={space} />
      {dialog === "release" && <ReleaseDialog page={page} onClose={close} />}
      {dialog === "progress" && <ProgressDialog page={page} onClose={close} />}
      {dialog === "assign" && <AssignDialog page={page} onClose={close} />}
    </>
  );
}
