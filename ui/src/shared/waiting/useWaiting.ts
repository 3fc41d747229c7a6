// Which ideas have changes of one's own that the server has not taken yet. In a private space there are none.
import { useMemo } from "react";
import { type IdeaId, type QueuedView, useRead } from "@/api";

const NONE: ReadonlyMap<IdeaId, QueuedView[]> = new Map();

function byIdea(queue: readonly QueuedView[]): ReadonlyMap<IdeaId, QueuedView[]> {
  const ideas = new Map<IdeaId, QueuedView[]>();
  for (const one of queue) {
    if (one.idea) ideas.set(one.idea.id, [...(ideas.get(one.idea.id) ?? []), one]);
  }
  return ideas;
}

/** The whole queue is only asked for while something waits. */
export function useWaitingIdeas(): ReadonlyMap<IdeaId, QueuedView[]> {
  const isShared = useRead("app.state", {}).data?.space?.kind === "joined";
  const state = useRead("sync.state", {}, { enabled: isShared }).data;
  const hasQueue = (state?.queue ?? 0) > 0;
  const queue = useRead("sync.queue", {}, { enabled: hasQueue }).data;
  return useMemo(() => (hasQueue && queue ? byIdea(queue) : NONE), [hasQueue, queue]);
}

const NOTHING: QueuedView[] = [];

/** The changes that wait at one idea. */
export const useWaiting = (id: IdeaId): QueuedView[] => useWaitingIdeas().get(id) ?? NOTHING;
