// One merge of some ideas into one: what would come of it, the act itself as one step of undo, and the answer
// "the same" for each of them, kept with what the core knew of the two.
import { useMemo, useRef, useState } from "react";
import { call, type Failure, type IdeaId, type MergePreview, newId, toFailure, useRead } from "@/api";

export interface Merged {
  groupId: string;
  target: IdeaId;
  /** Those that were merged, without what was refused. */
  sources: IdeaId[];
}

export interface Wish {
  target: IdeaId;
  sources: IdeaId[];
  addsVolume: boolean;
}

export interface Merge {
  preview: MergePreview | undefined;
  previewFailure: Failure | null;
  /** Those that would be merged. */
  accepted: IdeaId[];
  isRunning: boolean;
  failure: Failure | null;
  /** None when it failed, or is under way already. */
  run(): Promise<Merged | null>;
}

/** Only for later training: that it could not be kept changes nothing for anybody. */
const keepAnswers = ({ groupId, target, sources }: Merged): void => {
  for (const b of sources) {
    void call("pairs.answer", { act: groupId, a: target, b, answer: "same" }).catch(() => undefined);
  }
};

export function useMerge({ target, sources, addsVolume }: Wish): Merge {
  const name = JSON.stringify([target, sources, addsVolume]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another merge is another group
  const groupId = useMemo(newId, [name]);
  const [isRunning, setRunning] = useState(false);
  const [failed, setFailed] = useState<{ name: string; failure: Failure } | null>(null);
  const isBusy = useRef(false);
  const { data: preview, error } = useRead(
    "merge.preview",
    { target, sources, adds_volume: addsVolume },
    { enabled: sources.length > 0 && !isRunning },
  );
  const refused = new Set(preview?.refused.map(({ idea }) => idea.id));
  const accepted = preview ? sources.filter((id) => !refused.has(id)) : [];

  const run = async (): Promise<Merged | null> => {
    if (isBusy.current || accepted.length === 0) return null;
    isBusy.current = true;
    setRunning(true);
    try {
      const act = { act: "merge" as const, target, adds_volume: addsVolume };
      const done = await call("ideas.bulk", { group_id: groupId, ideas: { ids: accepted }, act });
      const kept = new Set(done.examples.map(({ idea }) => idea.id));
      const merged = { groupId, target, sources: accepted.filter((id) => !kept.has(id)) };
      const [first] = done.examples;
      if (merged.sources.length === 0 && first) throw toFailure(first.failure);
      keepAnswers(merged);
      // Done once is done: it stays busy, and the dialog goes.
      return merged;
    } catch (thrown) {
      setFailed({ name, failure: toFailure(thrown) });
      isBusy.current = false;
      setRunning(false);
      return null;
    }
  };
  const failure = failed?.name === name ? failed.failure : null;
  return { preview, previewFailure: error, accepted, isRunning, failure, run };
}
