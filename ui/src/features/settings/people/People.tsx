// Who is in the space: roles, and leaving. What cannot be taken back says so before it is done.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Menu, Select } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import {
  type Failure,
  type MemberLine,
  type MembersView,
  type Role,
  toFailure,
  useRead,
  useSend,
} from "@/api";
import { useRoleWords } from "@/app/words";
import { Avatar, announce, ErrorState, SkeletonRows, smallIcon, useFormat } from "@/shared";
import { Problem, Section } from "../parts";
import { LeaveDialog, type Leaving } from "./LeaveDialog";
import css from "./people.module.css";

const roles: readonly Role[] = ["viewer", "contributor", "engineer", "lead", "admin"];

function RoleOf({ member, mayManage }: { member: MemberLine; mayManage: boolean }) {
  const { t } = useLingui();
  const words = useRoleWords();
  const { send } = useSend();
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!mayManage || member.state !== "active" || member.is_last_admin) {
    return (
      <span title={member.is_last_admin ? t`The space needs at least one admin.` : undefined}>
        {words[member.role]}
      </span>
    );
  }
  const change = async (role: string | null): Promise<void> => {
    if (role === null || role === member.role) return;
    setFailure(null);
    try {
      await send({ kind: "member.role", member: member.id, role: role as Role });
      announce(t`${member.name} is ${words[role as Role]} now.`);
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  return (
    <>
      <Select
        size="xs"
        aria-label={t`Role of ${member.name}`}
        data={roles.map((role) => ({ value: role, label: words[role] }))}
        value={member.role}
        onChange={(role) => void change(role)}
        allowDeselect={false}
      />
      <Problem failure={failure} />
    </>
  );
}

interface LineProps {
  member: MemberLine;
  mayManage: boolean;
  onLeave(leaving: Leaving): void;
}

function Line({ member, mayManage, onLeave }: LineProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { name, state, builds } = member;
  const isHere = state === "active";
  const mayLeave = mayManage && !member.is_me && state !== "erased" && !member.is_last_admin;
  return (
    <tr data-gone={!isHere || undefined}>
      <th scope="row">
        <span className={css.person}>
          <Avatar name={name} size="s" />
          <span className="ell" title={name}>
            {name}
          </span>
          {member.is_me && <small className="meta">{t`you`}</small>}
          {state === "removed" && <small className="meta">{t`no longer here`}</small>}
          {state === "erased" && <small className="meta">{t`name erased`}</small>}
        </span>
      </th>
      <td>
        <RoleOf member={member} mayManage={mayManage} />
      </td>
      <td>{member.area ?? <span className="t3">–</span>}</td>
      <td className="num">{format.whole(builds)}</td>
      <td className="num">{format.date(member.since_ms)}</td>
      <td className={css.tools}>
        {mayLeave && (
          <Menu position="bottom-end">
            <Menu.Target>
              <button type="button" className={css.more} aria-label={t`More for ${name}`}>
                <IconDots {...smallIcon} />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {isHere && (
                <Menu.Item
                  onClick={() => onLeave({ what: "remove", member })}
                >{t`Remove from the space…`}</Menu.Item>
              )}
              {!isHere && (
                <Menu.Item color="var(--danger)" onClick={() => onLeave({ what: "erase", member })}>
                  {t`Erase the name…`}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </td>
    </tr>
  );
}

function Table({ people }: { people: MembersView }) {
  const { t } = useLingui();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  return (
    <>
      <table className={css.people}>
        <thead>
          <tr>
            <th scope="col">{t`Name`}</th>
            <th scope="col">{t`Role`}</th>
            <th scope="col">{t`Area`}</th>
            <th scope="col" className="num">{t`Builds`}</th>
            <th scope="col" className="num">{t`Since`}</th>
            <th scope="col">
              <span className="vh">{t`More`}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.members.map((member) => (
            <Line key={member.id} member={member} mayManage={people.may_manage} onLeave={setLeaving} />
          ))}
        </tbody>
      </table>
      {leaving && <LeaveDialog leaving={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

export function People() {
  const { t } = useLingui();
  const people = useRead("space.members", {});
  const here = people.data?.members.filter(({ state }) => state === "active").length ?? 0;
  return (
    <Section title={t`People`}>
      {people.data && (
        <p className={css.lead}>
          {people.data.is_shared
            ? t`${plural(here, { one: "# person is", other: "# people are" })} in this space. Each role may also do what the ones before it may: viewers read and follow, contributors send, support and comment, engineers claim and build, leads decide, admins look after people and settings.`
            : t`This is a space of your own: nobody else can see it. Others work with you in a shared space, which one joins by its link.`}
        </p>
      )}
      {people.error && <ErrorState failure={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <SkeletonRows count={3} height="2.5rem" />}
      {people.data && <Table people={people.data} />}
    </Section>
  );
}
