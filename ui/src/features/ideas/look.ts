// How the list looks where the address does not say: columns and density as they were last chosen on this
// device. Only a wish, so a device that keeps nothing loses nothing but that.
import type { Density } from "@/shared";
import { type densities, readIdeasSearch } from "./address";
import type { ColumnKey } from "./columns";

const PLACE = "hub.list";

export interface Look {
  columns?: ColumnKey[] | undefined;
  density?: Density | undefined;
}

export function usualLook(): Look {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    const { columns, density } = readIdeasSearch((read ?? {}) as Record<string, unknown>);
    return { columns: columns as ColumnKey[] | undefined, density };
  } catch {
    return {};
  }
}

export function rememberLook(look: Look): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...usualLook(), ...look }));
  } catch {
    // Storage that is full or forbidden: the address still says it.
  }
}

/** Heights of a line in rem: 32, 36 and 44 at the usual text size; they grow with it. */
export const lineRem: Record<(typeof densities)[number], number> = { compact: 2, normal: 2.25, roomy: 2.75 };
