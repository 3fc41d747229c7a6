// What is asked while somebody types. A question waits until the typing pauses; an answer that is
// overtaken by a newer question is never shown, and the last answer stands until the next one is there.
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CommandName, Params, Result } from "./call";
import type { Failure } from "./failure";
import { readOptions } from "./query";

export function useLive<C extends CommandName>(
  command: C,
  params: Params<C>,
  { pauseMs, enabled = true }: { pauseMs: number; enabled?: boolean },
): UseQueryResult<Result<C>, Failure> {
  const key = JSON.stringify(params);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether the question is another one
  const steady = useMemo(() => params, [key]);
  const [asked] = useDebouncedValue(steady, pauseMs);
  return useQuery<Result<C>, Failure>({
    ...readOptions(command, asked),
    enabled,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}
