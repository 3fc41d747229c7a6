// Where one is signed in, and ending it: for a computer that was lost or given away.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type DeviceEntry, keyOf, useRead, useWrite } from "@/api";
import { announce, ErrorState, SkeletonRows, useAgo, useFormat } from "@/shared";
import { Refused } from "@/shared/joining";
import { Confirm } from "./Confirm";
import css from "./sync.module.css";

interface LineProps {
  device: DeviceEntry;
  onRevoke(): void;
}

function Line({ device, onRevoke }: LineProps) {
  const { t } = useLingui();
  const format = useFormat();
  const ago = useAgo();
  return (
    <tr>
      <th scope="row">
        {device.name} {device.is_this && <span className="meta">{t`this computer`}</span>}
      </th>
      <td>{format.date(device.since_ms)}</td>
      <td>{device.is_this ? t`now` : ago(device.last_used_ms)}</td>
      <td>
        <Button size="xs" aria-label={t`Sign out ${device.name}`} onClick={onRevoke}>
          {t`Sign out…`}
        </Button>
      </td>
    </tr>
  );
}

function useRevoke(onDone: () => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const write = useWrite("devices.revoke");
  const revoke = ({ session, name }: DeviceEntry): void =>
    write.mutate(
      { session },
      {
        onSuccess: (left) => {
          queries.setQueryData(keyOf("devices.list", {}), left);
          announce(t`${name} is signed out.`);
          onDone();
        },
      },
    );
  return { revoke, isRevoking: write.isPending, failure: write.error };
}

export function Devices({ isOnline }: { isOnline: boolean }) {
  const { t } = useLingui();
  const read = useRead("devices.list", {}, { enabled: isOnline, fresh: true });
  const [chosen, setChosen] = useState<DeviceEntry | null>(null);
  const { revoke, isRevoking, failure } = useRevoke(() => setChosen(null));
  return (
    <section className={css.section} aria-label={t`Your devices`}>
      <h2>{t`Your devices`}</h2>
      {!isOnline && (
        <p className="t2">{t`The server keeps this list; it is shown when there is a connection.`}</p>
      )}
      {isOnline && read.error && <ErrorState failure={read.error} onRetry={() => void read.refetch()} />}
      {isOnline && read.isPending && <SkeletonRows count={2} />}
      {isOnline && read.data && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t`Device`}</th>
              <th scope="col">{t`Signed in on`}</th>
              <th scope="col">{t`Last used`}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {read.data.map((device) => (
              <Line key={device.session} device={device} onRevoke={() => setChosen(device)} />
            ))}
          </tbody>
        </table>
      )}
      {chosen && (
        <Confirm
          title={t`Sign out ${chosen.name}?`}
          button={t`Sign out`}
          isBusy={isRevoking}
          onConfirm={() => revoke(chosen)}
          onClose={() => setChosen(null)}
        >
          <p>
            {chosen.is_this
              ? t`This computer gets nothing new until you sign in again. What is on it stays, and what waits is sent then.`
              : t`It gets nothing new and sends nothing until somebody signs in there again. What is on it stays on it.`}
          </p>
          <Refused failure={failure} />
        </Confirm>
      )}
    </section>
  );
}
