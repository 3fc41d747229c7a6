// One text of an idea, edited in place: begun, kept while it is not saved, and saved against the version
// that the person saw when beginning.
import { useState } from "react";
import { type IdeaPage, type OpId, toFailure } from "@/api";
import { useEdit } from "./acts";
import { useKept } from "./kept";
import { versionOf } from "./versions";
import { type RefusalWords, useRefusalWords } from "./words/refusals";

interface Begun {
  text: string;
  before: string;
  base: OpId | undefined;
}

export interface FieldEditor {
  /** What is typed so far; null while nobody edits. */
  text: string | null;
  isChanged: boolean;
  isSaving: boolean;
  refused: RefusalWords | null;
  begin(): void;
  change(text: string): void;
  cancel(): void;
  save(done: string): Promise<void>;
}

export function useFieldEditor(page: IdeaPage, field: string, now: string): FieldEditor {
  const [begun, keep] = useKept<Begun>(`${page.row.id} ${field}`);
  const [isSaving, setSaving] = useState(false);
  const [refused, setRefused] = useState<RefusalWords | null>(null);
  const edit = useEdit(page.row.id);
  const words = useRefusalWords();
  const end = (): void => {
    keep(null);
    setRefused(null);
  };
  const save = async (done: string): Promise<void> => {
    if (!begun || isSaving) return;
    const { before, base } = begun;
    const value = begun.text.trim();
    if (value === before) return end();
    setSaving(true);
    try {
      await edit({ [field]: { value: value === "" ? null : value, base } }, done);
      end();
    } catch (thrown) {
      setRefused(words(toFailure(thrown)));
    } finally {
      setSaving(false);
    }
  };
  return {
    text: begun?.text ?? null,
    isChanged: begun !== null && begun.text.trim() !== begun.before,
    isSaving,
    refused,
    begin: () => keep({ text: now, before: now, base: versionOf(page.versions, field) }),
    change: (text) => {
      setRefused(null);
      if (begun) keep({ ...begun, text });
    },
    cancel: end,
    save,
  };
}
