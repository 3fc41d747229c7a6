// Giving a claim back, giving it to somebody, and saying that it goes on.
import { useLingui } from "@lingui/react/macro";
import { Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useRead } from "@/api";
import { useAct } from "../acts";
import { Ask, type DialogProps } from "../head/Ask";

function Note({ label, description, value, onChange }: NoteProps) {
  return (
    <Textarea
      label={label}
      description={description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={10_000}
      autosize
      minRows={3}
      maxRows={8}
      data-autofocus
    />
  );
}

interface NoteProps {
  label: string;
  description: string;
  value: string;
  onChange(text: string): void;
}

/** A note of nothing but white space is none. */
const said = (note: string) => (note.trim() === "" ? {} : { note: note.trim() });

export function ReleaseDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const act = useAct();
  const [note, setNote] = useState("");
  const { id, shown_id } = page.row;
  const { claim, claim_no } = page.build;
  const name = claim?.by.name ?? "";
  return (
    <Ask
      title={t`Release ${shown_id}`}
      button={t`Release claim`}
      missing={null}
      act={() =>
        act(
          { kind: "claim.release", id, expect_claim_no: claim_no, ...said(note) },
          t`${shown_id} is Ready again: anybody may claim it.`,
        )
      }
      onClose={onClose}
    >
      <p className="t2">
        {claim?.is_mine
          ? t`It goes back to Ready, and somebody else can build it. What stands here stays: where it is kept, and the answers to the standard.`
          : t`${name} no longer builds it. It goes back to Ready, and somebody else can build it. What stands here stays.`}
      </p>
      <Note
        label={t`Note (optional)`}
        description={t`What whoever builds it next should know. It stands there as a comment.`}
        value={note}
        onChange={setNote}
      />
    </Ask>
  );
}

export function ProgressDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const act = useAct();
  const [note, setNote] = useState("");
  const { id, shown_id } = page.row;
  return (
    <Ask
      title={t`Report progress of ${shown_id}`}
      button={t`Report progress`}
      missing={null}
      act={() => act({ kind: "claim.progress", id, ...said(note) }, t`Your progress at ${shown_id} is told.`)}
      onClose={onClose}
    >
      <p className="t2">{t`Others see that it goes on. Moves and answers to the standard count as progress by themselves.`}</p>
      <Note
        label={t`Note (optional)`}
        description={t`How far it is, or what is in the way. It stands there as a comment.`}
        value={note}
        onChange={setNote}
      />
    </Ask>
  );
}

/** Only those whose role allows building. */
export function AssignDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const act = useAct();
  const members = useRead("space.members", {}).data?.members ?? [];
  const [to, setTo] = useState<string | null>(null);
  const { id, shown_id } = page.row;
  const { claim, claim_no } = page.build;
  const builders = members.filter(
    (member) =>
      member.state === "active" &&
      !["viewer", "contributor"].includes(member.role) &&
      member.id !== claim?.by.id,
  );
  const name = builders.find((member) => member.id === to)?.name ?? "";
  const holder = claim?.by.name ?? "";
  return (
    <Ask
      title={t`Assign ${shown_id}`}
      button={t`Assign idea`}
      missing={to === null ? t`Choose a person.` : null}
      act={() =>
        act(
          { kind: "claim.assign", id, to: to ?? "", expect_claim_no: claim_no },
          t`${name} builds ${shown_id} now.`,
        )
      }
      onClose={onClose}
    >
      <p className="t2">
        {page.stage.now === "live"
          ? t`It goes back to Building, so that it can be changed. What was measured so far stays.`
          : claim
            ? t`${holder} builds it now and will no longer hold the claim.`
            : t`Only this person builds it then, until the claim is released.`}
      </p>
      <Select
        label={t`Who builds it`}
        placeholder={builders.length === 0 ? t`Nobody else here may build` : t`Choose`}
        data={builders.map((member) => ({ value: member.id, label: member.name }))}
        value={to}
        onChange={setTo}
        searchable
        data-autofocus
      />
    </Ask>
  );
}
