// Sending what was chosen: how far it is, stopping it, and what came of each idea. Sent twice, it acts once.
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import {
  type BringChoice,
  type BringResult,
  call,
  type Failure,
  keyOf,
  newId,
  type SpaceId,
  toFailure,
  type WorkView,
} from "@/api";

const EVERY_MS = 300;

function follow(id: string, onFar: (far: WorkView) => void): () => void {
  let isOver = false;
  const look = async (): Promise<void> => {
    const far = await call("bulk.progress", { id }).catch(() => null);
    if (isOver) return;
    if (far) onFar(far);
    timer = setTimeout(look, EVERY_MS);
  };
  let timer = setTimeout(look, EVERY_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

export interface Bringing {
  isRunning: boolean;
  far: WorkView | null;
  failure: Failure | null;
  result: BringResult | null;
  run(choices: BringChoice[]): Promise<void>;
  cancel(): void;
  /** Back to the choice, for what is left. */
  again(): void;
}

export function useBringing(from: SpaceId): Bringing {
  const queries = useQueryClient();
  const running = useRef<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [far, setFar] = useState<WorkView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [result, setResult] = useState<BringResult | null>(null);
  return {
    isRunning,
    far,
    failure,
    result,
    run: async (choices) => {
      if (running.current !== null) return;
      const id = newId();
      running.current = id;
      setRunning(true);
      setFailure(null);
      const stop = follow(id, setFar);
      try {
        setResult(await call("join.bring", { id, from, choices }));
      } catch (thrown) {
        setFailure(toFailure(thrown));
      } finally {
        stop();
        running.current = null;
        setFar(null);
        setRunning(false);
      }
    },
    cancel: () => {
      if (running.current !== null) void call("bulk.cancel", { id: running.current }).catch(() => undefined);
    },
    again: () => {
      setResult(null);
      void queries.invalidateQueries({ queryKey: keyOf("join.bring_preview", { from }) });
    },
  };
}
