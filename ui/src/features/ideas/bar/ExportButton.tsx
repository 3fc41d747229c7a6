// Takes the ideas of the list home as a file. What exactly is asked in the dialog, which loads later.
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { ariaKeys, commands, smallIcon, useCommand } from "@/shared";

export function ExportButton({ onOpen }: { onOpen(): void }) {
  const { t } = useLingui();
  useCommand("list.export", onOpen);
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={<IconDownload {...smallIcon} />}
      aria-keyshortcuts={ariaKeys(commands["list.export"].keys[0])}
      onClick={onOpen}
    >
      {t`Export`}
    </Button>
  );
}
