// Where the data is, and the copies of it: made by the Hub, asked for, put there; looked into and put back.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type BackupEntry,
  type BackupKind,
  type BackupsView,
  type HubFolder,
  keyOf,
  useRead,
  useWrite,
} from "@/api";
import { ErrorState, SkeletonRows, useFormat } from "@/shared";
import { Copy, Problem, Section, Setting } from "../parts";
import { useSize } from "../size";
import css from "./data.module.css";
import { RestoreDialog } from "./RestoreDialog";

function Open({ folder }: { folder: HubFolder }) {
  const { t } = useLingui();
  const open = useWrite("folder.open");
  return (
    <>
      <Button size="xs" loading={open.isPending} onClick={() => open.mutate({ folder })}>
        {t`Open`}
      </Button>
      <Problem failure={open.error} />
    </>
  );
}

function useKindWords(): Record<BackupKind, string> {
  const { t } = useLingui();
  return {
    daily: t`of the day`,
    before_update: t`before an update of the Hub`,
    before_restore: t`before a backup was put back`,
    asked_for: t`asked for, or put there`,
  };
}

function Line({ backup, onRestore }: { backup: BackupEntry; onRestore(path: string): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const size = useSize();
  const when = `${format.date(backup.at_ms)}, ${format.time(backup.at_ms)}`;
  return (
    <tr>
      <th scope="row" title={backup.name}>
        {when}
      </th>
      <td className="t2">{kinds[backup.kind]}</td>
      <td className="num">{size(backup.size_bytes)}</td>
      <td className={css.tools}>
        <Button
          size="xs"
          aria-label={t`Put back the backup of ${when}`}
          onClick={() => onRestore(backup.path)}
        >
          {t`Put back…`}
        </Button>
      </td>
    </tr>
  );
}

function List({ view, onRestore }: { view: BackupsView; onRestore(path: string): void }) {
  const { t } = useLingui();
  if (view.backups.length === 0) {
    return (
      <p className="meta">
        {t`There is none yet. The Hub makes one a day by itself, from the first day on which there is something to keep.`}
      </p>
    );
  }
  return (
    <table className={css.table}>
      <thead className="vh">
        <tr>
          <th scope="col">{t`When`}</th>
          <th scope="col">{t`What for`}</th>
          <th scope="col">{t`Size`}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {view.backups.map((backup) => (
          <Line key={backup.path} backup={backup} onRestore={onRestore} />
        ))}
      </tbody>
    </table>
  );
}

function Backups() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const size = useSize();
  const list = useRead("backups.list", {}, { fresh: true });
  const backup = useWrite("space.backup");
  const [chosen, setChosen] = useState<string | null>(null);
  const make = (): void =>
    backup.mutate(
      {},
      { onSettled: () => queries.invalidateQueries({ queryKey: keyOf("backups.list", {}) }) },
    );
  return (
    <>
      <Setting label={t`Backup`}>
        <div className={css.stack}>
          <Button loading={backup.isPending} onClick={make}>{t`Back up now`}</Button>
          <p className="meta" role="status">
            {backup.data
              ? t`Saved, ${size(backup.data.size_bytes)}: ${backup.data.path}`
              : t`One file with everything. You can go on working.`}
          </p>
          <Problem failure={backup.error} />
        </div>
      </Setting>
      <Setting label={t`Backups`}>
        <div className={css.stack}>
          {list.error && <ErrorState failure={list.error} onRetry={() => void list.refetch()} />}
          {list.isPending && <SkeletonRows count={3} />}
          {list.data && (
            <>
              <List view={list.data} onRestore={setChosen} />
              <div className={css.folder}>
                <p className="meta">
                  {t`A backup from elsewhere? Put the file into this folder, and it stands in the list.`}
                </p>
                <Open folder="backups" />
                <Button size="xs" variant="subtle" onClick={() => void list.refetch()}>
                  {t`Look again`}
                </Button>
              </div>
            </>
          )}
        </div>
      </Setting>
      {chosen && (
        <RestoreDialog
          path={chosen}
          onClose={() => {
            setChosen(null);
            void list.refetch();
          }}
        />
      )}
    </>
  );
}

export function Data({ folder }: { folder: string }) {
  const { t } = useLingui();
  return (
    <Section title={t`Data and backups`}>
      <Setting label={t`Folder`}>
        <div className={css.folder}>
          <code className={css.path}>{folder}</code>
          <Open folder="data" />
          <Copy text={folder} label={t`Copy`} />
        </div>
      </Setting>
      <Backups />
    </Section>
  );
}
