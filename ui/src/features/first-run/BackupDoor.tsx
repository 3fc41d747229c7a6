// A space that was on another computer: where its backup is, what is in it, and opening it here.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type BackupLook, keyOf, useWrite } from "@/api";
import { useFormat } from "@/shared";
import css from "./first-run.module.css";
import { Refused } from "./Refused";

function Found({ look }: { look: BackupLook }) {
  const { t } = useLingui();
  const format = useFormat();
  const changed = look.last_change_at_ms;
  return (
    <dl className={css.found} aria-live="polite">
      <dt>{t`Space`}</dt>
      <dd>{look.name}</dd>
      <dt>{t`Holds`}</dt>
      <dd>{plural(look.ideas, { one: "# idea", other: "# ideas" })}</dd>
      <dt>{t`Last change`}</dt>
      <dd>{`${format.date(changed)}, ${format.time(changed)}`}</dd>
    </dl>
  );
}

export function BackupDoor({ onBack }: { onBack(): void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [path, setPath] = useState("");
  const look = useWrite("backup.look");
  const open = useWrite("backup.restore");
  const seen = look.data;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (look.isPending || open.isPending) return;
    if (!seen) {
      look.mutate({ path: path.trim() });
      return;
    }
    open.mutate(
      { path: seen.path },
      // The page sees the space in this answer and leaves.
      { onSuccess: ({ state }) => queries.setQueryData(keyOf("app.state", {}), state) },
    );
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label={t`Where the backup is`}
        description={t`A file that ends in “.db”, for example from the folder “backups” of your space or from a USB stick.`}
        inputWrapperOrder={["label", "input", "description"]}
        placeholder="/media/usb/journal-20261120T090000Z.db"
        value={path}
        onChange={(event) => {
          setPath(event.currentTarget.value);
          look.reset();
        }}
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      {seen && <Found look={seen} />}
      <Refused failure={look.error ?? open.error} />
      <div className={css.acts}>
        <Button
          type="submit"
          variant="filled"
          size="lg"
          disabled={path.trim() === ""}
          loading={look.isPending || open.isPending}
        >
          {seen ? t`Open this space` : t`Look into it`}
        </Button>
        <Button variant="subtle" size="lg" onClick={onBack}>
          {t`Back`}
        </Button>
      </div>
    </form>
  );
}
