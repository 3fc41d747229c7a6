// The spaces of this device, and the ways to another one: which is open, where it is, how it stands.
import { useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { IconArrowsJoin2, IconCheck, IconFileExport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { type SpaceEntry, toFailure, useOpenSpace, useRead, wordsFor } from "@/api";
import { announce, icon, Keys, SkeletonRows, toneOf, usePhaseWords } from "@/shared";
import { commands } from "@/shared/commands/registry";
import css from "./spaces.module.css";

/** Where it is, and what is not as one expects. */
function useWhere(): (space: SpaceEntry) => string {
  const { t } = useLingui();
  const phaseWords = usePhaseWords();
  return ({ kind, is_sample, is_read_only, host, unsent, phase }) => {
    if (is_sample) return t`Sample, on this computer`;
    if (kind === "private") return t`Private, on this computer`;
    const parts = [
      t`Shared at ${host ?? ""}`,
      is_read_only && t`left, to read only`,
      unsent > 0 && t`${unsent} waiting`,
      !is_read_only && toneOf(phase, 0) === "asks" && phaseWords(phase),
    ];
    return parts.filter(Boolean).join(", ");
  };
}

function useOpening(): (space: SpaceEntry) => void {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const open = useOpenSpace();
  return ({ id, name, is_open }) => {
    if (is_open || open.isPending) return;
    // The menu is gone by then, and so are callbacks that hang on it.
    open.mutateAsync(id).then(
      () => {
        void navigate({ to: "/ideas" });
        announce(t`You are in “${name}” now.`);
      },
      (failure: unknown) => {
        const { what, safe, todo } = wordsFor(toFailure(failure));
        announce([what, safe, todo].map((words) => i18n._(words)).join(" "));
      },
    );
  };
}

interface SpacesMenuProps {
  isOpen: boolean;
  onChange(isOpen: boolean): void;
  children: ReactElement;
}

function Spaces({ spaces }: { spaces: readonly SpaceEntry[] }) {
  const { t } = useLingui();
  const where = useWhere();
  const open = useOpening();
  return (
    <>
      <Menu.Label>{t`Spaces`}</Menu.Label>
      <Menu.RadioGroup value={spaces.find(({ is_open }) => is_open)?.id ?? null}>
        {spaces.map((space) => (
          <Menu.RadioItem
            key={space.id}
            value={space.id}
            closeMenuOnClick
            checkIcon={<IconCheck {...icon} />}
            onChange={() => open(space)}
          >
            <span className={css.name}>{space.name}</span>
            <span className={css.where}>{where(space)}</span>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

/** From a space of one's own to the shared one that is open. */
function Bring({ spaces }: { spaces: readonly SpaceEntry[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const isShared = spaces.some(
    ({ is_open, kind, is_read_only }) => is_open && kind === "joined" && !is_read_only,
  );
  const own = spaces.filter(({ kind, is_sample }) => kind === "private" && !is_sample);
  if (!isShared) return null;
  return own.map(({ id, name }) => (
    <Menu.Item
      key={id}
      leftSection={<IconFileExport {...icon} />}
      onClick={() => void navigate({ to: "/bring", search: { from: id } })}
    >
      {own.length > 1 ? t`Bring my ideas from “${name}”…` : t`Bring my ideas…`}
    </Menu.Item>
  ));
}

export default function SpacesMenu({ isOpen, onChange, children }: SpacesMenuProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const list = useRead("space.list", {}, { fresh: true, enabled: isOpen });
  const spaces = list.data ?? [];
  return (
    <Menu opened={isOpen} onChange={onChange} position="bottom-start" width="19rem" trigger="click">
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown aria-label={t`Spaces`}>
        {list.isPending ? <SkeletonRows count={2} /> : <Spaces spaces={spaces} />}
        {spaces.length > 0 && <Menu.Divider />}
        <Bring spaces={spaces} />
        <Menu.Item
          leftSection={<IconArrowsJoin2 {...icon} />}
          rightSection={commands["space.join"].keys[0]
            .split(" ")
            .map((key) => <Keys key={key} binding={key} />)}
          onClick={() => void navigate({ to: "/join" })}
        >
          {t`Join a shared space…`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
