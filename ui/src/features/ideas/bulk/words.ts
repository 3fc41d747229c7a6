// Words of acts at many ideas.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { BulkAct, BulkResult } from "@/api";
import { useFormat, useStageWords } from "@/shared";
import type { BulkKind } from "./BulkDialog";
import type { reasonCodes } from "./moves";

export function useReasonWords(): Record<(typeof reasonCodes)[number], string> {
  const { t } = useLingui();
  return {
    not_worth_it: t`Not worth it`,
    not_feasible: t`Not feasible`,
    exists_already: t`It exists already`,
    out_of_scope: t`Out of scope`,
    other: t`Other`,
  };
}

/** What can be answered for many ideas at once: the five questions, and what leads rate. */
export function useScaleWords(): Record<string, string> {
  const { t } = useLingui();
  return {
    rules: t`Rule-based?`,
    digital: t`Input digital?`,
    structured: t`Input structured?`,
    stable: t`Stable for six months?`,
    documented: t`Documented?`,
    fit: t`Fits our goals?`,
    risk: t`If it goes wrong?`,
  };
}

/** What will happen, or happened, to how many. */
export function useBulkWords() {
  const { t } = useLingui();
  const format = useFormat();
  const stages = useStageWords();
  return {
    button: (kind: BulkKind, count: number): string => {
      const ideas = plural(count, { one: "# idea", other: "# ideas" });
      if (kind === "stage") return t`Move ${ideas}`;
      return kind === "merge" ? t`Merge ${ideas}` : t`Change ${ideas}`;
    },
    willBe: (act: BulkAct, { changed, refused, unchanged }: BulkResult): string => {
      const n = format.whole(changed);
      const will = {
        move: t`${n} will move`,
        merge: t`${n} will be merged`,
        edit: t`${n} will change`,
        follow: t`${n} will change`,
        pair: t`${n} will change`,
      }[act.act];
      const parts = [
        will,
        ...(unchanged > 0 ? [t`${format.whole(unchanged)} are so already`] : []),
        ...(refused > 0 ? [t`${format.whole(refused)} cannot`] : []),
      ];
      return parts.join(", ");
    },
    done: (act: BulkAct, count: number): string => {
      const ideas = plural(count, { one: "# idea", other: "# ideas" });
      if (act.act === "move") return t`${ideas} moved to ${stages[act.to]}.`;
      return act.act === "merge" ? t`${ideas} merged.` : t`${ideas} changed.`;
    },
  };
}
