// Undo as the frame knows it: its keys, and the one quiet message after each own act.
import { useEffect, useRef } from "react";
import { type UndoEntry, useRead } from "@/api";
import { Notice, newSince, saidNow, say, useCommand, useSaid, useUndo } from "@/shared";
import { useNotice } from "./useNotice";

const nameOf = (entry: UndoEntry | undefined): string =>
  entry ? `${entry.act} ${entry.operations} ${entry.state === "done"}` : "";

/** Their places say what was done: no Undo is offered that the core would refuse. */
const withoutWayBack: readonly string[] = ["comment.remove", "idea.remove"];

/** Says what was done as soon as it is the newest of the acts; not what was done before the window opened. */
function useNewActs(): void {
  const { data } = useRead("undo.list", { limit: 1 });
  const known = useRef<string | null>(null);
  useEffect(() => {
    if (!data) return;
    const [entry] = data;
    const isNew = known.current !== null && known.current !== nameOf(entry);
    known.current = nameOf(entry);
    if (!isNew || entry?.state !== "done" || entry.at_ms < newSince() || withoutWayBack.includes(entry.kind))
      return;
    const now = saidNow();
    const isSaid = now !== null && saysAct(now, entry.act);
    if (!isSaid) say({ what: "done", entry });
  }, [data]);
}

/** Whoever announced this act, or did it again, has said more than its kind. */
const saysAct = (now: NonNullable<ReturnType<typeof saidNow>>, act: string): boolean =>
  (now.what === "words" && now.act === act) || (now.what === "turned" && now.turned.entry?.act === act);

export function UndoMessage() {
  const { undo, redo } = useUndo();
  useCommand("undo", () => void undo());
  useCommand("redo", () => void redo());
  useNewActs();
  return <Notice notice={useNotice(useSaid())} onClose={() => say(null)} isPolite />;
}
