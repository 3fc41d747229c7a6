// At the right end of the bar: saving what the list shows under a name, or what has changed since.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBookmark } from "@tabler/icons-react";
import { lazy, useState } from "react";
import { toFailure, wordsFor } from "@/api";
import { announce, later, smallIcon } from "@/shared";
import { fromKept, type IdeasSearch, kept } from "../address";
import { Held } from "../bar/Held";
import css from "./saved.module.css";
import { type SavedViews, useViewActs } from "./useSavedViews";

const NewViewPanel = lazy(later(() => import("./NewViewPanel")));
const ViewPanel = lazy(later(() => import("./ViewPanel")));

interface SaveBarProps {
  address: IdeasSearch;
  saved: SavedViews;
  onChange(address: IdeasSearch): void;
}

/** Says in the frame what went wrong. */
export function useSayFailure(): (thrown: unknown) => void {
  const { i18n } = useLingui();
  return (thrown) => announce(i18n._(wordsFor(toFailure(thrown)).what));
}

export function SaveBar({ address, saved, onChange }: SaveBarProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { put } = useViewActs();
  const sayFailure = useSayFailure();
  const { current, isChanged } = saved;
  if (!current) {
    if (kept(address) === "{}") return null;
    return (
      <Held
        label={t`Save view`}
        icon={<IconBookmark {...smallIcon} />}
        isOpen={isOpen}
        onToggle={setOpen}
        panel={(close) => <NewViewPanel address={address} onChange={onChange} onClose={close} />}
      />
    );
  }
  const save = (): void => void put(current, { address }).catch(sayFailure);
  return (
    <>
      {isChanged && (
        <span className={css.changed} role="group" aria-label={t`This view is changed`}>
          <span className="meta">{t`Changed`}</span>
          <Button size="xs" onClick={save}>
            {t`Save`}
          </Button>
          <Button
            variant="subtle"
            size="xs"
            onClick={() => onChange({ ...fromKept(current.address), view: current.id })}
          >
            {t`Revert`}
          </Button>
        </span>
      )}
      <Held
        label={t`View`}
        icon={<IconBookmark {...smallIcon} />}
        isOpen={isOpen}
        onToggle={setOpen}
        panel={(close) => (
          <ViewPanel address={address} saved={saved} view={current} onChange={onChange} onClose={close} />
        )}
      />
    </>
  );
}
