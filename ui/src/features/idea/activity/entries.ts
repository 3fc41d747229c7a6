// Comments and history of an idea as one list, newest first.
import type { CommentView, EventView, IdeaPage } from "@/api";

export type Entry =
  | { kind: "comment"; key: string; at_ms: number; comment: CommentView }
  | { kind: "event"; key: string; at_ms: number; event: EventView };

/** A comment stands for its own event; one that was taken back leaves only the event that says so. */
export function entriesOf({ comments, events }: Pick<IdeaPage, "comments" | "events">): Entry[] {
  const said = comments
    .filter(({ removed }) => !removed)
    .map((comment): Entry => ({ kind: "comment", key: comment.id, at_ms: comment.at_ms, comment }));
  const happened = events
    .map(
      (event, place): Entry => ({
        kind: "event",
        key: `event ${events.length - place}`,
        at_ms: event.at_ms,
        event,
      }),
    )
    .filter((entry) => entry.kind !== "event" || entry.event.kind !== "comment.add");
  // Both come newest first or not at all sorted; the sort is stable, so equal times keep the core's order.
  return [...said, ...happened].sort((a, b) => b.at_ms - a.at_ms);
}
