// What the idea is, in its author's words, and who sent it when.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { IdeaPage } from "@/api";
import { Keys, useFormat } from "@/shared";
import { LongText } from "@/shared/parts/LongText";
import { EditButton } from "../EditButton";
import { type FieldEditor, useFieldEditor } from "../useFieldEditor";
import css from "./Description.module.css";

function DescriptionField({ editor }: { editor: FieldEditor }) {
  const { t } = useLingui();
  const save = (): void => void editor.save(t`The description is changed.`);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else if (event.key === "Escape" && !editor.isChanged) editor.cancel();
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.form}>
      <Textarea
        aria-label={t`Description`}
        value={editor.text ?? ""}
        onChange={(event) => editor.change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={editor.refused && `${editor.refused.what} ${editor.refused.todo}`}
        autosize
        minRows={5}
        maxRows={20}
        readOnly={editor.isSaving}
        ref={focusOnce}
      />
      <div className={css.buttons}>
        <Button onClick={save} rightSection={<Keys binding="$mod+Enter" />}>
          {t`Save description`}
        </Button>
        <Button variant="subtle" onClick={editor.cancel}>
          {t`Cancel`}
        </Button>
      </div>
    </div>
  );
}

const focusOnce = (field: HTMLTextAreaElement | null): void => {
  if (field && document.activeElement !== field) field.focus();
};

/** "Marta Klein, for Otto Brand, Finance, 8 Oct 2026. 8 people support it." */
function useOrigin(): (page: IdeaPage) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ author, submitted_for, row }) => {
    const isImported = submitted_for === "imported";
    const who = isImported ? t`Brought in from a file by ${author.name}` : author.name;
    const forWhom = submitted_for && !isImported ? t`for ${submitted_for}` : null;
    const facts = [who, forWhom, row.area, format.date(row.created_at_ms)].filter(Boolean).join(", ");
    if (row.supports === 0) return t`${facts}.`;
    return t`${facts}. ${plural(row.supports, { one: "# other person has it too.", other: "# others have it too." })}`;
  };
}

export function Description({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const origin = useOrigin();
  const text = page.case.description ?? "";
  const editor = useFieldEditor(page, "description", text);
  const canEdit = page.actions.edit_case;
  return (
    <section className={css.case} aria-label={t`Description`}>
      {editor.text !== null ? (
        <DescriptionField editor={editor} />
      ) : (
        <div className={css.lead}>
          {text ? (
            <LongText text={text} most={1_200} className={css.text} />
          ) : (
            <p className={`${css.text} t3`}>{t`Nobody has described it yet.`}</p>
          )}
          {canEdit &&
            (text ? (
              <EditButton label={t`Change the description`} onClick={editor.begin} />
            ) : (
              <Button size="xs" onClick={editor.begin}>
                {t`Describe it`}
              </Button>
            ))}
        </div>
      )}
      <p className={`meta ${css.origin}`}>{origin(page)}</p>
    </section>
  );
}
