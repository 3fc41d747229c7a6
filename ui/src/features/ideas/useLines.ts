// Which lines are drawn: those in sight, some around them, and always the active one.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useRows } from "./useIdeas";

/** 36 and 32 at the usual text size; they grow with it. */
const LINE_REM = 2.25;
const HEAD_REM = 2;

/** The list in a window of its usual size. */
const FIRST_RECT = { width: 1208, height: 800 };

const pixels = (rem: number): number =>
  rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || "16");

/** So that the grid never names a cell that is not there. */
const withActive = (drawn: number[], active: number, last: number): number[] => {
  if (last < 0 || drawn.includes(active)) return drawn;
  return active < (drawn[0] ?? 0) ? [active, ...drawn] : [...drawn, active];
};

interface LinesProps {
  frame: RefObject<HTMLDivElement | null>;
  order: Uint32Array;
  viewKey: string;
  active: number;
  offset: number;
}

export function useLines({ frame, order, viewKey, active, offset }: LinesProps) {
  const [height] = useState(() => pixels(LINE_REM));
  const lines = useVirtualizer({
    count: order.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 1,
    // Before it is measured, so that the lines are there when the list is first drawn.
    initialRect: FIRST_RECT,
    // The head stays in sight above the lines.
    scrollPaddingEnd: pixels(HEAD_REM),
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active, order.length - 1),
    initialOffset: offset,
  });
  const shownKey = useRef(viewKey);
  useEffect(() => {
    if (shownKey.current !== viewKey) frame.current?.scrollTo({ top: 0 });
    shownKey.current = viewKey;
  }, [viewKey, frame]);
  const range = lines.range ?? { startIndex: 0, endIndex: 40 };
  return {
    visible: lines.getVirtualItems(),
    totalHeight: lines.getTotalSize(),
    perPage: () => Math.max(1, Math.floor((frame.current?.clientHeight ?? height) / height) - 2),
    reveal: (place: number) => lines.scrollToIndex(place, { align: "auto" }),
    ...useRows(order, range.startIndex, range.endIndex),
  };
}
