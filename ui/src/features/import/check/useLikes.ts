// How far the search for possible duplicates among the new rows is. It runs beside, and can be skipped.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, type ImportLikes, keyOf, useRead } from "@/api";

const EVERY_MS = 400;

export interface Likes {
  state: ImportLikes | undefined;
  isRunning: boolean;
  skip(): void;
}

export function useLikes(plan: string): Likes {
  const client = useQueryClient();
  const { data: state, refetch } = useRead("import.likes", { plan });
  const isRunning = state !== undefined && !["ready", "stopped", "failed"].includes(state.phase);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void refetch(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
  const skip = (): void => {
    void call("import.skip_likes", { plan })
      .then((now) => client.setQueryData(keyOf("import.likes", { plan }), now))
      .catch(() => void refetch());
  };
  return { state, isRunning, skip };
}
