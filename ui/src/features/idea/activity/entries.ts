// Comments and history of an idea as one list, newest first.
import type { CommentView, EventView, IdeaPage } from "@/api";

export type Entry =
  | { kind: "comment"; key: string; at_ms: number; comment: CommentView }
  | { kind: "act"; key: string; at_ms: number; events: EventView[] };

/** The changes that were one act stand together; what came without a group stands alone. */
export function actsOf(events: readonly EventView[]): Entry[] {
  const acts = new Map<string, Extract<Entry, { kind: "act" }>>();
  events.forEach((event, place) => {
    // A comment stands for its own event.
    if (event.kind === "comment.add") return;
    const alone = `event ${events.length - place}`;
    const key = event.group_id ?? alone;
    const act = acts.get(key);
    if (act) act.events.push(event);
    else acts.set(key, { kind: "act", key, at_ms: event.at_ms, events: [event] });
  });
  return [...acts.values()];
}

/** A comment that was taken back leaves only the event that says so. */
export function entriesOf({ comments, events }: Pick<IdeaPage, "comments" | "events">): Entry[] {
  const said = comments
    .filter(({ removed }) => !removed)
    .map((comment): Entry => ({ kind: "comment", key: comment.id, at_ms: comment.at_ms, comment }));
  // Both come newest first or not at all sorted; the sort is stable, so equal times keep the core's order.
  return [...said, ...actsOf(events)].sort((a, b) => b.at_ms - a.at_ms);
}
