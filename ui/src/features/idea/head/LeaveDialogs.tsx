// Taking an idea back, which can be undone, and removing it, which cannot.
import { useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { useState } from "react";
import { announce } from "@/shared";
import { useAct, useOperation } from "../acts";
import { Ask, type DialogProps } from "./Ask";

export function WithdrawDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const act = useAct();
  const { id, shown_id } = page.row;
  return (
    <Ask
      title={t`Withdraw ${shown_id}?`}
      button={t`Withdraw idea`}
      missing={null}
      act={() => act({ kind: "idea.withdraw", id }, t`${shown_id} is withdrawn.`)}
      onClose={onClose}
    >
      <p className="t2">
        {t`It leaves the list of what to build, and nobody assesses it any more. Nothing is deleted: you can bring it back at any time.`}
      </p>
    </Ask>
  );
}

export function RemoveDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const operate = useOperation();
  const [reason, setReason] = useState("");
  const { id, shown_id } = page.row;
  const remove = async (): Promise<void> => {
    await operate({ kind: "idea.remove", id, reason: reason.trim() });
    announce(t`${shown_id} is removed.`);
  };
  return (
    <Ask
      title={t`Remove ${shown_id} for good?`}
      button={t`Remove idea`}
      isDanger
      missing={reason.trim() === "" ? t`Say why it has to go; the history keeps it.` : null}
      act={remove}
      onClose={onClose}
    >
      <p className="t2">
        {t`Its text, estimate and answers are deleted for everybody. This cannot be undone. Its number stays used, and the history keeps that you removed it, and why.`}
      </p>
      {page.actions.withdraw && (
        <p className="t2">{t`To take it back so that it can return, withdraw it instead.`}</p>
      )}
      <Textarea
        label={t`Reason`}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={2_000}
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
      />
    </Ask>
  );
}
