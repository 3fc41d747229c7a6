// One act at many ideas: what it is told, what would come of it, how far it is, and what was refused.
import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import {
  type BulkAct,
  type BulkIdeas,
  type BulkResult,
  Failure,
  type Stage,
  toFailure,
  wordsFor,
} from "@/api";
import { announce, useFormat, useUndo } from "@/shared";
import css from "./bulk.module.css";
import { AnswersForm, AreaForm, FollowForm, type FormProps, StageForm, SystemsForm } from "./forms";
import { MergeForm } from "./MergeForm";
import { type Bulk, useBulk } from "./useBulk";
import { useBulkWords } from "./words";

export type BulkKind = "stage" | "area" | "systems" | "answers" | "follow" | "merge";

export interface BulkAsk {
  kind: BulkKind;
  ideas: BulkIdeas;
  count: number;
  /** The stage that was chosen already. */
  to?: Stage;
}

interface DialogProps {
  ask: BulkAsk;
  onDone(): void;
  onClose(): void;
}

function Form({ ask, ...props }: FormProps & { ask: BulkAsk }) {
  switch (ask.kind) {
    case "stage":
      return <StageForm start={ask.to} {...props} />;
    case "area":
      return <AreaForm {...props} />;
    case "systems":
      return <SystemsForm {...props} />;
    case "answers":
      return <AnswersForm {...props} />;
    case "follow":
      return <FollowForm {...props} />;
    case "merge":
      return <MergeForm locals={ask.ideas.locals ?? null} {...props} />;
  }
}

/** What would come of it. */
function Dry({ act, bulk }: { act: BulkAct | null; bulk: Bulk }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const words = useBulkWords();
  const what = (code: string): string => i18n._(wordsFor(new Failure(code)).what);
  const content = () => {
    if (act === null) return <span className="t3">{t`Then it says here what will come of it.`}</span>;
    if (bulk.dryFailure) return what(bulk.dryFailure.code);
    if (!bulk.dry) return <span className="t3">{t`Looking what will come of it…`}</span>;
    return (
      <>
        {words.willBe(act, bulk.dry)}
        {bulk.dry.refused > 0 && (
          <ul>
            {bulk.dry.reasons.map(({ code, count }) => (
              <li key={code}>
                {format.whole(count)} × {what(code)}
              </li>
            ))}
          </ul>
        )}
      </>
    );
  };
  return (
    <div className={css.dry} role="status">
      {content()}
    </div>
  );
}

function Running({ bulk }: { bulk: Bulk }) {
  const { t } = useLingui();
  const format = useFormat();
  const { far } = bulk;
  return (
    <div role="status">
      {far && far.total > 0 && (
        <>
          <progress className={css.far} max={far.total} value={far.done} aria-label={t`How far it is`} />
          <p className="meta">{t`${format.whole(far.done)} of ${format.whole(far.total)}`}</p>
        </>
      )}
    </div>
  );
}

function Refused({ result }: { result: BulkResult }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const more = result.refused - result.examples.length;
  return (
    <>
      <p>{t`${format.whole(result.refused)} could not; they are as they were:`}</p>
      <ul className={css.refused}>
        {result.examples.map(({ idea, failure }) => (
          <li key={idea.id}>
            <b>{idea.shown_id}</b> {idea.title}: {i18n._(wordsFor(toFailure(failure)).what)}
          </li>
        ))}
        {more > 0 && <li>{t`and ${format.whole(more)} more`}</li>}
      </ul>
    </>
  );
}

function Result({
  act,
  result,
  groupId,
  onClose,
}: {
  act: BulkAct;
  result: BulkResult;
  groupId: string;
  onClose(): void;
}) {
  const { t } = useLingui();
  const words = useBulkWords();
  const { undo } = useUndo();
  return (
    <div className={css.form}>
      <p role="status">{words.done(act, result.changed)}</p>
      <Refused result={result} />
      <div className={css.buttons}>
        {result.changed > 0 && (
          <Button
            variant="subtle"
            onClick={() => {
              onClose();
              void undo(groupId);
            }}
          >
            {t`Undo`}
          </Button>
        )}
        <Button data-autofocus onClick={onClose}>
          {t`Done`}
        </Button>
      </div>
    </div>
  );
}

export default function BulkDialog({ ask, onDone, onClose }: DialogProps) {
  const { t, i18n } = useLingui();
  const words = useBulkWords();
  const format = useFormat();
  const [act, setAct] = useState<BulkAct | null>(null);
  const [result, setResult] = useState<BulkResult | null>(null);
  const bulk = useBulk(ask.ideas, act);
  const count = format.whole(ask.count);
  const titles: Record<BulkKind, string> = {
    stage: t`Move ideas (${count})`,
    area: t`Set the area (${count})`,
    systems: t`Add or remove a system (${count})`,
    answers: t`Assess (${count})`,
    follow: t`Follow (${count})`,
    merge: t`Merge ideas (${count})`,
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await bulk.run();
    if (!done || !act) return;
    onDone();
    if (done.changed > 0) announce(words.done(act, done.changed), bulk.groupId);
    if (done.refused > 0) setResult(done);
    else onClose();
  };
  const problem = bulk.failure && wordsFor(bulk.failure);
  const canRun = act !== null && bulk.dry?.changed !== 0;
  return (
    <Modal
      opened
      onClose={bulk.isRunning ? () => undefined : onClose}
      title={titles[ask.kind]}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      {result && act ? (
        <Result act={act} result={result} groupId={bulk.groupId} onClose={onClose} />
      ) : (
        <form className={css.form} onSubmit={(event) => void submit(event)}>
          <Form ask={ask} onAct={setAct} />
          {bulk.isRunning ? <Running bulk={bulk} /> : <Dry act={act} bulk={bulk} />}
          <div role="alert">
            {problem && (
              <p className={css.problem}>
                {i18n._(problem.what)} {i18n._(problem.safe)} {i18n._(problem.todo)}
              </p>
            )}
          </div>
          <div className={css.buttons}>
            <Button variant="subtle" onClick={bulk.isRunning ? bulk.cancel : onClose}>
              {t`Cancel`}
            </Button>
            <Button type="submit" variant="filled" disabled={!canRun || bulk.isRunning}>
              {words.button(ask.kind, bulk.dry?.changed ?? ask.count)}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
