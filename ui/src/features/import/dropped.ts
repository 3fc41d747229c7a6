// Files that are dropped anywhere in the window: the page itself must never be replaced by one, and a file is
// brought to where lists come in.
import { useEffect } from "react";
import { useSteady } from "@/shared";

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** `onArrive` goes to the place; it is called when a file was dropped somewhere else. */
export function useDroppedFiles(onArrive: () => void): void {
  const arrive = useSteady(onArrive);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (holdsFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      // The place itself has taken it then.
      const isTaken = event.defaultPrevented;
      if (!holdsFile(event)) return;
      event.preventDefault();
      if (isTaken || !file) return;
      void import("./acts").then(({ bring }) => {
        if (bring(file)) arrive();
      });
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, [arrive]);
}
