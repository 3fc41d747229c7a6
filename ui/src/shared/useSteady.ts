// A function that stays the same for ever and always does the newest: for parts that are drawn anew only
// when something they show has changed.
import { useCallback, useLayoutEffect, useRef } from "react";

export function useSteady<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
