// The list of ideas as it was left: what leads back to it leads to the same search and order. Kept while the
// window is open.
import type { SortKey } from "@/api";

export interface ListView {
  q?: string;
  sort?: SortKey;
  /** The other way round than the column's natural order. */
  reversed?: true;
}

let last: ListView = {};

export const lastList = (): ListView => last;
export const rememberList = ({ q, sort, reversed }: ListView): void => {
  last = { ...(q ? { q } : {}), ...(sort ? { sort } : {}), ...(reversed ? { reversed } : {}) };
};
