// The search through the catalogue as the place sees it: begun when somebody comes, followed while it
// runs, and the list when it is over.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import {
  call,
  type Failure,
  keyOf,
  type PairsEntry,
  type PairsList,
  type PairsState,
  type Sureness,
  useRead,
} from "@/api";

/** More are not drawn; those that follow come up as these are settled. */
export const MOST = 500;
const EVERY_MS = 400;

export interface Pairs {
  state: PairsState | undefined;
  list: PairsList | undefined;
  failure: Failure | null;
  isOver: boolean;
  start(again?: boolean): void;
  stop(): void;
  retry(): void;
}

const isOver = (state: PairsState | undefined): boolean =>
  state?.phase === "ready" || state?.phase === "stopped";

/** Asks for everything about pairs again, so that the next answer is given on top of this one. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const names = ["pairs.list", "pairs.between", "pairs.state"];
    await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })));
  };
}

export function usePairs(least: Sureness): Pairs {
  const client = useQueryClient();
  const { data: state, error, refetch } = useRead("pairs.state", {});
  const isOn = isOver(state);
  const isUnderWay = state?.phase === "reading" || state?.phase === "comparing";
  const list = useRead("pairs.list", { least, limit: MOST }, { enabled: isOn, keepPrevious: true });

  const keep = (now: PairsState): void => {
    client.setQueryData(keyOf("pairs.state", {}), now);
  };
  const ask = (asking: Promise<PairsState>): void => void asking.then(keep).catch(() => void refetch());
  const start = (again = false): void => ask(call("pairs.start", again ? { again } : {}));

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the phase begins it
  useEffect(() => {
    if (state?.phase === "idle") start();
  }, [state?.phase]);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void refetch(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, refetch]);

  return {
    state,
    list: isOn ? list.data : undefined,
    failure: error ?? list.error,
    isOver: isOn,
    start,
    stop: () => ask(call("pairs.cancel", {})),
    retry: () => void Promise.all([refetch(), list.refetch()]),
  };
}

/** Stays the same while the entry holds the same ideas. */
export const nameOf = ({ ideas }: PairsEntry): string =>
  ideas
    .map(({ id }) => id)
    .sort()
    .join(" ");
