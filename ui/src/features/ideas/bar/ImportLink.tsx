// The way to where a list of ideas comes in.
import { useLingui } from "@lingui/react/macro";
import { IconUpload } from "@tabler/icons-react";
import { LinkButton, smallIcon } from "@/shared";

export function ImportLink() {
  const { t } = useLingui();
  return (
    <LinkButton variant="subtle" size="xs" to="/import" leftSection={<IconUpload {...smallIcon} />}>
      {t`Import`}
    </LinkButton>
  );
}
