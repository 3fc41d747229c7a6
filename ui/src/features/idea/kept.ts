// What somebody has begun to type at an idea and not yet sent. It outlives a change of place, so that
// looking at the next idea loses nothing; it ends with the window.
import { useCallback, useState } from "react";

const kept = new Map<string, unknown>();

/** Only for tests: as if the window had just been opened. */
export const forgetKept = (): void => kept.clear();

/** `null` is nothing begun. The name is fixed for the life of the component. */
export function useKept<T>(name: string): [T | null, (value: T | null) => void] {
  const [value, setValue] = useState<T | null>(() => (kept.get(name) as T | undefined) ?? null);
  const keep = useCallback(
    (next: T | null) => {
      if (next === null) kept.delete(name);
      else kept.set(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, keep];
}
