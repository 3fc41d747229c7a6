// The page before there is a space.
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { AppState } from "@/api";
import { Threshold } from "@/shared/layout/Threshold";

export function Frame(props: { title: string; lead: string; state: AppState; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <Threshold {...props} note={t`No account needed. Nothing leaves this computer until you join a space.`} />
  );
}
