// Where the program is kept and runs, and who else knows it. Each is changed in place by whoever may.
import { useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { type Choices, type IdeaPage, toFailure } from "@/api";
import { useEdit, useSayRefused } from "../acts";
import { CopyAddress } from "../CopyAddress";
import { EditButton } from "../EditButton";
import { placeId } from "../places";
import { useFieldEditor } from "../useFieldEditor";
import { versionOf } from "../versions";
import css from "./build.module.css";

interface TextFactProps {
  page: IdeaPage;
  field: "repository_url" | "runs_where";
  name: string;
  placeholder: string;
  maxLength: number;
}

function TextFact({ page, field, name, placeholder, maxLength }: TextFactProps) {
  const { t } = useLingui();
  const now = page.build[field] ?? "";
  const editor = useFieldEditor(page, field, now);
  const mayEdit = page.build.fields.includes(field);
  const save = (): void => void editor.save(t`Saved: ${name}.`);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") save();
    else if (event.key === "Escape") editor.cancel();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {editor.text !== null ? (
          <div className={css.field}>
            <TextInput
              aria-label={name}
              value={editor.text}
              placeholder={placeholder}
              onChange={(event) => editor.change(event.currentTarget.value)}
              onKeyDown={onKeyDown}
              error={editor.refused?.what}
              maxLength={maxLength}
              autoComplete="off"
              readOnly={editor.isSaving}
              autoFocus
            />
            <Button size="xs" onClick={save}>{t`Save`}</Button>
            <Button size="xs" variant="subtle" onClick={editor.cancel}>{t`Cancel`}</Button>
          </div>
        ) : (
          <>
            {now === "" ? (
              <span className="t3">{t`Not said yet`}</span>
            ) : field === "repository_url" ? (
              <CopyAddress url={now}>{now}</CopyAddress>
            ) : (
              <span className={css.said}>{now}</span>
            )}
            {mayEdit &&
              (now === "" ? (
                <Button size="xs" data-first onClick={editor.begin} aria-label={t`Say it: ${name}`}>
                  {t`Say it`}
                </Button>
              ) : (
                <EditButton label={t`Change: ${name}`} onClick={editor.begin} />
              ))}
          </>
        )}
      </dd>
    </>
  );
}

function SecondPerson({ page, choices }: { page: IdeaPage; choices: Choices | undefined }) {
  const { t } = useLingui();
  const [isEditing, setEditing] = useState(false);
  const edit = useEdit(page.row.id);
  const sayRefused = useSayRefused();
  const now = page.build.second_person;
  const others = (choices?.members ?? []).filter(({ archived, id }) => !archived || id === now?.id);
  const choose = (value: string | null): void => {
    setEditing(false);
    if (value === (now?.id ?? null)) return;
    const wish = { value, base: versionOf(page.versions, "second_person_id") };
    edit({ second_person_id: wish }, t`The second person is changed.`).catch((thrown: unknown) =>
      sayRefused(toFailure(thrown)),
    );
  };
  return (
    <>
      <dt>{t`Second person`}</dt>
      <dd>
        {isEditing ? (
          <Select
            size="xs"
            aria-label={t`Second person`}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={now?.id ?? null}
            onChange={choose}
            onBlur={() => setEditing(false)}
            searchable
            clearable
            clearButtonProps={{ "aria-label": t`Nobody` }}
            defaultDropdownOpened
            autoFocus
          />
        ) : (
          <>
            {now ? <span>{now.name}</span> : <span className="t3">{t`Nobody yet`}</span>}
            {page.build.fields.includes("second_person_id") && (
              <EditButton label={t`Change the second person`} onClick={() => setEditing(true)} />
            )}
          </>
        )}
      </dd>
    </>
  );
}

export function Where({ page, choices }: { page: IdeaPage; choices: Choices | undefined }) {
  const { t } = useLingui();
  return (
    <section id={placeId("where")} aria-labelledby="where-title">
      <h2 id="where-title">{t`Where it is`}</h2>
      <dl className={css.facts}>
        <TextFact
          page={page}
          field="repository_url"
          name={t`Repository`}
          placeholder="https://git.example.org/team/code.git"
          maxLength={2_000}
        />
        <TextFact
          page={page}
          field="runs_where"
          name={t`Where it runs`}
          placeholder={t`Jenkins, job "invoices"`}
          maxLength={200}
        />
        <SecondPerson page={page} choices={choices} />
      </dl>
    </section>
  );
}
