// Which space it is, before anything is given away; then who one is there.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type AppState, type Joined, type JoinLook, type SpaceId, useOpenSpace } from "@/api";
import { useRoleWords } from "@/app/words";
import { smallIcon } from "@/shared";
import { JoinForm, Refused } from "@/shared/joining";
import { useProtectionWords } from "@/shared/joining/protection";
import css from "./join.module.css";

function Found({ look }: { look: JoinLook }) {
  const { t } = useLingui();
  const roles = useRoleWords();
  const protection = useProtectionWords();
  const { invite } = look;
  return (
    <dl className={css.found}>
      {invite && (
        <>
          <dt>{t`Space`}</dt>
          <dd>
            <b>{invite.space_name}</b>
          </dd>
        </>
      )}
      <dt>{t`Server`}</dt>
      <dd>{look.host}</dd>
      {invite && (
        <>
          <dt>{t`Invited by`}</dt>
          <dd>{invite.invited_by}</dd>
          <dt>{t`Your role`}</dt>
          <dd>{roles[invite.role]}</dd>
        </>
      )}
      <dt>{t`Connection`}</dt>
      <dd className={css.protected}>
        <IconLock {...smallIcon} />
        {protection(look.protection)}
      </dd>
    </dl>
  );
}

/** Joined before, on this computer: there is nothing to sign up for. */
function Known({ id, onBack }: { id: SpaceId; onBack(): void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const open = useOpenSpace();
  return (
    <>
      <p>{t`This space is on this computer already.`}</p>
      <Refused failure={open.error} />
      <div className={css.acts}>
        <Button
          variant="filled"
          size="lg"
          autoFocus
          loading={open.isPending}
          onClick={() => open.mutate(id, { onSuccess: () => void navigate({ to: "/ideas" }) })}
        >
          {t`Open it`}
        </Button>
        <Button variant="subtle" size="lg" onClick={onBack}>{t`Back`}</Button>
      </div>
    </>
  );
}

interface AccountStepProps {
  link: string;
  look: JoinLook;
  state: AppState;
  onBack(): void;
  onJoined(joined: Joined): void;
}

export function AccountStep({ link, look, state, onBack, onJoined }: AccountStepProps) {
  const { t } = useLingui();
  const { invite, known } = look;
  const [isNew, setNew] = useState(invite !== null);
  const name = state.space?.me.name ?? state.suggested.member_name;
  if (known !== null) {
    return (
      <div className={css.form}>
        <Found look={look} />
        <Known id={known} onBack={onBack} />
      </div>
    );
  }
  return (
    <>
      <Found look={look} />
      <JoinForm
        key={String(isNew)}
        link={link}
        isNew={isNew}
        button={isNew && invite ? t`Join “${invite.space_name}”` : t`Sign in`}
        start={{ display_name: name, device_name: state.suggested.device_name || t`My computer` }}
        onJoined={onJoined}
      >
        <Button variant="subtle" size="lg" onClick={onBack}>
          {t`Back`}
        </Button>
      </JoinForm>
      {invite && (
        <p className={css.switch}>
          {isNew ? t`You have an account on this server?` : t`No account there yet?`}{" "}
          <button type="button" className={`${css.quiet} link`} onClick={() => setNew(!isNew)}>
            {isNew ? t`Sign in instead` : t`Use the invite`}
          </button>
        </p>
      )}
      {!invite && look.sso && (
        <p className={css.switch}>{t`This server also lets people sign in through their organisation.`}</p>
      )}
    </>
  );
}
