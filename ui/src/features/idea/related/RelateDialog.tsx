// Saying that this idea and another one belong together, or that they only look alike.
import { useLingui } from "@lingui/react/macro";
import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import type { IdeaId, IdeaPage, PairKind } from "@/api";
import { useAct } from "../acts";
import { Ask, type DialogProps } from "../head/Ask";
import { PickIdea } from "./PickIdea";
import type { Found } from "./useFoundIdeas";

/** What is said about these two now; what was said at merged ideas is about others. */
export const saidAbout = (page: IdeaPage, other: IdeaId): PairKind =>
  page.pairs.find(({ idea, may_change, may_clear }) => idea.id === other && (may_change || may_clear))
    ?.kind ?? "none";

export function RelateDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const act = useAct();
  const [chosen, setChosen] = useState<Found | null>(null);
  const [kind, setKind] = useState<PairKind>("related");
  const { id, shown_id } = page.row;
  const set = async (): Promise<void> => {
    if (!chosen) return;
    const expect = saidAbout(page, chosen.id);
    const done =
      kind === "related"
        ? t`${shown_id} and ${chosen.shown_id} are related.`
        : t`${shown_id} and ${chosen.shown_id} are not the same.`;
    await act({ kind: "pair.set", a: id, b: chosen.id, to: kind, expect }, done);
  };
  return (
    <Ask
      title={t`Link ${shown_id} to another idea`}
      button={t`Link ideas`}
      missing={chosen === null ? t`Choose the other idea.` : null}
      act={set}
      onClose={onClose}
    >
      <PickIdea page={page} chosen={chosen} onChoose={setChosen} />
      <Radio.Group
        label={t`How do they stand to each other?`}
        value={kind}
        onChange={(value) => setKind(value as PairKind)}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="related"
            label={t`Related`}
            description={t`They belong together, but each stays an idea of its own.`}
          />
          <Radio
            value="different"
            label={t`Not the same`}
            description={t`They only look alike. The Hub no longer shows them as possible duplicates.`}
          />
        </Stack>
      </Radio.Group>
    </Ask>
  );
}
