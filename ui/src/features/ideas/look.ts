// How the list looks where the address does not say: columns and density as they were last chosen on this
// device. Only a wish, so a device that keeps nothing loses nothing but that.
import { type Density, readListLook, writeListLook } from "@/shared";
import { type densities, readIdeasSearch } from "./address";
import type { ColumnKey } from "./columns";

export interface Look {
  columns?: ColumnKey[] | undefined;
  density?: Density | undefined;
}

export function usualLook(): Look {
  const { columns, density } = readIdeasSearch(readListLook());
  return { columns: columns as ColumnKey[] | undefined, density };
}

export const rememberLook = (look: Look): void => writeListLook({ ...usualLook(), ...look });

/** Heights of a line in rem: 32, 36 and 44 at the usual text size; they grow with it. */
export const lineRem: Record<(typeof densities)[number], number> = { compact: 2, normal: 2.25, roomy: 2.75 };
