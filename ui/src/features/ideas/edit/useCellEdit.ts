// A change of one cell: sent once, on top of what the person saw when beginning. Where somebody else wrote
// meanwhile, theirs stays, and both are shown.
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call, type IdeaRow, type Operation, toFailure, useSend, wordsFor } from "@/api";

/** Under this name stands who made the idea: the version of every field that nobody wrote since. */
const CREATED = "*";

export type EditedField = "title" | "area_id";

const versionOf = (row: IdeaRow, field: EditedField) => row.versions[field] ?? row.versions[CREATED];

export interface CellEdit {
  isSending: boolean;
  /** Why it was refused, in words. */
  problem: string | null;
  /** What somebody else wrote meanwhile, while the person's own value did not win. */
  theirs: IdeaRow | null;
  /** Somebody changed it while it was being changed here. */
  isStale: boolean;
  save(value: string | null): Promise<void>;
  /** The same value, whatever stands there now. */
  saveAnyway(value: string | null): Promise<void>;
}

export function useCellEdit(row: IdeaRow, field: EditedField, onEnd: () => void): CellEdit {
  const { i18n } = useLingui();
  const { isSending, send } = useSend();
  const [base] = useState(() => versionOf(row, field));
  const [problem, setProblem] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<IdeaRow | null>(null);

  const write = async (value: string | null, on: typeof base): Promise<void> => {
    const edit = { value, ...(on === undefined ? {} : { base: on }) };
    const operation: Operation = { kind: "idea.edit", id: row.id, set: { [field]: edit } };
    setProblem(null);
    try {
      const sent = await send(operation);
      if (sent === null) return;
      if (!sent.fields.includes(field)) return onEnd();
      const [now] = await call("ideas.rows", { locals: [row.local] });
      setTheirs(now ?? row);
    } catch (thrown) {
      const { what, todo } = wordsFor(toFailure(thrown));
      setProblem(`${i18n._(what)} ${i18n._(todo)}`);
    }
  };
  return {
    isSending,
    problem,
    theirs,
    isStale: theirs === null && versionOf(row, field) !== base,
    save: (value) => write(value, base),
    saveAnyway: (value) => write(value, undefined),
  };
}
