// The title, and its field while somebody changes it: Enter saves, Escape leaves it as it was.
import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { IdeaPage } from "@/api";
import { EditButton } from "../EditButton";
import { type FieldEditor, useFieldEditor } from "../useFieldEditor";
import css from "./Head.module.css";

function TitleField({ editor }: { editor: FieldEditor }) {
  const { t } = useLingui();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") void editor.save(t`The title is changed.`);
    else if (event.key === "Escape") editor.cancel();
    else return;
    event.preventDefault();
  };
  return (
    <TextInput
      className={css.titleForm ?? ""}
      aria-label={t`Title`}
      value={editor.text ?? ""}
      onChange={(event) => editor.change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      error={editor.refused?.what}
      description={t`Enter saves, Esc leaves it as it was.`}
      inputWrapperOrder={["input", "error", "description"]}
      autoComplete="off"
      readOnly={editor.isSaving}
      data-autofocus
      ref={focusOnce}
    />
  );
}

/** The field appears because somebody asked for it: the cursor goes there. */
const focusOnce = (field: HTMLInputElement | null): void => {
  if (field && document.activeElement !== field) field.focus();
};

export function Title({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const editor = useFieldEditor(page, "title", page.case.title);
  if (editor.text !== null) return <TitleField editor={editor} />;
  return (
    <div className={css.title}>
      <h1>{page.case.title}</h1>
      {page.actions.edit_case && <EditButton label={t`Change the title`} onClick={editor.begin} />}
    </div>
  );
}
