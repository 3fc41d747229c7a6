// Words of the shell for values of the core.
import { useLingui } from "@lingui/react/macro";

export function useRoleWords(): (role: string | undefined) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    viewer: t`Viewer`,
    contributor: t`Contributor`,
    engineer: t`Engineer`,
    lead: t`Lead`,
    admin: t`Admin`,
  };
  return (role) => (role ? (words[role] ?? role) : "");
}
