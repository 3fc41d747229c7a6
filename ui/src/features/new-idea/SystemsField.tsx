// The applications that the work touches: several, and new ones are made on the spot.
import { useLingui } from "@lingui/react/macro";
import { MultiSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Choice } from "@/api";
import type { ProblemWords } from "@/shared";
import { fold } from "@/shared/fold";
import controls from "@/styles/controls.module.css";
import css from "./form.module.css";
import { isNew, useAdd } from "./useAdd";

const CREATE = "create";

const classNames = {
  input: controls.input ?? "",
  label: controls.label ?? "",
  description: controls.hint ?? "",
  error: controls.error ?? "",
};

export function SystemsField(props: {
  value: readonly string[];
  onChange: (systemIds: string[]) => void;
  systems: readonly Choice[];
  canAdd: boolean;
  error: string | undefined;
  words: ProblemWords;
}) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const { add, isAdding, error } = useAdd(props.words);
  const name = search.trim();
  const canCreate = props.canAdd && isNew(name, props.systems);
  const data = useMemo(() => {
    const open = props.systems.filter(({ archived, id }) => !archived || props.value.includes(id));
    const listed = open.map((system) => ({ value: system.id, label: system.name }));
    return canCreate ? [...listed, { value: CREATE, label: t`Add “${name}”` }] : listed;
  }, [props.systems, props.value, canCreate, name, t]);
  const choose = async (values: string[]): Promise<void> => {
    if (!values.includes(CREATE)) return props.onChange(values);
    const choices = await add({ kind: "system.add", name });
    // The core makes a system's id from its name.
    const added = choices?.systems.find((system) => fold(system.name) === fold(name));
    if (added) props.onChange([...props.value, added.id]);
    setSearch("");
  };
  return (
    <MultiSelect
      id="idea-system_ids"
      className={css.field ?? ""}
      classNames={classNames}
      label={t`Systems it touches`}
      placeholder={props.value.length === 0 ? t`SAP, Outlook, Excel …` : ""}
      inputWrapperOrder={["label", "input", "description", "error"]}
      error={error ?? props.error}
      data={data}
      value={[...props.value]}
      onChange={(values) => void choose(values)}
      searchable
      hidePickedOptions
      openOnFocus={false}
      searchValue={search}
      onSearchChange={setSearch}
      maxValues={50}
      nothingFoundMessage={props.systems.length === 0 ? t`Type a name` : t`No system of this name`}
      disabled={isAdding}
    />
  );
}
