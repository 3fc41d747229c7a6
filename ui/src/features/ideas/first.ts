// What the first screen is made of, asked before anything is drawn: so it is drawn once, and with its lines.
import type { QueryClient } from "@tanstack/react-query";
import { ALL_IDEAS, PAGE, readOptions, readOrder } from "@/api";

/** Never fails: what could not be had now is asked for again, and worded, by the screen. */
export async function askFirst(queries: QueryClient): Promise<void> {
  // The sidebar's; nobody waits for it.
  void queries.prefetchQuery(readOptions("views.list", {}));
  try {
    const [order] = await Promise.all([
      queries.fetchQuery(readOptions("ideas.order", ALL_IDEAS)),
      queries.prefetchQuery(readOptions("ideas.summary", {})),
    ]);
    const locals = [...readOrder(order).locals.subarray(0, PAGE)];
    await queries.prefetchQuery(readOptions("ideas.rows", { locals }));
  } catch {
    // Nothing to show yet: the first run, or trouble that the first screen tells of.
  }
}
