// The applications that the work touches: added and taken out as a set, so that two people never collide.
import { useLingui } from "@lingui/react/macro";
import { Button, MultiSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Choices, type IdeaPage, keyOf, type SystemId, toFailure } from "@/api";
import { fold } from "@/shared/fold";
import controls from "@/styles/controls.module.css";
import { useEdit, useOperation, useSayRefused } from "../acts";
import { EditButton } from "../EditButton";
import { useKept } from "../kept";
import css from "./Facts.module.css";

const CREATE = "create";
const MAX = 50;

/** Adds a system by name; answers its id. The core makes the id from the name. */
function useAddSystem(): (name: string) => Promise<SystemId | undefined> {
  const client = useQueryClient();
  const operate = useOperation();
  return async (name) => {
    await operate({ kind: "system.add", name });
    const key = keyOf("space.choices", {});
    await client.invalidateQueries({ queryKey: key });
    return client.getQueryData<Choices>(key)?.systems.find((system) => fold(system.name) === fold(name))?.id;
  };
}

function SystemsField({
  page,
  choices,
  chosen,
  onEnd,
}: {
  page: IdeaPage;
  choices: Choices | undefined;
  chosen: { ids: SystemId[]; keep(ids: SystemId[]): void };
  onEnd(): void;
}) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const [isSending, setSending] = useState(false);
  const edit = useEdit(page.row.id);
  const addSystem = useAddSystem();
  const sayRefused = useSayRefused();
  const name = search.trim();
  const known = choices?.systems ?? [];
  const listed = known
    .filter(({ id, archived }) => !archived || chosen.ids.includes(id))
    .map((system) => ({ value: system.id, label: system.name }));
  const isNew = fold(name) !== "" && known.every((system) => fold(system.name) !== fold(name));
  const guarded = async (act: () => Promise<void>): Promise<void> => {
    if (isSending) return;
    setSending(true);
    try {
      await act();
    } catch (thrown) {
      sayRefused(toFailure(thrown));
    } finally {
      setSending(false);
    }
  };
  const choose = (values: string[]): void => {
    if (!values.includes(CREATE)) {
      chosen.keep(values);
      return;
    }
    void guarded(async () => {
      const added = await addSystem(name);
      if (added) chosen.keep([...chosen.ids, added]);
      setSearch("");
    });
  };
  const save = (): void => {
    const now = page.case.system_ids ?? [];
    const add = chosen.ids.filter((id) => !now.includes(id));
    const remove = now.filter((id) => !chosen.ids.includes(id));
    const isSame = add.length + remove.length === 0;
    void guarded(async () => {
      if (!isSame) await edit({ system_ids: { add, remove } }, t`The systems are changed.`);
      onEnd();
    });
  };
  return (
    <form
      className={css.wide}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <MultiSelect
        size="xs"
        aria-label={t`Systems`}
        classNames={{ input: controls.input ?? "" }}
        data={isNew ? [...listed, { value: CREATE, label: t`Add “${name}”` }] : listed}
        value={chosen.ids}
        onChange={choose}
        searchable
        hidePickedOptions
        searchValue={search}
        onSearchChange={setSearch}
        maxValues={MAX}
        nothingFoundMessage={t`Type a name`}
        readOnly={isSending}
        autoFocus
      />
      <div className={css.buttons}>
        <Button size="xs" type="submit">
          {t`Save systems`}
        </Button>
        <Button size="xs" variant="subtle" onClick={onEnd}>
          {t`Cancel`}
        </Button>
      </div>
    </form>
  );
}

export function Systems({ page, choices }: { page: IdeaPage; choices: Choices | undefined }) {
  const { t } = useLingui();
  const [ids, keep] = useKept<SystemId[]>(`${page.row.id} systems`);
  if (ids !== null) {
    return <SystemsField page={page} choices={choices} chosen={{ ids, keep }} onEnd={() => keep(null)} />;
  }
  return (
    <>
      <span className={page.system_names.length > 0 ? css.list : "t3"}>
        {page.system_names.join(", ") || t`None yet`}
      </span>
      {page.actions.edit_case && (
        <EditButton label={t`Change the systems`} onClick={() => keep(page.case.system_ids ?? [])} />
      )}
    </>
  );
}
