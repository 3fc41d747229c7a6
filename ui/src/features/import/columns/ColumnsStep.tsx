// The second step: how the file was read, and what each of its columns becomes.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import type { ImportLook } from "@/api";
import { useFormat } from "@/shared";
import { map, nameSource, read } from "../acts";
import { StepHead } from "../StepHead";
import { mappingOf, useWizard } from "../wizard";
import { exportNames, useNoteWords } from "../words/reading";
import css from "./columns.module.css";
import { ReadingBar } from "./ReadingBar";
import { Table } from "./Table";

/** What the Hub made of the columns, in one sentence. */
function useFoundLine(look: ImportLook): string {
  const { t } = useLingui();
  const format = useFormat();
  const wizard = useWizard();
  if (look.columns.some(({ how }) => how === "remembered")) {
    return t`A file with these columns was here before; they become what you said then.`;
  }
  if (look.known === "opportunity_hub") {
    return t`The Hub exported this itself: every column is known.`;
  }
  if (look.known) {
    const name = exportNames[look.known];
    return t`This is an export of ${name}: its columns are known.`;
  }
  const taken = format.whole(mappingOf(wizard).length);
  const all = format.whole(look.columns.length);
  return t`${taken} of ${all} columns are taken. Change what is wrong; what is not taken stays out.`;
}

function Notes({ look }: { look: ImportLook }) {
  const words = useNoteWords();
  const notes = look.notes.flatMap((note) => words(note) ?? []);
  if (notes.length === 0) return null;
  return (
    <ul className={css.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** Numbers of another list mean something there only, so it has to be named. */
function Source({ look }: { look: ImportLook }) {
  const { t } = useLingui();
  const wizard = useWizard();
  if (!mappingOf(wizard).some(({ target }) => target === "external_id")) return null;
  return (
    <div className={css.source}>
      <TextInput
        label={t`The numbers are those of`}
        description={t`Under this name the next file finds the same ideas again.`}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={wizard.source}
        placeholder={look.source}
        maxLength={120}
        onChange={(event) => nameSource(event.currentTarget.value)}
      />
    </div>
  );
}

export function ColumnsStep({ look }: { look: ImportLook }) {
  const { t } = useLingui();
  const found = useFoundLine(look);
  return (
    <div className={css.page}>
      <div className={css.top}>
        <StepHead takesFocus title={t`What do the columns say?`} lead={<p>{found}</p>} />
        <ReadingBar look={look} onRead={(part) => void read(part)} />
        <Notes look={look} />
      </div>
      <Table look={look} onMap={map} />
      <Source look={look} />
    </div>
  );
}
