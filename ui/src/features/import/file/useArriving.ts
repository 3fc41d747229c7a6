// Files that are dropped anywhere on the page, and cells that are pasted outside of a field.
import { useEffect, useState } from "react";
import { useSteady } from "@/shared";

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, [role=dialog]") !== null;

interface Arriving {
  isOn: boolean;
  onFile(file: File): void;
  onPaste(text: string): void;
}

/** Whether a file is held over the page now. */
export function useArriving({ isOn, onFile, onPaste }: Arriving): boolean {
  const [isOver, setOver] = useState(false);
  const take = useSteady(onFile);
  const paste = useSteady(onPaste);
  useEffect(() => {
    if (!isOn) return;
    const over = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) take(file);
    };
    const pasted = (event: ClipboardEvent): void => {
      if (isField(event.target)) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (file) take(file);
      else if (text.trim() !== "") paste(text);
    };
    const listeners = { dragover: over, dragleave: leave, drop, paste: pasted };
    for (const [name, listen] of Object.entries(listeners)) {
      document.addEventListener(name, listen as (event: Event) => void);
    }
    return () => {
      setOver(false);
      for (const [name, listen] of Object.entries(listeners)) {
        document.removeEventListener(name, listen as (event: Event) => void);
      }
    };
  }, [isOn, take, paste]);
  return isOver;
}
