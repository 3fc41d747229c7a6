// How sure the Hub is that two ideas are the same: three blocks and words. Only the highest is coloured.
import { useLingui } from "@lingui/react/macro";
import { useFormat } from "../format";
import css from "./Sureness.module.css";

export type SurenessLevel = "very_likely" | "probably" | "perhaps";

const blocks: Record<SurenessLevel, number> = { very_likely: 3, probably: 2, perhaps: 1 };

interface SurenessProps {
  level: SurenessLevel;
  /** The chance in hundredths, where the answers of this space bear it out. */
  percentage?: number | null;
}

export function Sureness({ level, percentage = null }: SurenessProps) {
  const { t } = useLingui();
  const format = useFormat();
  const words = {
    very_likely: t`Very likely the same`,
    probably: t`Probably the same`,
    perhaps: t`Perhaps the same`,
  };
  return (
    <span className={css.sureness} data-level={level}>
      <span className={css.blocks} aria-hidden="true">
        {[1, 2, 3].map((block) => (
          <i key={block} data-on={block <= blocks[level] || undefined} />
        ))}
      </span>
      {words[level]}
      {percentage !== null && <span className="num">{format.percent(percentage / 100)}</span>}
    </span>
  );
}
