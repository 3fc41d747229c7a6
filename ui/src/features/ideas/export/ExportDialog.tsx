// Takes ideas home as a file: which ideas, which format, which columns; then where the file is.
import { useLingui } from "@lingui/react/macro";
import { Button, Modal, Radio, SegmentedControl } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { type BulkIdeas, type ExportFormat, type Failure, type IdeasOrder, wordsFor } from "@/api";
import { useFormat, useStageWords } from "@/shared";
import bulk from "../bulk/bulk.module.css";
import type { ColumnKey } from "../columns";
import { useExportColumns } from "./columns";
import css from "./export.module.css";
import { type Export, useExport } from "./useExport";

export interface ExportAsk {
  view: IdeasOrder;
  /** Ideas of the view. */
  inView: number;
  /** What is selected; none: nothing is. */
  selection: { ideas: BulkIdeas; count: number } | null;
  columns: readonly ColumnKey[];
  /** The beginning of the file's name. */
  name: string;
}

interface DialogProps {
  ask: ExportAsk;
  onClose(): void;
}

type What = "selection" | "view" | "all";

function Problem({ failure }: { failure: Failure | null }) {
  const { i18n } = useLingui();
  const words = failure && wordsFor(failure);
  return (
    <div role="alert">
      {words && (
        <p className={bulk.problem}>
          {i18n._(words.what)} {i18n._(words.safe)} {i18n._(words.todo)}
        </p>
      )}
    </div>
  );
}

/** What is there already while it is being written. */
function Running({ job }: { job: Export }) {
  const { t } = useLingui();
  const format = useFormat();
  const { far } = job;
  return (
    <div role="status" className={css.running}>
      {t`Writing the file…`}
      {far && far.total > 0 && (
        <>
          <progress className={bulk.far} max={far.total} value={far.done} aria-label={t`How far it is`} />
          <span className="meta">{t`${format.whole(far.done)} of ${format.whole(far.total)}`}</span>
        </>
      )}
    </div>
  );
}

function Result({ job, isWhole, onClose }: { job: Export; isWhole: boolean; onClose(): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { exported } = job;
  const done = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone.
  useEffect(() => done.current?.focus(), []);
  if (!exported) return null;
  const folder = exported.path.slice(0, -exported.file_name.length - 1);
  const count = format.whole(exported.ideas);
  return (
    <div className={bulk.form}>
      <div role="status">
        <p>{exported.ideas === 1 ? t`1 idea is in this file:` : t`${count} ideas are in this file:`}</p>
        <p className={css.file}>
          <b>{exported.file_name}</b>
          <span className="meta">{folder}</span>
        </p>
        {isWhole && !exported.comes_back && (
          <p className="meta">
            {t`It is larger than an import takes. To bring it back, export fewer ideas at a time.`}
          </p>
        )}
        {exported.cells_left_out > 0 && (
          <p className="meta">
            {t`${format.whole(exported.cells_left_out)} texts are longer than a cell of a workbook holds and were left out. CSV and JSON have them.`}
          </p>
        )}
      </div>
      <Problem failure={job.failure} />
      <div className={bulk.buttons}>
        <Button onClick={() => void job.show()}>{t`Show in folder`}</Button>
        <Button ref={done} variant="filled" onClick={onClose}>
          {t`Done`}
        </Button>
      </div>
    </div>
  );
}

function useChoices({ selection, inView }: ExportAsk): { value: What; label: string }[] {
  const { t } = useLingui();
  const format = useFormat();
  const selected = selection && format.whole(selection.count);
  const shown = format.whole(inView);
  return [
    ...(selected ? [{ value: "selection" as const, label: t`The selected ideas (${selected})` }] : []),
    { value: "view", label: t`This view, in its order (${shown})` },
    { value: "all", label: t`Every idea, also those merged or withdrawn` },
  ];
}

export default function ExportDialog({ ask, onClose }: DialogProps) {
  const { t } = useLingui();
  const job = useExport();
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const [what, setWhat] = useState<What>(ask.selection ? "selection" : "view");
  const [isWhole, setWhole] = useState(false);
  const choices = useChoices(ask);
  const columns = useExportColumns(ask.columns);
  const stage_words = useStageWords();
  const isJson = format === "json";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const ideas =
      what === "selection" ? ask.selection?.ideas : what === "view" ? { view: ask.view } : undefined;
    void job.run({
      format,
      name: ask.name,
      ...(ideas ? { ideas } : {}),
      ...(isWhole || isJson ? {} : { columns, stage_words }),
    });
  };
  const close = job.isRunning ? job.cancel : onClose;
  return (
    <Modal
      opened
      onClose={job.isRunning ? () => undefined : onClose}
      title={t`Export ideas`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      {job.exported ? (
        <Result job={job} isWhole={isWhole || isJson} onClose={onClose} />
      ) : (
        <form className={bulk.form} onSubmit={submit}>
          <Radio.Group label={t`Which ideas`} value={what} onChange={(value) => setWhat(value as What)}>
            <div className={css.choices}>
              {choices.map(({ value, label }, place) => (
                <Radio key={value} value={value} label={label} data-autofocus={place === 0 || undefined} />
              ))}
            </div>
          </Radio.Group>
          <div className={css.field}>
            <span id="export-format">{t`Format`}</span>
            <SegmentedControl
              fullWidth
              aria-labelledby="export-format"
              value={format}
              onChange={(value) => setFormat(value as ExportFormat)}
              data={[
                { value: "xlsx", label: t`Excel (XLSX)` },
                { value: "csv", label: t`CSV` },
                { value: "json", label: t`JSON` },
              ]}
            />
          </div>
          <Radio.Group
            label={t`Columns`}
            value={isWhole || isJson ? "all" : "view"}
            onChange={(value) => setWhole(value === "all")}
          >
            <div className={css.choices}>
              <Radio value="view" disabled={isJson} label={t`As in the list, to read`} />
              <Radio
                value="all"
                label={t`Everything, which an import can bring back`}
                description={t`With inputs, answers, ratings and ids; headings in English.`}
              />
            </div>
          </Radio.Group>
          {job.isRunning && <Running job={job} />}
          <Problem failure={job.failure} />
          <div className={bulk.buttons}>
            <Button variant="subtle" onClick={close}>
              {t`Cancel`}
            </Button>
            {/* It keeps the focus while it waits. */}
            <Button
              type="submit"
              variant="filled"
              {...(job.isRunning && { "aria-disabled": true, "data-disabled": true })}
            >
              {t`Export`}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
