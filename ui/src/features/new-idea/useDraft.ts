// The draft of one idea: saved a second after the first unsaved key, kept when the form is left, gone when
// the idea was sent. Writes are in order, and none comes after the end.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call, type DraftView, type Failure, toFailure } from "@/api";
import { useFormat } from "@/shared";
import { draftBody, type IdeaText, isBlank } from "./form";

const SAVE_AFTER_MS = 1_000;

/** All writes of drafts, one after the other; whoever lists drafts waits for them. */
let writes: Promise<unknown> = Promise.resolve();
const inOrder = <T>(write: () => Promise<T>): Promise<T> => {
  const next = writes.then(write);
  writes = next.catch(() => undefined);
  return next;
};

export async function listDrafts(): Promise<DraftView[]> {
  await writes;
  const drafts = await call("draft.list", {});
  return [...drafts].sort((a, b) => b.saved_at_ms - a.saved_at_ms);
}

export const dropDraft = (id: string): Promise<unknown> => inOrder(() => call("draft.delete", { id }));

export interface Draft {
  savedAtMs: number | null;
  failure: Failure | null;
  /** Nothing is saved any more, and what was saved is deleted. */
  end(): Promise<void>;
}

type OnSaved = (atMs: number | null, failure: Failure | null) => void;

class Writer {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hasEnded = false;
  private unsaved: IdeaText | null = null;

  private readonly id: string;
  private readonly locale: string;
  private readonly onSaved: OnSaved;
  private exists: boolean;

  constructor(id: string, locale: string, exists: boolean, onSaved: OnSaved) {
    this.id = id;
    this.locale = locale;
    this.exists = exists;
    this.onSaved = onSaved;
  }

  change(text: IdeaText): void {
    if (this.hasEnded) return;
    this.unsaved = text;
    this.timer ??= setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = this.unsaved;
    this.unsaved = null;
    if (!text || (!this.exists && isBlank(text))) return;
    await inOrder(async () => {
      if (this.hasEnded) return;
      try {
        await this.write(text);
      } catch (thrown) {
        // It stays unsaved: the next key, or leaving the form, tries again.
        this.unsaved ??= text;
        this.onSaved(null, toFailure(thrown));
      }
    });
  }

  private async write(text: IdeaText): Promise<void> {
    if (isBlank(text)) {
      await call("draft.delete", { id: this.id });
      this.exists = false;
      this.onSaved(null, null);
    } else {
      const { saved_at_ms } = await call("draft.put", { id: this.id, body: draftBody(text, this.locale) });
      this.exists = true;
      this.onSaved(saved_at_ms, null);
    }
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    clearTimeout(this.timer);
    this.unsaved = null;
    await dropDraft(this.id).catch(() => undefined);
  }
}

/** `savedAtMs` is set when `text` came from a draft that exists already. */
export function useDraft(id: string, text: IdeaText, savedAtMs: number | null): Draft {
  const { locale } = useFormat();
  const [state, setState] = useState<{ savedAtMs: number | null; failure: Failure | null }>({
    savedAtMs,
    failure: null,
  });
  const [writer] = useState(
    () => new Writer(id, locale, savedAtMs !== null, (at, failure) => setState({ savedAtMs: at, failure })),
  );
  const stored = useRef(savedAtMs === null && !isBlank(text) ? null : text);
  useEffect(() => {
    if (text !== stored.current) writer.change(text);
    stored.current = null;
  }, [writer, text]);
  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === "hidden") void writer.save();
    };
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      void writer.save();
    };
  }, [writer]);
  const end = useCallback(() => writer.end(), [writer]);
  return useMemo(() => ({ ...state, end }), [state, end]);
}
