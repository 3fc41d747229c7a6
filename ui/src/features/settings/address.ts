// Which part of the settings an address shows.
const parts = [
  "you",
  "space",
  "people",
  "standard",
  "rates",
  "appearance",
  "keyboard",
  "data",
  "about",
] as const;

export type SettingsPart = (typeof parts)[number];

export interface SettingsSearch {
  /** Absent: the first one. */
  part?: SettingsPart;
}

/** Addresses can be typed by hand: what is no part is left out. */
export function readSettingsSearch({ part }: Record<string, unknown>): SettingsSearch {
  const known = parts.find((one) => one === part);
  return known && known !== "you" ? { part: known } : {};
}
