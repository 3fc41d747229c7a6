// Which entry is looked at, and which two of its ideas. When an entry leaves the list, the one that comes in
// its place is next.
import { useState } from "react";
import type { PairsEntry, PairsIdea } from "@/api";
import { nameOf } from "./usePairs";

export interface Selected {
  entry: PairsEntry | undefined;
  at: number;
  /** The suggested survivor, and the one it is held against. */
  first: PairsIdea | undefined;
  second: PairsIdea | undefined;
  select(at: number): void;
  /** So many entries on or back. */
  move(by: number): void;
  hold(id: string): void;
}

export function useSelected(entries: readonly PairsEntry[]): Selected {
  const [place, setPlace] = useState({ name: "", at: 0 });
  const [held, setHeld] = useState<string | null>(null);
  const same = entries.findIndex((entry) => nameOf(entry) === place.name);
  const at = Math.min(same >= 0 ? same : place.at, Math.max(entries.length - 1, 0));
  const entry = entries[at];
  // Where it stands is remembered under its present name, so that it is followed when the list is another.
  const name = entry ? nameOf(entry) : "";
  if (name !== place.name || at !== place.at) setPlace({ name, at });
  const select = (next: number): void => {
    const chosen = entries[next];
    if (!chosen) return;
    setPlace({ name: nameOf(chosen), at: next });
    setHeld(null);
  };
  const [first, ...others] = entry?.ideas ?? [];
  const second = others.find(({ id }) => id === held) ?? others[0];
  return { entry, at, first, second, select, move: (by) => select(at + by), hold: setHeld };
}
