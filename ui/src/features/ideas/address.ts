// What the address of the list says: search text, sort, direction. The address is the view.
import type { SortKey } from "@/api";
import type { ListView } from "@/shared";

export interface IdeasSearch extends ListView {
  /** Put the cursor into the search field. */
  focus?: true;
}

const sortKeys: readonly SortKey[] = [
  "score",
  "number",
  "title",
  "hours",
  "stage",
  "area",
  "supports",
  "age",
];

const isSortKey = (value: unknown): value is SortKey => sortKeys.includes(value as SortKey);

/** Anything may stand in an address; what is not understood is left out. */
export function readIdeasSearch(search: Record<string, unknown>): IdeasSearch {
  return {
    ...(typeof search.q === "string" && search.q !== "" ? { q: search.q } : {}),
    ...(isSortKey(search.sort) ? { sort: search.sort } : {}),
    ...(search.reversed === true ? { reversed: true as const } : {}),
    ...(search.focus === true ? { focus: true as const } : {}),
  };
}
