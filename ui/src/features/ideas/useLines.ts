// Which lines are drawn: those in sight, some around them, and always the active one.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useRows } from "./useIdeas";

const HEAD_REM = 2;

/** The list in a window of its usual size. */
const FIRST_RECT = { width: 1208, height: 800 };

/** Lines around those in sight: as few as possible at first, then enough for a quick wheel. */
const FEW = 1;
const ENOUGH = 6;
const MORE_AFTER_MS = 400;

const pixels = (rem: number): number =>
  rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || "16");

/** So that the grid never names a cell that is not there. */
const withActive = (drawn: number[], active: number, last: number): number[] => {
  if (last < 0 || drawn.includes(active)) return drawn;
  return active < (drawn[0] ?? 0) ? [active, ...drawn] : [...drawn, active];
};

function useOverscan(): number {
  const [overscan, setOverscan] = useState(FEW);
  useEffect(() => {
    const timer = setTimeout(() => setOverscan(ENOUGH), MORE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return overscan;
}

interface LinesProps {
  frame: RefObject<HTMLDivElement | null>;
  order: Uint32Array;
  viewKey: string;
  active: number;
  offset: number;
  /** Of a line. */
  rem: number;
}

/** Where the active idea was in sight it stays at the same height of the screen while ranks move around it. */
function useStaying({ frame, order, viewKey, active }: LinesProps, height: number): void {
  const shown = useRef({ viewKey, order, active });
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { viewKey, order, active };
    const element = frame.current;
    if (!element || before.order === order) return;
    if (before.viewKey !== viewKey) return element.scrollTo({ top: 0 });
    const top = before.active * height - element.scrollTop;
    const wasInSight = top >= 0 && top < element.clientHeight;
    const moved = (active - before.active) * height;
    if (wasInSight && moved !== 0) element.scrollTo({ top: Math.max(0, element.scrollTop + moved) });
  });
}

export function useLines(props: LinesProps) {
  const { frame, order, active, offset, rem } = props;
  const height = pixels(rem);
  const lines = useVirtualizer({
    count: order.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: useOverscan(),
    // Before it is measured, so that the lines are there when the list is first drawn.
    initialRect: FIRST_RECT,
    // The head stays in sight above the lines.
    scrollPaddingEnd: pixels(HEAD_REM),
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active, order.length - 1),
    initialOffset: offset,
  });
  const shownHeight = useRef(height);
  useLayoutEffect(() => {
    if (shownHeight.current === height) return;
    shownHeight.current = height;
    lines.measure();
  }, [height, lines]);
  useStaying(props, height);
  const range = lines.range ?? { startIndex: 0, endIndex: 40 };
  return {
    visible: lines.getVirtualItems(),
    totalHeight: lines.getTotalSize(),
    perPage: () => Math.max(1, Math.floor((frame.current?.clientHeight ?? height) / height) - 2),
    reveal: (place: number) => lines.scrollToIndex(place, { align: "auto" }),
    ...useRows(order, range.startIndex, range.endIndex),
  };
}
