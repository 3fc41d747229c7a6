// Going from one space to another: nothing that was said of the one left is held against the one entered.
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "./call";
import type { AppState, SpaceId } from "./contract";
import type { Failure } from "./failure";
import { keyOf } from "./query";

/** Shows `state`, and asks anew for all else. */
export function enter(client: QueryClient, state: AppState): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "app.state" });
  client.setQueryData(keyOf("app.state", {}), state);
}

/** Opens a space that is on this device already. */
export function useOpenSpace() {
  const client = useQueryClient();
  return useMutation<AppState, Failure, SpaceId>({
    mutationFn: (id) => call("space.open", { id }),
    onSuccess: (state) => enter(client, state),
  });
}
