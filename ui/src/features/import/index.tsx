// Import: a list of ideas from elsewhere, in four steps on one page. What one has come to is kept while the
// program runs.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ImportLook, useRead } from "@/api";
import { EmptyState, ErrorState, LinkButton, TopBar, useFormat } from "@/shared";
import { go, startOver, take } from "./acts";
import { CheckStep } from "./check/CheckStep";
import { ColumnsStep } from "./columns/ColumnsStep";
import { Foot } from "./Foot";
import { FileStep } from "./file/FileStep";
import { useArriving } from "./file/useArriving";
import css from "./import.module.css";
import { ResultStep } from "./result/ResultStep";
import { Steps } from "./Steps";
import { Working } from "./Working";
import { type Step, useWizard, type Wizard } from "./wizard";
import { formatNames } from "./words/reading";

/** A refused file: what happened, what is safe, what to do; and the way to another one. */
function Refused({ wizard }: { wizard: Wizard }) {
  const { t } = useLingui();
  if (!wizard.failure) return null;
  return (
    <div className={css.refused}>
      <ErrorState failure={wizard.failure} />
      {wizard.step !== "file" && (
        <div className={css.refusedActs}>
          <Button variant="subtle" size="xs" onClick={startOver}>{t`Choose another file`}</Button>
        </div>
      )}
    </div>
  );
}

function Content({ wizard, onFile, onPaste }: ContentProps) {
  const { step, look, preview, result, work } = wizard;
  // What is read or looked through for the first time, or carried out, has the page for itself.
  const isAlone =
    work?.what === "run" || work?.what === "upload" || (work?.what === "preview" && step !== "check");
  if (work && isAlone) return <Working work={work} wizard={wizard} />;
  if (step === "columns" && look) return <ColumnsStep look={look} />;
  if (step === "check" && look && preview) return <CheckStep look={look} preview={preview} />;
  if (step === "result" && look && result) return <ResultStep look={look} result={result} />;
  return <FileStep isBusy={work !== null} onFile={onFile} onPaste={onPaste} />;
}

interface ContentProps {
  wizard: Wizard;
  onFile(file: File): void;
  onPaste(text: string): void;
}

/** Importing is for leads; who may not is told, and by whom it can be done. */
function NotMine() {
  const { t } = useLingui();
  return (
    <EmptyState title={t`A lead brings lists in`} action={<LinkButton to="/new">{t`New idea`}</LinkButton>}>
      <p>{t`Your role does not allow importing. Ask a lead of the space, or send your ideas one by one.`}</p>
    </EmptyState>
  );
}

/** “ideas.csv, CSV, 6,240 rows, 1.8 MB” */
function useAbout(): (look: ImportLook) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ name, format: kind, rows, size_bytes }) => {
    const count = plural(rows, { one: "# row", other: "# rows" });
    const size =
      size_bytes < 100_000
        ? t`${format.whole(Math.ceil(size_bytes / 1_000))} kB`
        : t`${format.decimal(size_bytes / 1_000_000, 1)} MB`;
    return `${name}, ${formatNames[kind]}, ${count}, ${size}`;
  };
}

function Import() {
  const { t } = useLingui();
  const wizard = useWizard();
  const { step, look, work } = wizard;
  const about = useAbout();
  const onFile = (file: File): void => void take(file.name, file);
  const onPaste = (text: string): void =>
    void take(t`Pasted cells`, new Blob([text], { type: "text/plain" }));
  const mayArrive = work === null && (step === "file" || step === "result");
  const isOver = useArriving({ isOn: mayArrive, onFile, onPaste });
  const mayGo = (to: Step): boolean =>
    work === null && step !== "result" && (to !== "check" || wizard.preview !== null);
  const onGo = (to: Step): void => (to === "file" ? startOver() : go(to));
  return (
    <>
      <TopBar title={t`Import`} meta={step !== "file" && look ? about(look) : undefined}>
        <Steps step={step} mayGo={mayGo} onGo={onGo} />
      </TopBar>
      <div className={css.body}>
        <Refused wizard={wizard} />
        <Content wizard={wizard} onFile={onFile} onPaste={onPaste} />
        {isOver && <div className={css.over}>{t`Let go to read this file`}</div>}
      </div>
      {step !== "file" && !(work?.what === "run") && <Foot wizard={wizard} />}
    </>
  );
}

export function ImportPage() {
  const { t } = useLingui();
  const space = useRead("app.state", {}).data?.space;
  const mayImport = space?.me.role === "lead" || space?.me.role === "admin";
  if (space && !mayImport) {
    return (
      <>
        <TopBar title={t`Import`} />
        <NotMine />
      </>
    );
  }
  return <Import />;
}
