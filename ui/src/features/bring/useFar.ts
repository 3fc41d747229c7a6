// How far a piece of work is, asked for now and then while it runs.
import { useEffect, useState } from "react";
import { call, type WorkView } from "@/api";

const EVERY_MS = 300;

/** `id` names the work; null: none runs. */
export function useFar(id: string | null): WorkView | null {
  const [far, setFar] = useState<WorkView | null>(null);
  useEffect(() => {
    if (id === null) return;
    let isOver = false;
    const look = async (): Promise<void> => {
      const now = await call("bulk.progress", { id }).catch(() => null);
      if (isOver) return;
      setFar(now);
      timer = setTimeout(look, EVERY_MS);
    };
    let timer = setTimeout(look, EVERY_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      setFar(null);
    };
  }, [id]);
  return far;
}

/** It stops where it is; its own answer says what came of it. */
export const cancelWork = (id: string): void => void call("bulk.cancel", { id }).catch(() => undefined);
