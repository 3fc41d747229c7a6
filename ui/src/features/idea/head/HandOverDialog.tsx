// Making somebody else the person to ask.
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useState } from "react";
import type { Choice } from "@/api";
import { useAct } from "../acts";
import { Ask, type DialogProps } from "./Ask";

export function HandOverDialog({ page, others, onClose }: DialogProps & { others: Choice[] }) {
  const { t } = useLingui();
  const act = useAct();
  const [to, setTo] = useState<string | null>(null);
  const { id, shown_id } = page.row;
  const name = others.find((other) => other.id === to)?.name ?? "";
  return (
    <Ask
      title={t`Hand over ${shown_id}`}
      button={t`Hand over idea`}
      missing={to === null ? t`Choose a person.` : null}
      act={() =>
        act({ kind: "idea.hand_over", id, to: to ?? "" }, t`${name} is the owner of ${shown_id} now.`)
      }
      onClose={onClose}
    >
      <p className="t2">
        {t`The owner is the person to ask about it, now ${page.owner.name}. Who sent it stays as it is.`}
      </p>
      <Select
        label={t`New owner`}
        placeholder={t`Choose`}
        data={others.map((other) => ({ value: other.id, label: other.name }))}
        value={to}
        onChange={setTo}
        searchable
        data-autofocus
      />
    </Ask>
  );
}
