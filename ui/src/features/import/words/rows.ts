// What becomes of a row, what is wrong with it, and what a person should know about it, in words.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type AppError, type ImportRowKind, type ImportRowNote, toFailure, wordsFor } from "@/api";
import { useFormat, useProblemWords, useStageWords } from "@/shared";
import { useFieldWords } from "@/shared/fields";
import { isTarget, useTargetName } from "./targets";

/** `isDone` after the import, when it is no longer a plan. */
export function useKindWords(isDone: boolean): Record<ImportRowKind, string> {
  const { t } = useLingui();
  return {
    new: isDone ? t`Imported` : t`New`,
    possible_duplicate: isDone ? t`Imported` : t`New`,
    update: isDone ? t`Changed` : t`Changes`,
    same: t`Same`,
    skipped: t`Left out`,
    excluded: t`Left out`,
    refused: t`Error`,
    blank: t`Blank`,
  };
}

/** The name of what a problem or a note is about: a meaning of a column, else a field of the idea. */
export function useAboutWords(): (name: string) => string {
  const targetName = useTargetName();
  const fieldName = useFieldWords();
  return (name) => (isTarget(name) ? targetName(name) : fieldName(name));
}

/** The name of a field that a row brings or changes. */
export function useChangeWords(): (field: string) => string {
  const { t } = useLingui();
  const about = useAboutWords();
  const fieldName = useFieldWords();
  const words: Record<string, string> = {
    source: t`Where it comes from`,
    created_at_ms: t`Sent on`,
    live_at_ms: t`Live since`,
  };
  return (field) => {
    const bare = field.split(".").at(-1) ?? field;
    const name = fieldName(bare);
    return words[bare] ?? (name === bare ? about(bare) : name);
  };
}

/** What is wrong with a cell, and what would be right. */
export function useCellProblem(currencyDigits: number): (problem: AppError) => string {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const common = useProblemWords(currencyDigits);
  return ({ code, facts }) => {
    if (code !== "INVALID") return i18n._(wordsFor(toFailure({ code, facts })).what);
    const field = String(facts.field ?? "");
    const problem = String(facts.problem ?? "");
    const words: Record<string, () => string> = {
      unknown_stage: () =>
        t`The Hub does not know this stage word. Its meaning is said once, under Stage words.`,
      unknown_period: () => t`The Hub does not know this word. Write day, week, month, quarter or year.`,
      ambiguous_number: () =>
        t`This could be two numbers. Write it without separators, or say under Columns how numbers are written.`,
      ambiguous_date: () =>
        t`This could be two days. Write it as 2026-12-31, or say under Columns how dates are written.`,
      twice: () =>
        typeof facts.row === "number"
          ? t`Row ${format.whole(facts.row)} names the same idea already.`
          : t`It stands there twice.`,
    };
    return words[problem]?.() ?? common(field, { problem, facts });
  };
}

export function useRowNoteWords(): (note: ImportRowNote) => string {
  const { t } = useLingui();
  const format = useFormat();
  const stages = useStageWords();
  const about = useAboutWords();
  return (note) => {
    switch (note.note) {
      case "title_cut":
        return t`The title has ${format.whole(note.length)} characters. It is cut, and stands in full at the head of the description.`;
      case "kept_as_line":
        return t`${about(note.field)} “${note.value}” finds no place in its field and stands as a line of the description.`;
      case "characters_replaced":
        return plural(note.count, {
          one: "# control character became a space.",
          other: "# control characters became spaces.",
        });
      case "stage_changed":
        return t`The file says “${note.said}”; the idea comes in as ${stages[note.stage]}.`;
      case "kept_beside":
        return t`Somebody changed ${note.fields.map(about).join(", ")} meanwhile. Theirs stands, the file's is kept beside it.`;
      case "stage_differs":
        return t`The file says “${note.said}”; here the idea is ${stages[note.stage]} and stays there.`;
    }
  };
}
