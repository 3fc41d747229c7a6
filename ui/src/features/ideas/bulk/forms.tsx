// What an act at many ideas has to be told, a form for each kind. A form answers the act, or none while
// something is missing.
import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, Select, Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import { type BulkAct, type Stage, useRead } from "@/api";
import { StageGlyph, useStageWords } from "@/shared";
import { DayField } from "@/shared/parts/DayField";
import { moveTargets, needsReason, reasonCodes } from "./moves";
import { useReasonWords, useScaleWords } from "./words";

export interface FormProps {
  onAct(act: BulkAct | null): void;
}

/** Tells the dialog what the form says now. */
export function useAct(act: BulkAct | null, onAct: FormProps["onAct"]): void {
  const name = JSON.stringify(act);
  useEffect(() => onAct(JSON.parse(name) as BulkAct | null), [name, onAct]);
}

export function StageForm({ onAct, start }: FormProps & { start: Stage | undefined }) {
  const { t } = useLingui();
  const stages = useStageWords();
  const reasons = useReasonWords();
  const [to, setTo] = useState<Stage | null>(start ?? null);
  const [code, setCode] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [day, setDay] = useState<string | null>("");
  const isDeclined = to === "declined";
  const asksWhy = to !== null && needsReason(to);
  const isDayRead = to !== "parked" || day !== null;
  const isSaid = !asksWhy || (reason.trim() !== "" && (!isDeclined || code !== null));
  const said = {
    ...(asksWhy ? { reason: reason.trim() } : {}),
    ...(isDeclined && code ? { reason_code: code } : {}),
    ...(to === "parked" && day ? { revisit_on: day } : {}),
  };
  useAct(to !== null && isSaid && isDayRead ? { act: "move", to, ...said } : null, onAct);
  return (
    <>
      <Select
        label={t`Move to`}
        placeholder={t`Choose`}
        data={moveTargets.map((value) => ({ value, label: stages[value] }))}
        value={to}
        onChange={(value) => setTo(moveTargets.find((stage) => stage === value) ?? null)}
        leftSection={to && <StageGlyph stage={to} />}
        allowDeselect={false}
        data-autofocus={start === undefined || undefined}
      />
      {isDeclined && (
        <Select
          label={t`Why`}
          placeholder={t`Choose`}
          data={reasonCodes.map((value) => ({ value, label: reasons[value] }))}
          value={code}
          onChange={setCode}
          allowDeselect={false}
        />
      )}
      {asksWhy && (
        <Textarea
          label={t`Reason`}
          description={t`In your own words. Everybody in the space can read it.`}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2_000}
          autosize
          minRows={2}
          maxRows={6}
          data-autofocus={start !== undefined || undefined}
        />
      )}
      {to === "parked" && (
        <DayField
          label={t`Look at it again on`}
          min={new Date().toISOString().slice(0, 10)}
          onChange={setDay}
        />
      )}
    </>
  );
}

const NONE = "none";

export function AreaForm({ onAct }: FormProps) {
  const { t } = useLingui();
  const { data } = useRead("space.choices", {});
  const [area, setArea] = useState<string | null>(null);
  const areas = (data?.areas ?? []).filter(({ archived }) => !archived);
  const value = area === NONE ? null : area;
  useAct(area === null ? null : { act: "edit", set: { area_id: { value } } }, onAct);
  return (
    <Select
      label={t`Area`}
      placeholder={t`Choose`}
      searchable
      data={[
        { value: NONE, label: t`No area` },
        ...areas.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={area}
      onChange={setArea}
      allowDeselect={false}
      data-autofocus
    />
  );
}

export function SystemsForm({ onAct }: FormProps) {
  const { t } = useLingui();
  const { data } = useRead("space.choices", {});
  const [way, setWay] = useState("add");
  const [system, setSystem] = useState<string | null>(null);
  const systems = (data?.systems ?? []).filter(({ archived }) => !archived || way === "remove");
  const edit = system === null ? null : way === "add" ? { add: [system] } : { remove: [system] };
  useAct(edit && { act: "edit", set: { system_ids: edit } }, onAct);
  return (
    <>
      <SegmentedControl
        aria-label={t`Add or remove`}
        value={way}
        onChange={setWay}
        data={[
          { value: "add", label: t`Add` },
          { value: "remove", label: t`Remove` },
        ]}
      />
      <Select
        label={t`System`}
        placeholder={t`Choose`}
        searchable
        data={systems.map(({ id, name }) => ({ value: id, label: name }))}
        value={system}
        onChange={setSystem}
        allowDeselect={false}
        data-autofocus
      />
    </>
  );
}

export function AnswersForm({ onAct }: FormProps) {
  const { t } = useLingui();
  const scales = useScaleWords();
  const [field, setField] = useState<string | null>(null);
  const [level, setLevel] = useState("");
  const value = level === NONE ? null : Number(level);
  useAct(field === null || level === "" ? null : { act: "edit", set: { [field]: { value } } }, onAct);
  return (
    <>
      <Select
        label={t`Question`}
        placeholder={t`Choose`}
        data={Object.entries(scales).map(([key, label]) => ({ value: key, label }))}
        value={field}
        onChange={setField}
        allowDeselect={false}
        data-autofocus
      />
      <SegmentedControl
        aria-label={t`Answer from 1 to 5`}
        value={level}
        onChange={setLevel}
        data={[...["1", "2", "3", "4", "5"], { value: NONE, label: t`No answer` }]}
      />
    </>
  );
}

export function FollowForm({ onAct }: FormProps) {
  const { t } = useLingui();
  const [way, setWay] = useState("on");
  useAct({ act: "follow", on: way === "on" }, onAct);
  return (
    <SegmentedControl
      aria-label={t`Whether you hear of them`}
      value={way}
      onChange={setWay}
      data={[
        { value: "on", label: t`Follow` },
        { value: "off", label: t`Follow no longer` },
      ]}
      data-autofocus
    />
  );
}
