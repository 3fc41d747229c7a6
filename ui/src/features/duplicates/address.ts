// What stands in the address of the place: how sure a pair has to be.
import type { Sureness } from "@/api";

export interface DuplicatesSearch {
  /** Left out: probably. */
  least?: Exclude<Sureness, "probably">;
}

/** Addresses can be typed by hand: what is no word of certainty is left out. */
export const readDuplicatesSearch = ({ least }: Record<string, unknown>): DuplicatesSearch =>
  least === "perhaps" || least === "very_likely" ? { least } : {};
