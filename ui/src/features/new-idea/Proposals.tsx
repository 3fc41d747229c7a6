// What the Hub would fill in: quiet chips beside a field, taken by a click or, the first of all, by a key. Nothing
// is filled in by itself.
import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { memo } from "react";
import type { Proposed } from "@/api";
import { ariaKeys, commands, Keys, smallIcon } from "@/shared";
import css from "./proposals.module.css";

/** The Hub's proposals for both fields, the one that the key takes first. */
export interface Proposing {
  areas: readonly Proposed[];
  systems: readonly Proposed[];
  take(proposed: Proposed): void;
}

interface ProposalsProps {
  /** What they are proposed for. */
  field: string;
  proposals: readonly Proposed[];
  /** Whether the key takes the first of these. */
  hasKey: boolean;
  onTake: (proposed: Proposed) => void;
}

function Chips({ field, proposals, hasKey, onTake }: ProposalsProps) {
  const { t } = useLingui();
  const [key] = commands["form.take"].keys;
  const why = { text: t`Your text names it.`, neighbours: t`Most of the ideas that look alike have it.` };
  if (proposals.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is seen
    <div className={css.proposals} role="group" aria-label={t`Proposed for: ${field}`}>
      {proposals.map((proposed, nth) => {
        const isNext = hasKey && nth === 0;
        const { id, name, by } = proposed;
        return (
          <button
            key={id}
            type="button"
            className={css.proposal}
            title={why[by]}
            aria-keyshortcuts={isNext ? ariaKeys(key) : undefined}
            onClick={() => onTake(proposed)}
          >
            <IconPlus {...smallIcon} />
            <span className={css.name}>{name}</span>
            {isNext && <Keys binding={key} />}
          </button>
        );
      })}
    </div>
  );
}

export const Proposals = memo(Chips);
