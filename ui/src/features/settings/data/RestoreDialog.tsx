// What is in a backup beside what is here now, before anything is put back; and what became of it.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { type BackupLook, keyOf, useRead, useWrite } from "@/api";
import { announce, beginAnew, SkeletonRows, useFormat } from "@/shared";
import { Problem } from "../parts";
import css from "./data.module.css";

function Compared({ look }: { look: BackupLook }) {
  const { t } = useLingui();
  const format = useFormat();
  const { present } = look;
  const changed = look.last_change_at_ms;
  const ideas = (count: number): string => plural(count, { one: "# idea", other: "# ideas" });
  return (
    <table className={css.both}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t`In the backup`}</th>
          <th scope="col">{t`Now`}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t`Holds`}</th>
          <td>{ideas(look.ideas)}</td>
          <td>{present && ideas(present.ideas)}</td>
        </tr>
        <tr>
          <th scope="row">{t`Last change`}</th>
          <td>{`${format.date(changed)}, ${format.time(changed)}`}</td>
          <td>
            {present &&
              (present.changes_since === 0
                ? t`the same`
                : plural(present.changes_since, { one: "# change since", other: "# changes since" }))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export function RestoreDialog({ path, onClose }: { path: string; onClose(): void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const look = useRead("backup.look", { path }, { fresh: true });
  const restore = useWrite("backup.restore");
  const isBusy = useRef(false);
  const run = (): void => {
    if (isBusy.current) return;
    isBusy.current = true;
    // What was done in the other state of the space is no news in this one.
    beginAnew();
    restore.mutate(
      { path },
      {
        onSuccess: ({ state }) => {
          queries.setQueryData(keyOf("app.state", {}), state);
          announce(t`The backup is back. What was there before is in the list of backups.`);
          onClose();
        },
        onError: () => {
          isBusy.current = false;
        },
      },
    );
  };
  const close = (): void => {
    if (!restore.isPending) onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t`Put this backup back?`}
      size="32rem"
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <div className={css.restore}>
        {look.isPending && <SkeletonRows count={3} />}
        {look.data && <Compared look={look.data} />}
        {look.data && (
          <p>
            {t`The space becomes what it was then, with its drafts, views and settings. What is here now is kept as a backup first, so this can be taken back in the same way.`}
          </p>
        )}
        <Problem failure={look.error ?? restore.error} />
        <div className={css.acts}>
          <Button variant="subtle" onClick={close} disabled={restore.isPending} data-autofocus>
            {t`Cancel`}
          </Button>
          <Button variant="filled" disabled={!look.data} loading={restore.isPending} onClick={run}>
            {t`Put it back`}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
