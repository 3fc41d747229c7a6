// Removing somebody from the space, and erasing the name of who was removed: neither can be taken back.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { type Failure, type MemberLine, toFailure, useSend } from "@/api";
import { announce } from "@/shared";
import { Problem } from "../parts";
import css from "./people.module.css";

export interface Leaving {
  what: "remove" | "erase";
  member: MemberLine;
}

export function LeaveDialog({ leaving: { what, member }, onClose }: { leaving: Leaving; onClose(): void }) {
  const { t } = useLingui();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { isSending, send } = useSend();
  const { id, name, builds } = member;
  const isRemoval = what === "remove";
  const act = async (): Promise<void> => {
    setFailure(null);
    try {
      const sent = await send(
        isRemoval ? { kind: "member.remove", member: id } : { kind: "member.erase", member: id },
      );
      if (sent === null) return;
      announce(isRemoval ? t`${name} is no longer in the space.` : t`The name is erased.`);
      onClose();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  const title = isRemoval ? t`Remove ${name} from the space?` : t`Erase the name of ${name}?`;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <div className={css.dialog}>
        <p>
          {isRemoval
            ? t`${name} can no longer read or change anything here, and is signed out everywhere. What ${name} wrote stays, with the name. This cannot be undone; a new invite brings the person back as somebody new.`
            : t`A number stands wherever the name stood, here and on every computer of the space, and the account is deleted. Texts that mention the name stay as they are. This cannot be undone, and nobody can find out the name again.`}
        </p>
        {isRemoval && builds > 0 && (
          <p>
            {plural(builds, {
              one: "# idea stays claimed until a lead assigns or releases it.",
              other: "# ideas stay claimed until a lead assigns or releases them.",
            })}
          </p>
        )}
        <Problem failure={failure} />
        <div className={css.acts}>
          <Button variant="subtle" onClick={onClose}>{t`Cancel`}</Button>
          <Button className={css.danger ?? ""} loading={isSending} onClick={() => void act()} data-autofocus>
            {isRemoval ? t`Remove from the space` : t`Erase the name`}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
