// The places, the state of the data and who one is. 232 wide, 56 with icons only on narrow windows.
import { useLingui } from "@lingui/react/macro";
import { useMediaQuery } from "@mantine/hooks";
import {
  IconAdjustmentsHorizontal,
  IconCopyCheck,
  IconHome,
  IconListDetails,
  IconPlus,
  IconSettings,
} from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, type ReactElement, Suspense } from "react";
import { type SpaceView, useRead } from "@/api";
import { SavedLinks } from "@/features/ideas";
import { Avatar, ariaKeys, commands, HubMark, Keys, later, useCommand, useFormat } from "@/shared";
import css from "./Sidebar.module.css";
import { useRoleWords } from "./words";

const icon = { size: "1rem", stroke: 1.5, "aria-hidden": true } as const;

const Tip = lazy(later(() => import("./Tip")));

/** On narrow windows the words are gone, so a tooltip names the place. */
function Named({ label, children }: { label: string; children: ReactElement }) {
  const isNarrow = useMediaQuery("(max-width: 73.75em)");
  if (!isNarrow) return children;
  return (
    <Suspense fallback={children}>
      <Tip label={label}>{children}</Tip>
    </Suspense>
  );
}

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

function Places({ ideas }: { ideas: number }) {
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
          <em className={css.count}>{format.whole(ideas)}</em>
        </Link>
      </Named>
      <SavedLinks />
      <Duplicates />
      <Named label={t`Scoring`}>
        <Link to="/scoring" className={css.place} activeProps={{ "data-on": true }}>
          <IconAdjustmentsHorizontal {...icon} />
          <span className={css.word}>{t`Scoring`}</span>
        </Link>
      </Named>
    </div>
  );
}

/** Quiet, and always there: where the data is. */
function SyncBadge() {
  const { t } = useLingui();
  const where = t`On this computer`;
  return (
    <Named label={where}>
      <span className={css.sync}>
        <i />
        <span className={css.word}>{where}</span>
      </span>
    </Named>
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
      <div className={css.space}>
        <HubMark />
        <span className={`${css.word} ell`}>{space.name}</span>
      </div>
      <NewIdea />
      <Places ideas={space.ideas} />
      <div className={css.bottom}>
        <SyncBadge />
        <Me space={space} />
      </div>
    </nav>
  );
}
