// What can be done with a saved view: another name, another place, another one like it, or none of it.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { SavedView } from "@/api";
import type { IdeasSearch } from "../address";
import { Panel } from "../Panel";
import { NameForm } from "./NewViewPanel";
import { useSayFailure } from "./SaveBar";
import css from "./saved.module.css";
import { type SavedViews, useViewActs } from "./useSavedViews";

interface ViewPanelProps {
  address: IdeasSearch;
  saved: SavedViews;
  view: SavedView;
  onChange(address: IdeasSearch): void;
  onClose(): void;
}

function Delete({ view, onDelete }: { view: SavedView; onDelete: () => void }) {
  const { t } = useLingui();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return <Button variant="subtle" size="xs" onClick={() => setAsked(true)}>{t`Delete…`}</Button>;
  }
  return (
    <span className={css.changed}>
      <span className="meta">{t`“${view.name}” goes for good. No idea is touched.`}</span>
      <Button size="xs" onClick={onDelete}>
        {t`Delete view`}
      </Button>
    </span>
  );
}

export default function ViewPanel({ address, saved, view, onChange, onClose }: ViewPanelProps) {
  const { t } = useLingui();
  const { add, put, move, remove } = useViewActs();
  const sayFailure = useSayFailure();
  const last = saved.views.length - 1;
  const rename = (name: string): Promise<void> => put(view, { name }).then(onClose);
  const saveAsNew = (): void =>
    void add(t`Copy of ${view.name}`.slice(0, 80), address)
      .then((id) => onChange({ ...address, view: id }))
      .then(onClose)
      .catch(sayFailure);
  const forget = (): void =>
    void remove(view)
      .then(() => {
        const { view: _gone, ...rest } = address;
        onClose();
        onChange(rest);
      })
      .catch(sayFailure);
  return (
    <Panel label={t`View “${view.name}”`} width="20rem" side="end" onClose={onClose}>
      <NameForm label={t`Name of the view`} button={t`Rename`} start={view.name} onName={rename} />
      <div className={css.acts}>
        <Button
          variant="subtle"
          size="xs"
          disabled={view.position === 0}
          onClick={() => void move(view, -1).catch(sayFailure)}
        >
          {t`Move up`}
        </Button>
        <Button
          variant="subtle"
          size="xs"
          disabled={view.position >= last}
          onClick={() => void move(view, 1).catch(sayFailure)}
        >
          {t`Move down`}
        </Button>
        <Button variant="subtle" size="xs" onClick={saveAsNew}>
          {t`Save as a new view`}
        </Button>
        <Delete view={view} onDelete={forget} />
      </div>
    </Panel>
  );
}
