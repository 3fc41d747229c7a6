// A move that needs a reason: declined, parked, retired.
import { useLingui } from "@lingui/react/macro";
import { Select, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Stage } from "@/api";
import { useStageWords } from "@/shared";
import { DayField } from "@/shared/parts/DayField";
import { reasonCodes, useReasonWords } from "@/shared/words/reasons";
import { Ask } from "./Ask";
import type { Mover } from "./useMove";

export function MoveDialog({ to, mover, onClose }: { to: Stage; mover: Mover; onClose: () => void }) {
  const { t } = useLingui();
  const stages = useStageWords();
  const reasons = useReasonWords();
  const [code, setCode] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [day, setDay] = useState<string | null>("");
  const isDeclined = to === "declined";
  const titles: Partial<Record<Stage, string>> = {
    declined: t`Decline this idea`,
    parked: t`Park this idea`,
    retired: t`Retire this automation`,
  };
  const effects: Partial<Record<Stage, string>> = {
    declined: t`It leaves the list of what to build. The author reads your reason. It can be brought back.`,
    parked: t`It waits and keeps everything. A claim on it ends. It can be brought back.`,
    retired: t`It no longer runs. What it saved stays counted.`,
  };
  const missing = (): string | null => {
    if (isDeclined && code === null) return t`Choose why.`;
    if (day === null) return t`Correct the day, or leave it out.`;
    return reason.trim() === "" ? t`Say in a sentence why, so that the author understands it.` : null;
  };
  return (
    <Ask
      title={titles[to] ?? t`Move to ${stages[to]}`}
      button={isDeclined ? t`Decline idea` : to === "parked" ? t`Park idea` : t`Move to ${stages[to]}`}
      missing={missing()}
      act={() =>
        mover.send(to, {
          reason: reason.trim(),
          ...(isDeclined && code ? { reason_code: code } : {}),
          ...(day ? { revisit_on: day } : {}),
        })
      }
      onClose={onClose}
    >
      <p className="t2">{effects[to]}</p>
      {isDeclined && (
        <Select
          label={t`Why`}
          placeholder={t`Choose`}
          data={reasonCodes.map((value) => ({ value, label: reasons(value) }))}
          value={code}
          onChange={setCode}
          allowDeselect={false}
          data-autofocus
        />
      )}
      <Textarea
        label={t`Reason`}
        description={t`In your own words. Everybody in the space can read it.`}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={2_000}
        autosize
        minRows={3}
        maxRows={8}
        data-autofocus={isDeclined ? undefined : true}
      />
      {to === "parked" && (
        <DayField
          label={t`Look at it again on`}
          description={t`If you know when. Nothing happens by itself.`}
          min={new Date().toISOString().slice(0, 10)}
          onChange={setDay}
        />
      )}
    </Ask>
  );
}
