// The rows of a dry run or of an import, a hundred at a time, around those in sight.
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import {
  type Failure,
  type ImportProblem,
  type ImportRow,
  type ImportRowKind,
  readOptions,
  toFailure,
} from "@/api";
import { keyOfProblem, nameOfProblem } from "./problemKey";

const PAGE = 100;

export interface FoundRows {
  /** How many there are; null before the first answer. */
  total: number | null;
  rowAt(place: number): ImportRow | undefined;
  failure: Failure | null;
  retry(): void;
}

export function useFoundRows(
  plan: string,
  kinds: readonly ImportRowKind[],
  problem: ImportProblem | null,
  from: number,
  to: number,
): FoundRows {
  const first = Math.floor(Math.max(0, from) / PAGE);
  const last = Math.max(first, Math.floor(Math.max(0, to) / PAGE));
  const asked = { plan, kinds: [...kinds], ...(problem ? { problem: keyOfProblem(problem) } : {}) };
  const answers = useQueries({
    queries: Array.from({ length: last - first + 1 }, (_, at) => ({
      ...readOptions("import.rows", { ...asked, offset: (first + at) * PAGE, limit: PAGE }),
      gcTime: 30_000,
    })),
  });
  // While the next dry run's rows are on their way, those of the last one stand.
  const held = useRef({ name: "", total: null as number | null, rows: new Map<number, ImportRow>() });
  const name = `${kinds.join(" ")} ${problem ? nameOfProblem(problem) : ""}`;
  if (held.current.name !== name) held.current = { name, total: null, rows: new Map() };
  const total = answers.find(({ data }) => data)?.data?.total ?? null;
  if (total !== null) {
    held.current.total = total;
    held.current.rows.clear();
    answers.forEach(({ data }, at) => {
      for (const [place, row] of (data?.rows ?? []).entries()) {
        held.current.rows.set((first + at) * PAGE + place, row);
      }
    });
  }
  const failed = answers.find(({ error }) => error !== null);
  return {
    total: held.current.total,
    rowAt: (place) => held.current.rows.get(place),
    failure: failed?.error ? toFailure(failed.error) : null,
    retry: () => void Promise.all(answers.map(({ refetch }) => refetch())),
  };
}

/** Asks for the rows again when `sign` changes: what they are like is found out bit by bit. */
export function useFreshRows(sign: string): void {
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked again because of it
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ["import.rows"] });
  }, [client, sign]);
}
