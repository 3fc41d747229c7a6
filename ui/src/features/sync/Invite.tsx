// A link for one person more, for admins. It is shown once, so it is copied from here.
import { useLingui } from "@lingui/react/macro";
import { Button, CopyButton, Select } from "@mantine/core";
import { useState } from "react";
import { type Role, useRead, useWrite } from "@/api";
import { useRoleWords } from "@/app/words";
import { useFormat } from "@/shared";
import { Refused } from "@/shared/joining";
import css from "./sync.module.css";

const roles: readonly Role[] = ["viewer", "contributor", "engineer", "lead", "admin"];
const days = [1, 7, 30] as const;

export function Invite({ isOnline }: { isOnline: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const roleWords = useRoleWords();
  const isAdmin = useRead("app.state", {}).data?.space?.me.role === "admin";
  const invite = useWrite("invites.create");
  const [role, setRole] = useState<Role>("contributor");
  const [lasts, setLasts] = useState<number>(7);
  if (!isAdmin) return null;
  const made = invite.data;
  return (
    <section className={css.section} aria-label={t`Invite somebody`}>
      <h2>{t`Invite somebody`}</h2>
      <div className={css.invite}>
        <Select
          label={t`Role`}
          w="11rem"
          allowDeselect={false}
          data={roles.map((value) => ({ value, label: roleWords[value] }))}
          value={role}
          onChange={(value) => value && setRole(value as Role)}
        />
        <Select
          label={t`Good for`}
          w="8rem"
          allowDeselect={false}
          data={days.map((value) => ({
            value: String(value),
            label: value === 1 ? t`1 day` : t`${format.whole(value)} days`,
          }))}
          value={String(lasts)}
          onChange={(value) => value && setLasts(Number(value))}
        />
        <Button
          size="md"
          disabled={!isOnline}
          loading={invite.isPending}
          onClick={() => invite.mutate({ role, days: lasts })}
        >
          {t`Make a link`}
        </Button>
      </div>
      {!isOnline && <p className={css.lead}>{t`The server makes the link; that needs a connection.`}</p>}
      <Refused failure={invite.error} />
      {made && (
        <div role="status">
          <code className={css.link}>{made.link}</code>
          <p className={css.lead}>
            {t`For one person, once, until ${format.date(made.expires_at_ms)}. It is not shown again: send it now, by a way that only that person reads.`}
          </p>
          <div className={css.acts}>
            <CopyButton value={made.link}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? t`Copied` : t`Copy the link`}</Button>}
            </CopyButton>
          </div>
        </div>
      )}
    </section>
  );
}
