// The saved views of this device, and which of them the address is.
import { useQueryClient } from "@tanstack/react-query";
import { type CommandName, call, keyOf, newId, type Params, type SavedView, useRead } from "@/api";
import { fromKept, type IdeasSearch, ideasOf, kept } from "../address";

export interface SavedViews {
  views: SavedView[];
  /** The view that the address is, or was before it was changed. */
  current: SavedView | undefined;
  isChanged: boolean;
  /** The name under which the ideas of this address are visited; none when no name stands for them. */
  visited: string | undefined;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export function useSavedViews(address: IdeasSearch): SavedViews {
  const views = useRead("views.list", {}).data ?? [];
  const current = views.find(({ id }) => id === address.view);
  const saved = current && fromKept(current.address);
  const ideas = ideasOf(address);
  const isCurrent = saved !== undefined && isSame(ideas, ideasOf(saved));
  const isAll = Object.keys(ideas).length === 0;
  return {
    views,
    current,
    isChanged: saved !== undefined && kept(address) !== kept(saved),
    visited: isCurrent ? current?.id : isAll ? "all" : undefined,
  };
}

type ViewCommand = Extract<CommandName, "views.put" | "views.delete" | "views.move">;

/** Each answers with all views as they are then. Rejects with a Failure. */
export function useViewActs() {
  const client = useQueryClient();
  const act = async <C extends ViewCommand>(command: C, params: Params<C>): Promise<void> => {
    const views = await call(command, params);
    client.setQueryData(keyOf("views.list", {}), views);
  };
  return {
    /** Answers the id of the new view. */
    add: async (name: string, address: IdeasSearch): Promise<string> => {
      const id = newId();
      await act("views.put", { id, name, address: kept(address) });
      return id;
    },
    put: (view: SavedView, by: { name?: string; address?: IdeasSearch }): Promise<void> =>
      act("views.put", {
        id: view.id,
        name: by.name ?? view.name,
        address: by.address ? kept(by.address) : view.address,
      }),
    move: (view: SavedView, by: number): Promise<void> =>
      act("views.move", { id: view.id, position: Math.max(0, view.position + by) }),
    remove: (view: SavedView): Promise<void> => act("views.delete", { id: view.id }),
  };
}
