// The core as React sees it: useRead keeps an answer, useWrite sends a change, and a `changed` event
// makes exactly the answers stale that read those kinds of rows.
import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import { type CommandName, call, type Params, type Result } from "./call";
import type { Failure } from "./failure";
import { type Changed, host } from "./host";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Failure;
  }
}

/**
 * Answers that are made of some rows only: `kinds` of rows, and of which one (`id`). A command that is
 * not listed depends on everything, which is never wrong and only asks the core once more.
 */
const reads: Partial<Record<CommandName, { kinds: string[]; id?: (params: { id: string }) => string }>> = {
  "draft.list": { kinds: ["draft"] },
  "app.choices": { kinds: [] },
  // A dry run stands as it was made; a new one has a new name.
  "import.rows": { kinds: [] },
  "sync.state": { kinds: ["sync"] },
  "sync.queue": { kinds: ["sync"] },
  "space.list": { kinds: ["sync", "space"] },
  "inbox.list": { kinds: ["inbox", "conflict", "event", "comment", "idea", "member"] },
  "devices.list": { kinds: [] },
  "join.look": { kinds: [] },
  "join.bring_preview": { kinds: [] },
  "builds.mine": { kinds: ["idea", "event", "standard_item", "member", "space"] },
  "standard.list": { kinds: ["standard_item", "member"] },
  "space.members": { kinds: ["member", "area", "idea", "space"] },
  "idea.get": {
    kinds: ["idea", "support", "comment", "follow", "pair", "conflict", "event"],
    id: ({ id }) => id,
  },
};

/** Told of often, and touching no row: only who reads these kinds asks again. */
const ASIDE: readonly string[] = ["sync", "inbox"];

const isAside = ({ kinds }: Changed): boolean =>
  kinds.length > 0 && kinds.every((kind) => ASIDE.includes(kind));

export const keyOf = <C extends CommandName>(command: C, params: Params<C>): QueryKey => [command, params];

/** The core is in this process: no retries, never paused offline, an answer holds until a change says otherwise. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });

export const readOptions = <C extends CommandName>(command: C, params: Params<C>) => ({
  queryKey: keyOf(command, params),
  queryFn: () => call(command, params),
});

interface ReadOptions {
  enabled?: boolean;
  /** Show the last answer while the next one is on its way. */
  keepPrevious?: boolean;
  /** Ask again whenever a screen opens: for what changes without an event (drafts). */
  fresh?: boolean;
}

export const useRead = <C extends CommandName>(
  command: C,
  params: Params<C>,
  options: ReadOptions = {},
): UseQueryResult<Result<C>, Failure> =>
  useQuery<Result<C>, Failure>({
    ...readOptions(command, params),
    enabled: options.enabled ?? true,
    ...(options.fresh ? { staleTime: 0 } : {}),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });

export const useWrite = <C extends CommandName>(
  command: C,
): UseMutationResult<Result<C>, Failure, Params<C>> =>
  useMutation<Result<C>, Failure, Params<C>>({ mutationFn: (params) => call(command, params) });

function isTouched(key: QueryKey, changed: Changed): boolean {
  const reading = reads[key[0] as CommandName];
  if (!reading) return !isAside(changed);
  if (!changed.kinds.some((kind) => reading.kinds.includes(kind))) return false;
  const id = reading.id?.(key[1] as { id: string });
  return id === undefined || changed.all === true || changed.ids.length === 0 || changed.ids.includes(id);
}

export const applyChanged = (client: QueryClient, changed: Changed): Promise<void> =>
  client.invalidateQueries({ predicate: (query) => isTouched(query.queryKey, changed) });

/** Call once at start; returns how to stop. */
export const followChanges = (client: QueryClient): (() => void) =>
  host().onChanged((changed) => void applyChanged(client, changed));
