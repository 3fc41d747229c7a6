// Where the work is done: one of the space's areas, or a new one made on the spot.
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { type AreaChoice, newId } from "@/api";
import type { ProblemWords } from "@/shared";
import css from "./form.module.css";
import { isNew, useAdd } from "./useAdd";

const CREATE = "create";
const NONE = "none";

export function AreaField(props: {
  value: string | null;
  onChange: (areaId: string | null) => void;
  areas: readonly AreaChoice[];
  /** Only those who run the space make areas. */
  canAdd: boolean;
  isFromProfile: boolean;
  error: string | undefined;
  words: ProblemWords;
}) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const { add, isAdding, error } = useAdd(props.words);
  const name = search.trim();
  const canCreate = props.canAdd && isNew(name, props.areas);
  const data = useMemo(() => {
    const open = props.areas.filter(({ archived, id }) => !archived || id === props.value);
    const listed = open.map((area) => ({ value: area.id, label: area.name }));
    return [
      ...listed,
      ...(canCreate ? [{ value: CREATE, label: t`New area “${name}”` }] : []),
      ...(props.value === null ? [] : [{ value: NONE, label: t`No area` }]),
    ];
  }, [props.areas, props.value, canCreate, name, t]);
  const choose = async (value: string | null): Promise<void> => {
    if (value !== CREATE) return props.onChange(value === NONE ? null : value);
    const id = newId();
    if (await add({ kind: "area.add", id, name })) props.onChange(id);
  };
  return (
    <Select
      id="idea-area_id"
      className={css.field}
      label={t`Area`}
      placeholder={t`Choose`}
      inputWrapperOrder={["label", "input", "description", "error"]}
      description={props.isFromProfile ? t`From your profile` : undefined}
      error={error ?? props.error}
      data={data}
      value={props.value}
      onChange={(value) => void choose(value)}
      searchable
      allowDeselect={false}
      openOnFocus={false}
      onSearchChange={setSearch}
      onFocus={(event) => event.currentTarget.select()}
      nothingFoundMessage={
        props.areas.length === 0 ? t`Type the name of the first area` : t`No area of this name`
      }
      disabled={isAdding}
    />
  );
}
