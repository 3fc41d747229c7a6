// What an act comes to, before it is done.
import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./sync.module.css";

interface ConfirmProps {
  title: string;
  button: string;
  isBusy: boolean;
  isReady?: boolean;
  onConfirm(): void;
  onClose(): void;
  children: ReactNode;
}

export function Confirm({ title, button, isBusy, isReady = true, ...props }: ConfirmProps) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={props.onClose} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <div className={css.dialog}>
        {props.children}
        <div className={css.acts}>
          <Button variant="subtle" data-autofocus onClick={props.onClose}>
            {t`Cancel`}
          </Button>
          <Button variant="filled" disabled={!isReady} loading={isBusy} onClick={props.onConfirm}>
            {button}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
