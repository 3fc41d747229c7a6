// How what travels to a server is protected, in words.
import { useLingui } from "@lingui/react/macro";
import type { Protection } from "@/api";

export function useProtectionWords(): (protection: Protection) => string {
  const { t } = useLingui();
  const words: Record<Protection, string> = {
    tls: t`Protected; the server's name is vouched for`,
    pinned: t`Protected; it is the server that the link names`,
    loopback: t`Stays on this computer`,
  };
  return (protection) => words[protection];
}
