// The places, the state of the data and who one is. 232 wide, 56 with icons only on narrow windows.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import {
  IconAdjustmentsHorizontal,
  IconCopyCheck,
  IconHammer,
  IconHome,
  IconInbox,
  IconListDetails,
  IconPlus,
  IconSettings,
} from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type SpaceView, useRead } from "@/api";
import { SavedLinks } from "@/features/ideas";
import { Avatar, ariaKeys, commands, Keys, useCommand, useFormat } from "@/shared";
import { Named } from "./Named";
import css from "./Sidebar.module.css";
import { Switcher } from "./Switcher";
import { SyncBadge } from "./SyncBadge";
import { useRoleWords } from "./words";

const icon = { size: "1rem", stroke: 1.5, "aria-hidden": true } as const;

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

/** With how many one builds now. */
function Builds() {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  useCommand("go.builds", () => void navigate({ to: "/builds" }));
  const count = useRead("builds.mine", {}).data?.builds.length ?? 0;
  return (
    <Named label={t`My builds`}>
      <Link to="/builds" className={css.place} activeProps={{ "data-on": true }}>
        <IconHammer {...icon} />
        <span className={css.word}>{t`My builds`}</span>
        {count > 0 && <em className={css.count}>{format.whole(count)}</em>}
      </Link>
    </Named>
  );
}

/** With how many are left to look at, as soon as somebody had the catalogue looked through. */
function Duplicates() {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  useCommand("go.duplicates", () => void navigate({ to: "/duplicates" }));
  const found = useRead("pairs.state", {}).data?.found ?? null;
  return (
    <Named label={t`Duplicates`}>
      <Link to="/duplicates" className={css.place} activeProps={{ "data-on": true }}>
        <IconCopyCheck {...icon} />
        <span className={css.word}>{t`Duplicates`}</span>
        {found !== null && <em className={css.count}>{format.whole(found)}</em>}
      </Link>
    </Named>
  );
}

/** With how many are unread. A space of one's own has nobody to hear from. */
function Inbox({ space }: { space: SpaceView }) {
  const isShared = space.kind === "joined";
  const isFilling = space.is_filling;
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  useCommand("go.inbox", () => void navigate({ to: "/inbox" }), isShared);
  useCommand("go.sync", () => void navigate({ to: "/sync" }), isShared);
  const unread = useRead("inbox.list", {}, { enabled: isShared && !isFilling }).data?.unread ?? 0;
  if (!isShared) return null;
  const words = plural(unread, { one: "# unread", other: "# unread" });
  return (
    <Named label={unread > 0 ? t`Inbox, ${words}` : t`Inbox`}>
      <Link
        to="/inbox"
        className={css.place}
        data-news={unread > 0 || undefined}
        activeProps={{ "data-on": true }}
      >
        <IconInbox {...icon} />
        <span className={css.word}>{t`Inbox`}</span>
        {unread > 0 && (
          <>
            <em className={css.count} aria-hidden="true">
              {format.whole(unread)}
            </em>
            <span className="vh">, {words}</span>
          </>
        )}
      </Link>
    </Named>
  );
}

function Places({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  useCommand("go.scoring", () => void navigate({ to: "/scoring" }));
  const { view } = useSearch({ strict: false });
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
          search={{}}
          className={css.place}
          // A saved view is the place then; where the sidebar has no room for it, this one stays marked.
          activeProps={view === undefined ? { "data-on": true } : { "data-within": true }}
          activeOptions={{ includeSearch: false }}
        >
          <IconListDetails {...icon} />
          <span className={css.word}>{t`Ideas`}</span>
          <em className={css.count}>{format.whole(space.ideas)}</em>
        </Link>
      </Named>
      <SavedLinks />
      <Builds />
      <Duplicates />
      <Named label={t`Scoring`}>
        <Link to="/scoring" className={css.place} activeProps={{ "data-on": true }}>
          <IconAdjustmentsHorizontal {...icon} />
          <span className={css.word}>{t`Scoring`}</span>
        </Link>
      </Named>
      <Inbox space={space} />
    </div>
  );
}

function Me({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  const roles = useRoleWords();
  return (
    <div className={css.me}>
      <span className={css.wide}>
        <Avatar name={space.me.name} />
      </span>
      <span className={css.who}>
        <b className="ell">{space.me.name}</b>
        <small className="meta">{roles[space.me.role]}</small>
      </span>
      <Named label={t`Settings`}>
        <Link to="/settings" className={css.gear} aria-label={t`Settings`} activeProps={{ "data-on": true }}>
          <IconSettings {...icon} />
        </Link>
      </Named>
    </div>
  );
}

export function Sidebar({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  return (
    <nav className={css.side} aria-label={t`Places`}>
      <Switcher space={space} />
      <NewIdea />
      <Places space={space} />
      <div className={css.bottom}>
        <SyncBadge space={space} />
        <Me space={space} />
      </div>
    </nav>
  );
}
