// How lists look where nothing else says it: what was last chosen on this device. Only a wish, so a device that
// keeps nothing loses nothing but that.
const PLACE = "hub.list";

/** As it was kept; whoever reads it looks whether it makes sense. */
export function readListLook(): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function writeListLook(look: Record<string, unknown>): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...readListLook(), ...look }));
  } catch {
    // Storage that is full or forbidden: the address still says it.
  }
}
