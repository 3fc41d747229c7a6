// Giving estimates the present rates: one act, of which one hears how far it is, and which can be stopped.
import { useRef, useState } from "react";
import { type AreaId, call, type Failure, newId, type Rerated, toFailure } from "@/api";

const LONG_MS = 1000;
const EVERY_MS = 300;

export interface Rerate {
  /** How far it is, once it takes long. */
  far: { done: number; total: number } | null;
  isRunning: boolean;
  failure: Failure | null;
  /** The act and what came of it; null when it was stopped or refused. */
  run(areas: (AreaId | null)[] | null): Promise<{ act: string; rerated: Rerated } | null>;
  stop(): void;
}

export function useRerate(): Rerate {
  const [act, setAct] = useState<string | null>(null);
  const [far, setFar] = useState<Rerate["far"]>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = useRef(false);
  return {
    far,
    isRunning: act !== null,
    failure,
    stop: () => {
      if (act) void call("bulk.cancel", { id: act }).catch(() => {});
    },
    run: async (areas) => {
      if (isBusy.current) return null;
      isBusy.current = true;
      const group_id = newId();
      setAct(group_id);
      setFailure(null);
      const look = async (): Promise<void> => {
        setFar(await call("bulk.progress", { id: group_id }).catch(() => null));
        timer = setTimeout(look, EVERY_MS);
      };
      let timer = setTimeout(look, LONG_MS);
      try {
        const rerated = await call("rates.rerate", { group_id, ...(areas ? { areas } : {}) });
        return { act: group_id, rerated };
      } catch (thrown) {
        const refusal = toFailure(thrown);
        if (refusal.code !== "STORE_CANCELLED") setFailure(refusal);
        return null;
      } finally {
        clearTimeout(timer);
        isBusy.current = false;
        setFar(null);
        setAct(null);
      }
    },
  };
}
