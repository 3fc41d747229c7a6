// The list of ideas as it was left: what leads back to it leads to the same view. Kept while the window
// is open.
import type { SortKey, Stage } from "@/api";

/** Conditions on the ideas of a list, under the names of the contract; ages count in days from today. */
export interface ListFilter {
  stages?: Stage[];
  area_ids?: string[];
  no_area?: true;
  system_ids?: string[];
  no_system?: true;
  authors?: string[];
  builder_ids?: string[];
  unclaimed?: true;
  hours_min?: number;
  hours_max?: number;
  no_estimate?: true;
  score_min?: number;
  score_max?: number;
  no_score?: true;
  supports_min?: number;
  /** Sent at most so many days ago. */
  newer_than_days?: number;
  /** Sent more days ago than this. */
  older_than_days?: number;
  mine?: true;
  followed?: true;
  waiting_for_me?: true;
}

export type Density = "compact" | "normal" | "roomy";

/** What the address of the list says. */
export interface ListView extends ListFilter {
  q?: string;
  sort?: SortKey;
  /** The other way round than the column's natural order. */
  reversed?: true;
  /** Keys of the columns in their order. */
  columns?: string[];
  density?: Density;
  /** The saved view that this is, or was before it was changed. */
  view?: string;
}

let last: ListView = {};

export const lastList = (): ListView => last;
export const rememberList = (view: ListView): void => {
  last = view;
};
