// What of the inbox an address shows.
export interface InboxSearch {
  /** Absent: everything. */
  show?: "open";
  /** The item that is looked at. */
  item?: string;
}

/** Addresses can be typed by hand: what is nothing known is left out. */
export function readInboxSearch({ show, item }: Record<string, unknown>): InboxSearch {
  return {
    ...(show === "open" ? { show } : {}),
    ...(typeof item === "string" && item !== "" ? { item } : {}),
  };
}
