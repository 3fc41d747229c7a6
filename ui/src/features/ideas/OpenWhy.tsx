// An open score: its sum, beside the cell it belongs to.
import { useLingui } from "@lingui/react/macro";
import { Popover } from "@mantine/core";
import type { ScoreView } from "@/api";
import { useFormat, WhyScore } from "@/shared";
import css from "./table.module.css";
import type { WhyActions } from "./useWhy";

export default function OpenWhy({
  score,
  why,
  currency,
}: {
  score: ScoreView;
  why: WhyActions;
  currency: string;
}) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Popover
      opened
      onDismiss={why.close}
      clickOutsideEvents={["click"]}
      position="bottom"
      width="37.5rem"
      offset={8}
      withRoles={false}
      trapFocus={false}
      returnFocus={false}
    >
      <Popover.Target>
        <span className={css.anchor} />
      </Popover.Target>
      <Popover.Dropdown
        className={css.why}
        role="dialog"
        aria-label={t`Why ${format.whole(score.score)}`}
        // For React the panel is inside the cell, whose click closes it.
        onClick={(event) => event.stopPropagation()}
        onPointerEnter={why.stay}
        onPointerLeave={why.leave}
      >
        <WhyScore score={score} currency={currency} />
      </Popover.Dropdown>
    </Popover>
  );
}
