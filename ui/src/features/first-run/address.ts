// Which door of the first run an address stands behind.
const doors = ["import", "empty", "backup"] as const;

export type Door = (typeof doors)[number];

export interface WelcomeSearch {
  /** Absent: before all of them. */
  door?: Door;
}

/** Addresses can be typed by hand: what is no door is left out. */
export function readWelcomeSearch({ door }: Record<string, unknown>): WelcomeSearch {
  const known = doors.find((one) => one === door);
  return known ? { door: known } : {};
}
