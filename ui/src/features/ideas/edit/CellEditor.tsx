// Changing a cell where it stands. Enter saves, Escape gives up. It is loaded with the first change.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { type IdeaRow, type Stage, toFailure, useRead, useSend, wordsFor } from "@/api";
import { StageGlyph, useStageWords } from "@/shared";
import { Picker } from "@/shared/commands/Picker";
import { needsReason } from "../bulk/moves";
import { Panel } from "../Panel";
import css from "./edit.module.css";
import { type CellEdit, useCellEdit } from "./useCellEdit";
import type { EditableColumn } from "./useEditing";

interface EditorProps {
  row: IdeaRow;
  onEnd(): void;
  /** Moves that have to say more than where to. */
  onMove(row: IdeaRow, to: Stage): void;
}

/** Both values where two people wrote: the other one's stands, the own one is kept beside it. */
function Both({
  theirs,
  mine,
  onUse,
  onEnd,
}: {
  theirs: string;
  mine: string;
  onUse: () => void;
  onEnd: () => void;
}) {
  const { t } = useLingui();
  return (
    <div className={css.both} role="alert">
      <p>{t`Somebody else changed this in the meantime. Theirs stays, yours is kept beside it.`}</p>
      <dl>
        <dt>{t`Theirs`}</dt>
        <dd>{theirs}</dd>
        <dt>{t`Yours`}</dt>
        <dd>{mine}</dd>
      </dl>
      <div className={css.buttons}>
        <Button size="xs" onClick={onUse}>
          {t`Use mine`}
        </Button>
        <Button size="xs" variant="subtle" onClick={onEnd} data-autofocus>
          {t`Leave theirs`}
        </Button>
      </div>
    </div>
  );
}

function Notes({ edit, now }: { edit: CellEdit; now: string }) {
  const { t } = useLingui();
  return (
    <div role="alert">
      {edit.problem && <p className={css.problem}>{edit.problem}</p>}
      {edit.isStale && <p className={css.note}>{t`Somebody changed it meanwhile; now it is “${now}”.`}</p>}
    </div>
  );
}

function TitleEditor({ row, onEnd }: EditorProps) {
  const { t } = useLingui();
  const edit = useCellEdit(row, "title", onEnd);
  const [before] = useState(row.title);
  const [typed, setTyped] = useState(row.title);
  const value = typed.trim();
  const save = (): void => void (value === before || value === "" ? onEnd() : edit.save(value));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== "Enter") return;
    event.preventDefault();
    save();
  };
  return (
    <Panel label={t`Change the title of ${row.shown_id}`} width="28rem" isOver onClose={onEnd}>
      {edit.theirs ? (
        <Both
          theirs={edit.theirs.title}
          mine={value}
          onUse={() => void edit.saveAnyway(value)}
          onEnd={onEnd}
        />
      ) : (
        <>
          <input
            className={css.title}
            aria-label={t`Title`}
            value={typed}
            maxLength={200}
            readOnly={edit.isSending}
            autoComplete="off"
            data-autofocus
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <Notes edit={edit} now={row.title} />
          <p className={css.hint}>{t`Enter saves, Esc leaves it as it was.`}</p>
        </>
      )}
    </Panel>
  );
}

const NONE = "none";

function AreaEditor({ row, onEnd }: EditorProps) {
  const { t } = useLingui();
  const edit = useCellEdit(row, "area_id", onEnd);
  const [mine, setMine] = useState(NONE);
  const { data } = useRead("space.choices", {});
  const areas = (data?.areas ?? []).filter(({ id, archived }) => !archived || id === row.area_id);
  const now = row.area_id ?? NONE;
  const options = [{ id: NONE, name: t`No area` }, ...areas].map(({ id, name }) => ({
    key: id,
    name,
    isOn: id === now,
  }));
  const asValue = (key: string): string | null => (key === NONE ? null : key);
  const nameOf = (key: string): string => options.find((option) => option.key === key)?.name ?? "";
  const pick = (key: string): void => {
    setMine(key);
    void (key === now ? onEnd() : edit.save(asValue(key)));
  };
  return (
    <Panel label={t`Change the area of ${row.shown_id}`} width="15rem" isOver onClose={onEnd}>
      {edit.theirs ? (
        <Both
          theirs={edit.theirs.area ?? t`No area`}
          mine={nameOf(mine)}
          onUse={() => void edit.saveAnyway(asValue(mine))}
          onEnd={onEnd}
        />
      ) : (
        <>
          <Picker key={data ? "all" : "some"} label={t`Area`} options={options} onPick={pick} />
          <Notes edit={edit} now={row.area ?? t`No area`} />
        </>
      )}
    </Panel>
  );
}

function StageEditor({ row, onEnd, onMove }: EditorProps) {
  const { t, i18n } = useLingui();
  const words = useStageWords();
  const { send } = useSend();
  const [problem, setProblem] = useState<string | null>(null);
  const move = async (to: Stage): Promise<void> => {
    const score = row.score?.score;
    const seen = score === undefined ? {} : { seen_score: score };
    try {
      await send({ kind: "stage.move", id: row.id, from: row.stage, to, ...seen });
      onEnd();
    } catch (thrown) {
      const { what, todo } = wordsFor(toFailure(thrown));
      setProblem(`${i18n._(what)} ${i18n._(todo)}`);
    }
  };
  const options = row.rights.moves.map((stage) => ({
    key: stage,
    name: needsReason(stage) ? t`${words[stage]}…` : words[stage],
    glyph: <StageGlyph stage={stage} />,
  }));
  const pick = (key: string): void => {
    const to = row.rights.moves.find((stage) => stage === key);
    if (!to) return;
    if (needsReason(to)) onMove(row, to);
    else void move(to);
  };
  return (
    <Panel label={t`Move ${row.shown_id}`} width="15rem" isOver onClose={onEnd}>
      <Picker label={t`Move to`} options={options} onPick={pick} />
      <div role="alert">{problem && <p className={css.problem}>{problem}</p>}</div>
    </Panel>
  );
}

const editors = { title: TitleEditor, area: AreaEditor, stage: StageEditor };

export default function CellEditor({ column, ...props }: EditorProps & { column: EditableColumn }) {
  const Editor = editors[column];
  return <Editor {...props} />;
}
