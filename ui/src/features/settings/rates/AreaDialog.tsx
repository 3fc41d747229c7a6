// The name of a new area, or another name for one that is there.
import { useLingui } from "@lingui/react/macro";
import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type Failure, newId, type Operation, type RatesOwner, toFailure, useSend } from "@/api";
import { useProblemWords } from "@/shared";
import { Problem } from "../parts";
import css from "./rates.module.css";

interface AreaDialogProps {
  /** Null: a new one. */
  owner: RatesOwner | null;
  onClose(): void;
}

export function AreaDialog({ owner, onClose }: AreaDialogProps) {
  const { t } = useLingui();
  const [name, setName] = useState(owner?.name ?? "");
  const [failure, setFailure] = useState<Failure | null>(null);
  const { isSending, send } = useSend();
  const problem = useProblemWords(2);
  const operation = (): Operation => {
    const id = owner?.area_id;
    if (!id) return { kind: "area.add", id: newId(), name: name.trim() };
    // An archived one comes back under the name that is said.
    return { kind: "area.edit", id, name: name.trim(), ...(owner.archived ? { archived: false } : {}) };
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFailure(null);
    try {
      if ((await send(operation())) !== null) onClose();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  const atField = failure?.code === "INVALID" || failure?.code === "NAME_TAKEN";
  const error = (): string | null => {
    if (!failure || !atField) return null;
    if (failure.code === "NAME_TAKEN") return t`Another area has this name.`;
    return problem("name", { problem: String(failure.facts.problem), facts: failure.facts });
  };
  const title = owner === null ? t`New area` : owner.archived ? t`Bring the area back` : t`Rename the area`;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <form className={css.form} noValidate onSubmit={(event) => void save(event)}>
        <TextInput
          label={t`Name`}
          description={t`A department or a part of the business, for example Finance.`}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value.slice(0, 200));
            setFailure(null);
          }}
          error={error()}
          autoComplete="off"
          data-autofocus
        />
        {!atField && <Problem failure={failure} />}
        <div className={css.acts}>
          <Button variant="subtle" onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="filled" loading={isSending} disabled={name.trim() === ""}>
            {owner === null ? t`Add the area` : t`Save`}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
