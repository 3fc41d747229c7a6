// Sending what was chosen: how far it is, stopping it, and what came of each idea. Sent twice, it acts once.
import { useRef, useState } from "react";
import {
  type BringChoice,
  type BringResult,
  call,
  type Failure,
  newId,
  type SpaceId,
  toFailure,
  type WorkView,
} from "@/api";
import { cancelWork, useFar } from "./useFar";

export interface Bringing {
  isRunning: boolean;
  far: WorkView | null;
  failure: Failure | null;
  result: BringResult | null;
  run(choices: BringChoice[]): Promise<void>;
  cancel(): void;
}

export function useBringing(from: SpaceId): Bringing {
  const isBusy = useRef(false);
  const [work, setWork] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [result, setResult] = useState<BringResult | null>(null);
  return {
    isRunning: work !== null,
    far: useFar(work),
    failure,
    result,
    run: async (choices) => {
      if (isBusy.current) return;
      isBusy.current = true;
      const id = newId();
      setWork(id);
      setFailure(null);
      try {
        setResult(await call("join.bring", { id, from, choices }));
      } catch (thrown) {
        setFailure(toFailure(thrown));
      } finally {
        isBusy.current = false;
        setWork(null);
      }
    },
    cancel: () => {
      if (work !== null) cancelWork(work);
    },
  };
}
