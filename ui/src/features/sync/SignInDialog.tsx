// Signing in again after the session ended; what waits is sent then.
import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { keyOf, type SyncState } from "@/api";
import { announce } from "@/shared";
import { JoinForm } from "@/shared/joining";

export function SignInDialog({ state, onClose }: { state: SyncState; onClose(): void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const done = (): void => {
    announce(t`You are signed in again.`);
    void queries.invalidateQueries({ queryKey: keyOf("sync.state", {}) });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Sign in at ${state.host ?? ""}`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <JoinForm
        link={state.server ?? ""}
        isNew={false}
        hasDeviceName={state.device_name !== null}
        button={t`Sign in`}
        start={{ display_name: "", device_name: state.device_name ?? "" }}
        onJoined={done}
      >
        <Button variant="subtle" size="lg" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </JoinForm>
    </Modal>
  );
}
