// Words of the shell for values of the core.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { NoticeView, Role } from "@/api";

export function useRoleWords(): Record<Role, string> {
  const { t } = useLingui();
  return {
    viewer: t`Viewer`,
    contributor: t`Contributor`,
    engineer: t`Engineer`,
    lead: t`Lead`,
    admin: t`Admin`,
  };
}

const notices: Record<string, MessageDescriptor> = {
  DEVICE_PUT_ASIDE: msg`The settings of this computer could not be read. They start anew; the old file was kept.`,
  CATALOGUE_REBUILT: msg`The list of ideas was damaged and has been built anew from your records. Nothing was lost.`,
};

/** What happened while the data was opened; null for what needs no words. */
export const wordsForNotice = (notice: NoticeView): MessageDescriptor | null => notices[notice.code] ?? null;
