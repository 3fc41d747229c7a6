// Which idea goes on for all, whether the volumes of the others come on top, and what it then comes to.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Modal } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { type IdeaId, type Stage as StageKey, wordsFor } from "@/api";
import { Keys } from "../parts/Keys";
import { StageGlyph, useStageWords } from "../parts/StageGlyph";
import { announce } from "../undo/said";
import css from "./merge.module.css";
import { Figures, NoEstimate, Refused } from "./Outcome";
import { type Merged, useMerge } from "./useMerge";

/** An idea that can be chosen; a row of the list is one. */
export interface Mergeable {
  id: IdeaId;
  shown_id: string;
  title: string;
  stage: StageKey;
  supports: number;
}

interface MergeDialogProps {
  /** At least two. The first one goes on, unless somebody chooses another. */
  ideas: readonly Mergeable[];
  onDone?(merged: Merged): void;
  onClose(): void;
}

interface ChoiceProps {
  idea: Mergeable;
  isTarget: boolean;
  /** Merged into the other; null where all are. */
  isSource: boolean | null;
  onTarget(): void;
  onSource(isSource: boolean): void;
}

function Choice({ idea, isTarget, isSource, onTarget, onSource }: ChoiceProps) {
  const { t } = useLingui();
  const stages = useStageWords();
  const { id, shown_id, title, stage, supports } = idea;
  return (
    <div className={css.choice} data-on={isTarget || undefined}>
      <label className={css.survivor}>
        <input
          type="radio"
          name="survivor"
          checked={isTarget}
          onChange={onTarget}
          data-autofocus={isTarget || undefined}
        />
        <span className="ell" title={title}>
          {title}
        </span>
        <span className="idno">{shown_id}</span>
        <StageGlyph stage={stage} />
        <span className="vh">{stages[stage]}</span>
        <span className="meta">{plural(supports, { one: "# support", other: "# supports" })}</span>
      </label>
      {isSource !== null && !isTarget && (
        <Checkbox
          key={id}
          size="xs"
          aria-label={t`Merge ${shown_id} too`}
          checked={isSource}
          onChange={(event) => onSource(event.currentTarget.checked)}
        />
      )}
    </div>
  );
}

function useWords() {
  const { t } = useLingui();
  return {
    button: (count: number) => t`Merge ${plural(count, { one: "# idea", other: "# ideas" })}`,
    done: (count: number, target: string) =>
      t`${plural(count, { one: "# idea", other: "# ideas" })} merged into ${target}`,
  };
}

export function MergeDialog({ ideas, onDone, onClose }: MergeDialogProps) {
  const { t, i18n } = useLingui();
  const words = useWords();
  const [target, setTarget] = useState<IdeaId>(ideas[0]?.id ?? "");
  const [left, setLeft] = useState<ReadonlySet<IdeaId>>(new Set());
  const [addsVolume, setAddsVolume] = useState(true);
  const sources = ideas.map(({ id }) => id).filter((id) => id !== target && !left.has(id));
  const merge = useMerge({ target, sources, addsVolume });
  const { preview } = merge;
  const failure = merge.failure ?? merge.previewFailure;
  const problem = failure && wordsFor(failure);
  const isReady = merge.accepted.length > 0 && !merge.isRunning;
  const isPair = ideas.length === 2;

  const swap = (): void => {
    const at = ideas.findIndex(({ id }) => id === target);
    const next = ideas[(at + 1) % ideas.length];
    if (next) setTarget(next.id);
  };
  const leave = (id: IdeaId, isSource: boolean): void =>
    setLeft((now) => new Set(isSource ? [...now].filter((other) => other !== id) : [...now, id]));
  const submit = async (event: FormEvent | KeyboardEvent): Promise<void> => {
    event.preventDefault();
    const merged = await merge.run();
    if (!merged) return;
    const shown = ideas.find(({ id }) => id === merged.target)?.shown_id ?? "";
    announce(words.done(merged.sources.length, shown), merged.groupId);
    onClose();
    onDone?.(merged);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Enter") void submit(event);
      return;
    }
    if (event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    swap();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="34rem"
      title={isPair ? t`Merge two ideas` : t`Merge ${ideas.length} ideas`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form className={css.form} onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown}>
        <fieldset className={css.choices}>
          <legend>{t`Which one goes on for all?`}</legend>
          {ideas.map((idea) => (
            <Choice
              key={idea.id}
              idea={idea}
              isTarget={idea.id === target}
              isSource={isPair ? null : !left.has(idea.id)}
              onTarget={() => setTarget(idea.id)}
              onSource={(isSource) => leave(idea.id, isSource)}
            />
          ))}
        </fieldset>
        <div>
          <Button
            variant="subtle"
            size="xs"
            aria-keyshortcuts="S"
            rightSection={<Keys binding="s" />}
            onClick={swap}
          >
            {isPair ? t`Swap` : t`Let the next one go on`}
          </Button>
        </div>
        <Checkbox
          label={isPair ? t`Its volume comes on top` : t`Their volumes come on top`}
          description={t`For work that is done in different places. Leave it out where one piece of work was sent twice.`}
          checked={addsVolume}
          onChange={(event) => setAddsVolume(event.currentTarget.checked)}
        />
        <div role="status" className={css.outcome}>
          {preview && (
            <>
              <Figures preview={preview} />
              <NoEstimate preview={preview} />
              <Refused preview={preview} />
            </>
          )}
          {!preview && sources.length > 0 && !failure && (
            <p className="t3">{t`Working out what it comes to…`}</p>
          )}
          {sources.length === 0 && <p className="t3">{t`Choose at least one to merge.`}</p>}
        </div>
        <p className="meta">
          {t`Supports, comments and followers are shown together. Nothing is copied: separating them later brings back exactly what was.`}
        </p>
        <div role="alert">
          {problem && (
            <p className={css.problem}>
              {i18n._(problem.what)} {i18n._(problem.safe)} {i18n._(problem.todo)}
            </p>
          )}
        </div>
        <div className={css.buttons}>
          <Button variant="subtle" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            {words.button(merge.accepted.length + 1)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
