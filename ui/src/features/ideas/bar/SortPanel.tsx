// What the list is sorted by: any column, shown or not. The one that is chosen again turns round.
import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { smallIcon } from "@/shared";
import { Picker } from "@/shared/commands/Picker";
import { changed, sortKeys } from "../address";
import { useColumnWords } from "../columns";
import { Panel } from "../Panel";
import type { PaneProps } from "./FilterPanel";

export default function SortPanel({ address, onChange, onClose }: PaneProps & { onClose: () => void }) {
  const { t } = useLingui();
  const words = useColumnWords();
  const now = address.sort ?? "score";
  const options = sortKeys.map((key) => ({
    key,
    name: words[key],
    isOn: key === now,
    aside:
      key === now ? (
        address.reversed ? (
          <IconArrowUp {...smallIcon} aria-label={t`reversed`} aria-hidden={false} />
        ) : (
          <IconArrowDown {...smallIcon} />
        )
      ) : null,
  }));
  const pick = (key: string): void => {
    const sort = sortKeys.find((known) => known === key) ?? "score";
    const reversed = sort === now && !address.reversed ? true : undefined;
    onChange(changed(address, { sort: sort === "score" ? undefined : sort, reversed }));
    onClose();
  };
  return (
    <Panel label={t`Sort the ideas`} width="15rem" side="end" onClose={onClose}>
      <Picker label={t`Sort by`} options={options} onPick={pick} />
    </Panel>
  );
}
