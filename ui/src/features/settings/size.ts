// Sizes of files as people read them: "2.5 MB", "48 kB".
import { useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared";

export function useSize(): (bytes: number) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (bytes) => {
    if (bytes >= 1_000_000_000) return t`${format.decimal(bytes / 1_000_000_000, 1)} GB`;
    if (bytes >= 1_000_000) return t`${format.decimal(bytes / 1_000_000, 1)} MB`;
    return t`${format.whole(Math.ceil(bytes / 1_000))} kB`;
  };
}
