// The space that is open, at the head of the sidebar. The menu is loaded when somebody first asks for it.
import { useLingui } from "@lingui/react/macro";
import { IconSelector } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, type Ref, Suspense, useState } from "react";
import type { SpaceView } from "@/api";
import { ariaKeys, commands, HubMark, later, smallIcon, useCommand } from "@/shared";
import css from "./Sidebar.module.css";

const SpacesMenu = lazy(later(() => import("@/features/spaces")));

interface OpenerProps {
  space: SpaceView;
  isOpen: boolean;
  onClick(): void;
  /** From the menu that it opens. */
  ref?: Ref<HTMLButtonElement>;
}

/** What else it is given comes from the menu. */
function Opener({ space, isOpen, ...rest }: OpenerProps) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      title={space.name}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      aria-keyshortcuts={ariaKeys(commands["space.switch"].keys[0])}
      {...rest}
      className={css.space}
    >
      <HubMark />
      <span className="vh">{t`Space:`} </span>
      <span className={`${css.word} ell grow`}>{space.name}</span>
      <span className={css.wide}>
        <IconSelector {...smallIcon} />
      </span>
    </button>
  );
}

export function Switcher({ space }: { space: SpaceView }) {
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const change = (open: boolean): void => {
    setOpen(open);
    if (open) setWasAsked(true);
  };
  useCommand("space.switch", () => change(true));
  useCommand("space.join", () => void navigate({ to: "/join" }));
  const opener = <Opener space={space} isOpen={isOpen} onClick={() => change(!isOpen)} />;
  if (!wasAsked) return opener;
  return (
    <Suspense fallback={opener}>
      <SpacesMenu isOpen={isOpen} onChange={setOpen}>
        {opener}
      </SpacesMenu>
    </Suspense>
  );
}
