// The places, the state of the data and who one is. 232 wide, 56 with icons only on narrow windows.
import { useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { IconHome, IconListDetails, IconPlus, IconSettings } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Start } from "@/api";
import { Avatar, ariaKeys, commands, HubMark, Keys } from "@/shared";
import css from "./Sidebar.module.css";
import { useRoleWords } from "./words";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** On narrow windows the words are gone, so the tooltip names the place. */
const Named = ({ label, children }: { label: string; children: ReactNode }) => (
  <Tooltip
    label={label}
    position="right"
    events={{ hover: true, focus: true, touch: false }}
    className={css.onlyNarrow ?? ""}
  >
    {children}
  </Tooltip>
);

function NewIdea() {
  const { t, i18n } = useLingui();
  const { title, keys } = commands["idea.new"];
  return (
    <Named label={t`New idea`}>
      <Link to="/new" className={css.new} aria-keyshortcuts={ariaKeys(keys[0])}>
        <IconPlus {...icon} />
        <span className={css.word}>{i18n._(title)}</span>
        <span className={css.keys}>
          <Keys binding={keys[0]} />
        </span>
      </Link>
    </Named>
  );
}

function Places({ ideas }: { ideas: number | undefined }) {
  const { t, i18n } = useLingui();
  return (
    <div className={css.places}>
      <Named label={t`Home`}>
        <Link to="/home" className={css.place} activeProps={{ "data-on": true }}>
          <IconHome {...icon} />
          <span className={css.word}>{t`Home`}</span>
        </Link>
      </Named>
      <Named label={t`Ideas`}>
        <Link
          to="/ideas"
          className={css.place}
          activeProps={{ "data-on": true }}
          activeOptions={{ includeSearch: false }}
        >
          <IconListDetails {...icon} />
          <span className={css.word}>{t`Ideas`}</span>
          {ideas !== undefined && <em className={css.count}>{i18n.number(ideas)}</em>}
        </Link>
      </Named>
    </div>
  );
}

/** Quiet, and always there: where the data is. */
function SyncBadge({ isPrivate }: { isPrivate: boolean }) {
  const { t } = useLingui();
  const where = isPrivate ? t`On this computer` : t`Not connected`;
  return (
    <Named label={where}>
      <span className={css.sync} data-private={isPrivate || undefined}>
        <i />
        <span className={css.word}>{where}</span>
      </span>
    </Named>
  );
}

function Me({ start }: { start: Start }) {
  const { t } = useLingui();
  const roles = useRoleWords();
  const name = start.member?.display_name ?? null;
  return (
    <div className={css.me}>
      <span className={css.wide}>
        <Avatar name={name} />
      </span>
      <span className={css.who}>
        <b className="ell">{name ?? t`You`}</b>
        <small className="meta">{roles(start.member?.role)}</small>
      </span>
      <Named label={t`Settings`}>
        <Link to="/settings" className={css.gear} aria-label={t`Settings`} activeProps={{ "data-on": true }}>
          <IconSettings {...icon} />
        </Link>
      </Named>
    </div>
  );
}

export function Sidebar({ start }: { start: Start }) {
  const { t } = useLingui();
  return (
    <nav className={css.side} aria-label={t`Places`}>
      <div className={css.space}>
        <HubMark />
        <span className={`${css.word} ell`}>{start.space?.name ?? t`Opportunity Hub`}</span>
      </div>
      <NewIdea />
      <Places ideas={start.space?.ideas} />
      <div className={css.bottom}>
        <SyncBadge isPrivate={start.space?.is_private ?? true} />
        <Me start={start} />
      </div>
    </nav>
  );
}
