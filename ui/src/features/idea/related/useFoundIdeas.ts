// Ideas to choose from: those that words or a number find, and before anything is typed those that look alike.
import { type IdeaPage, type NamedIdea, readOrder, type Stage, useLive, useRead } from "@/api";

/** Enough of an idea to choose it, and to go on with it. */
export type Found = NamedIdea & { stage: Stage; supports: number };

const PAUSE_MS = 150;
const MOST = 20;
/** One letter finds nothing yet. */
const FEWEST_LETTERS = 2;

function useSearched(search: string): Found[] {
  const enabled = search.length >= FEWEST_LETTERS;
  const order = useLive("ideas.order", { search }, { pauseMs: PAUSE_MS, enabled });
  const locals = enabled && order.data ? [...readOrder(order.data).locals.subarray(0, MOST)] : [];
  return useRead("ideas.rows", { locals }, { enabled: locals.length > 0, keepPrevious: true }).data ?? [];
}

export function useFoundIdeas(page: IdeaPage, typed: string): Found[] {
  const search = typed.trim();
  const isSearch = search.length >= FEWEST_LETTERS;
  const searched = useSearched(search);
  const { title, description = "" } = page.case;
  const alike = useRead(
    "similar.find",
    { title, description, except: page.row.id, limit: 5 },
    { enabled: !isSearch },
  );
  const found = isSearch ? searched : (alike.data?.found ?? []);
  const inGroup = [page.row.id, ...page.merged.map(({ idea }) => idea.id)];
  return found.filter(({ id }) => !inGroup.includes(id));
}
