// Makes a profile rank: saves a version where one is needed, and uses it. Both are one act and one step of undo.
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import {
  call,
  Failure,
  newId,
  type Operation,
  type Params,
  type ProfileFamily,
  type ProfileId,
  toFailure,
} from "@/api";
import { announce } from "@/shared";
import type { Weights } from "./draft";

type Request = Params<"operations.send_all">;

/** A version that was never changed is used as it is; other weights become the next version. */
export const activation = (id: ProfileId): Operation[] => [{ kind: "profile.activate", id }];

export function nextVersion({ id: family_id, versions }: ProfileFamily, weights: Weights): Operation[] {
  const [newest] = versions;
  const id = newId();
  const { name, version } = newest ?? { name: "", version: 0 };
  const save = { id, family_id, version: version + 1, name, method: "weighted" as const, weights };
  return [{ kind: "profile.save", ...save }, ...activation(id)];
}

/** Refused operations are said with their own words: in one act they are refused together. */
async function send(request: Request): Promise<void> {
  const { outcomes } = await call("operations.send_all", request);
  const refused = outcomes.find(({ failure }) => failure !== null)?.failure;
  if (refused) throw new Failure(refused.code, refused.facts);
}

export interface Apply {
  isApplying: boolean;
  failure: Failure | null;
  /** `name` says which act it is: tried again without an answer, it acts once. True when it is done. */
  apply(name: string, operations: () => Operation[], said: string): Promise<boolean>;
}

export function useApply(): Apply {
  const client = useQueryClient();
  const [isApplying, setApplying] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = useRef(false);
  const last = useRef<{ name: string; request: Request } | null>(null);

  const requestOf = (name: string, operations: () => Operation[]): Request => {
    if (last.current?.name === name) return last.current.request;
    const all = operations().map((operation) => ({ op_id: newId(), operation }));
    const request = { group_id: newId(), operations: all, all_or_nothing: true };
    last.current = { name, request };
    return request;
  };

  const apply: Apply["apply"] = async (name, operations, said) => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setApplying(true);
    setFailure(null);
    const request = requestOf(name, operations);
    try {
      await send(request);
      last.current = null;
      // Until the new version is known here, the sliders would jump back to the one before.
      await client.invalidateQueries({ queryKey: ["profiles.list"] });
      void client.invalidateQueries({ queryKey: ["profiles.preview"] });
      announce(said, request.group_id);
      return true;
    } catch (thrown) {
      const failed = toFailure(thrown);
      if (failed.code !== "HOST_UNREACHABLE" && failed.code !== "UNEXPECTED") last.current = null;
      setFailure(failed);
      return false;
    } finally {
      isBusy.current = false;
      setApplying(false);
    }
  };
  return { isApplying, failure, apply };
}
