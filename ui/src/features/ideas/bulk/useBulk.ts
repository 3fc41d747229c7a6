// One act at many ideas: first what would come of it, then the act itself, with how far it is.
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import {
  type BulkAct,
  type BulkIdeas,
  type BulkResult,
  call,
  type Failure,
  newId,
  readOptions,
  toFailure,
  type WorkView,
} from "@/api";

const DRY_AFTER_MS = 150;
const LONG_MS = 1000;
const EVERY_MS = 300;

/** Follows work until it is over; answers how to stop following. */
export function follow(id: string, onFar: (far: WorkView) => void): () => void {
  let isOver = false;
  const look = async (): Promise<void> => {
    const far = await call("bulk.progress", { id }).catch(() => null);
    if (isOver) return;
    if (far) onFar(far);
    timer = setTimeout(look, EVERY_MS);
  };
  let timer = setTimeout(look, LONG_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

export interface Bulk {
  /** What would come of it; none while it is not known. */
  dry: BulkResult | undefined;
  dryFailure: Failure | null;
  isRunning: boolean;
  far: WorkView | null;
  failure: Failure | null;
  /** Names the act, for its undo too. */
  groupId: string;
  /** None when it failed. */
  run(): Promise<BulkResult | null>;
  cancel(): void;
}

/** `act` is none while the form does not say enough. */
export function useBulk(ideas: BulkIdeas, act: BulkAct | null): Bulk {
  const name = JSON.stringify(act);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another act is another group
  const { groupId, dryId } = useMemo(() => ({ groupId: newId(), dryId: newId() }), [name]);
  const [isRunning, setRunning] = useState(false);
  const [far, setFar] = useState<WorkView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = useRef(false);
  const [asked] = useDebouncedValue(name, DRY_AFTER_MS);
  const isAsked = act !== null && asked === name;
  const rehearsal = { group_id: dryId, ideas, act: act as BulkAct, dry_run: true };
  const dry = useQuery<BulkResult, Failure>({
    ...readOptions("ideas.bulk", rehearsal),
    enabled: isAsked && !isRunning,
    gcTime: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what went wrong belongs to the act before
  useEffect(() => setFailure(null), [name]);

  const run = async (): Promise<BulkResult | null> => {
    if (!act || isBusy.current) return null;
    isBusy.current = true;
    setRunning(true);
    setFailure(null);
    const stop = follow(groupId, setFar);
    try {
      return await call("ideas.bulk", { group_id: groupId, ideas, act });
    } catch (thrown) {
      setFailure(toFailure(thrown));
      return null;
    } finally {
      stop();
      isBusy.current = false;
      setFar(null);
      setRunning(false);
    }
  };
  return {
    dry: isAsked ? dry.data : undefined,
    dryFailure: isAsked ? dry.error : null,
    isRunning,
    far,
    failure,
    groupId,
    run,
    cancel: () => void call("bulk.cancel", { id: groupId }).catch(() => undefined),
  };
}
