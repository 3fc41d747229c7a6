// Which idea the form is about: the draft asked for, the one left last, or a new one; and what was before it.
import { useEffect, useState } from "react";
import { type DraftView, type Failure, type FoundIdea, newId, toFailure, useSend } from "@/api";
import { emptyText, localeOfDraft, readDraft } from "./form";
import type { Done, Start } from "./IdeaForm";
import { keepAnswer } from "./keepAnswer";
import type { Past } from "./Note";
import { listDrafts } from "./useDraft";

const fresh = (areaId: string | null, title = ""): Start => ({
  id: newId(),
  text: emptyText(areaId, title),
  savedAtMs: null,
});

const ofDraft = ({ id, body, saved_at_ms }: DraftView): Start => ({
  id,
  text: readDraft(body),
  typedIn: localeOfDraft(body),
  savedAtMs: saved_at_ms,
});

interface Asked {
  title?: string | undefined;
  draft?: string | undefined;
  areaId: string | null;
}

interface State {
  start: Start;
  past: Past;
  others: DraftView[];
  same: { idea: FoundIdea; start: Start } | null;
}

const restored = (draft: DraftView, all: DraftView[]): State => ({
  start: ofDraft(draft),
  past: { kind: "restored", savedAtMs: draft.saved_at_ms },
  others: all.filter(({ id }) => id !== draft.id),
  same: null,
});

function begin(drafts: DraftView[], { title, draft, areaId }: Asked): State {
  const chosen = drafts.find(({ id, body }) => {
    if (draft) return id === draft;
    // The same title once more goes on where it was left, instead of leaving draft after draft.
    return title ? readDraft(body).title === title : true;
  });
  if (chosen) return restored(chosen, drafts);
  return { start: fresh(areaId, title), past: null, others: drafts, same: null };
}

export interface Starts {
  state: State | null;
  failure: Failure | null;
  fresh(): void;
  choose(draft: DraftView): void;
  /** What stays here after `done`; an idea that was sent and not followed by another is left to the caller. */
  finish(done: Done): void;
  takeBack(): void;
}

export function useStarts(asked: Asked): Starts {
  const [state, setState] = useState<State | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { act } = useSend();
  const { title, draft } = asked;
  // The area only begins a form: when the profile changes meanwhile, what is typed stays.
  const [areaId] = useState(asked.areaId);
  useEffect(() => {
    let isHere = true;
    // Without a list of drafts one can still write an idea.
    void listDrafts()
      .catch(() => [])
      .then((drafts) => isHere && setState(begin(drafts, { title, draft, areaId })));
    return () => {
      isHere = false;
    };
  }, [title, draft, areaId]);

  const next = (past: Past): void =>
    setState((before) => before && { start: fresh(areaId), past, others: before.others, same: null });
  const list = (change: (drafts: DraftView[]) => State): void =>
    void listDrafts()
      .catch(() => [])
      .then((drafts) => setState(change(drafts)));

  return {
    state,
    failure,
    fresh: () => list((drafts) => ({ start: fresh(areaId), past: null, others: drafts, same: null })),
    choose: (chosen) =>
      list((drafts) => restored(drafts.find(({ id }) => id === chosen.id) ?? chosen, drafts)),
    finish: (done) => {
      if (done.kind === "copied") {
        const start: Start = { id: newId(), text: done.text, savedAtMs: null };
        return setState((before) => before && { ...before, start, past: null });
      }
      if (done.kind === "sent") return next({ kind: "sent", id: done.id, shownId: done.shownId });
      const { start } = done;
      const back = (): void => setState((now) => now && { ...now, start, past: null, same: null });
      if (done.kind === "discarded") return next({ kind: "discarded", undo: back });
      setState((now) => now && { ...now, same: { idea: done.idea, start } });
    },
    takeBack: () => {
      const same = state?.same;
      if (!same) return;
      setFailure(null);
      act({ kind: "support.clear", idea: same.idea.id })
        .then((done) => {
          if (!done) return;
          keepAnswer(done.opId, same.start, same.idea, "different");
          setState({ ...state, start: same.start, past: null, same: null });
        })
        .catch((thrown) => setFailure(toFailure(thrown)));
    },
  };
}
