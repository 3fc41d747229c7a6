// The second click of a double click is meant for what stood there at the first one.
import type { MouseEvent } from "react";

export const once =
  (act: () => void) =>
  (event: MouseEvent): void => {
    if (event.detail <= 1) act();
  };
