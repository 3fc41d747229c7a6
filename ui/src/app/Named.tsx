// The name of a place at its icon: on narrow windows the words are gone, so a tooltip says it.
import { useMediaQuery } from "@mantine/hooks";
import { lazy, type ReactElement, Suspense } from "react";
import { later } from "@/shared";

const Tip = lazy(later(() => import("./Tip")));

export function Named({ label, children }: { label: string; children: ReactElement }) {
  const isNarrow = useMediaQuery("(max-width: 73.75em)");
  if (!isNarrow) return children;
  return (
    <Suspense fallback={children}>
      <Tip label={label}>{children}</Tip>
    </Suspense>
  );
}
