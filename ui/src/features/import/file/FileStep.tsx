// The first step: a file that is chosen or dropped, or cells that are pasted.
import { useLingui } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { type ClipboardEvent, useRef, useState } from "react";
import { StepHead } from "../StepHead";
import { Accepted } from "./Accepted";
import css from "./file.module.css";

/** What file choosers offer first; anything can be chosen, since the content decides. */
const ENDINGS = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.json";

interface FileStepProps {
  isBusy: boolean;
  onFile(file: File): void;
  onPaste(text: string): void;
}

function ChooseFile({ isBusy, onFile }: Pick<FileStepProps, "isBusy" | "onFile">) {
  const { t } = useLingui();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className={css.drop}>
      <IconTable size={28} stroke={1.25} aria-hidden="true" />
      <Button variant="filled" size="lg" loading={isBusy} onClick={() => chooser.current?.click()}>
        {t`Choose a file`}
      </Button>
      <p className="t2">{t`or drop it anywhere on this page`}</p>
      <input
        ref={chooser}
        type="file"
        accept={ENDINGS}
        aria-label={t`File with ideas`}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

/** What is pasted is taken at once: a table of any size never has to stand in the field. */
function PasteField({ isBusy, onPaste }: Pick<FileStepProps, "isBusy" | "onPaste">) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData("text/plain");
    if (text.trim() === "") return;
    event.preventDefault();
    onPaste(text);
  };
  return (
    <div className={css.paste}>
      <Textarea
        label={t`Or paste cells`}
        description={t`Select them in your spreadsheet, column names too, copy, and press Ctrl V in this field.`}
        inputWrapperOrder={["label", "input", "description", "error"]}
        rows={3}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onPaste={paste}
        autoComplete="off"
        spellCheck={false}
        disabled={isBusy}
      />
      {typed.trim() !== "" && <Button onClick={() => onPaste(typed)}>{t`Read this text`}</Button>}
    </div>
  );
}

export function FileStep({ isBusy, onFile, onPaste }: FileStepProps) {
  const { t } = useLingui();
  return (
    <div className={css.columns}>
      <div className={css.main}>
        <StepHead
          title={t`Bring your list`}
          lead={t`You see every row before it counts, and one Undo takes the whole import back.`}
        />
        <ChooseFile isBusy={isBusy} onFile={onFile} />
        <PasteField isBusy={isBusy} onPaste={onPaste} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a low window it scrolls and holds nothing to reach */}
      <aside className={css.side} tabIndex={0} aria-label={t`What can be read`}>
        <Accepted />
      </aside>
    </div>
  );
}
