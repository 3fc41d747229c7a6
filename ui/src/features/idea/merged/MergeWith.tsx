// Merging this idea with another one: first which, then the dialog that says what it comes to.
import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { later } from "@/shared";
import type { DialogProps } from "../head/Ask";
import { PickIdea } from "../related/PickIdea";
import type { Found } from "../related/useFoundIdeas";

const MergeDialog = lazy(later(async () => ({ default: (await import("@/shared/merge")).MergeDialog })));

export function MergeWith({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const [other, setOther] = useState<Found | null>(null);
  const { row, actions } = page;
  if (other) {
    // The first one goes on, unless this one has to.
    const ideas = actions.merge ? [other, row] : [row, other];
    return (
      <Suspense>
        <MergeDialog ideas={ideas} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Merge ${row.shown_id} with another idea`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <PickIdea page={page} chosen={null} onChoose={setOther} />
      <p className="meta">{t`Before anything is merged, you see what it comes to.`}</p>
    </Modal>
  );
}
