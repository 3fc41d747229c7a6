// The one thing about a row that counts most, in a few words.
import { useLingui } from "@lingui/react/macro";
import { type ImportLike, type ImportRow, useRead } from "@/api";
import { useFormat } from "@/shared";
import { useAboutWords, useCellProblem, useChangeWords, useRowNoteWords } from "../words/rows";
import { useValueWords } from "../words/values";

/** What amounts are written in. */
export function useCurrency(): { currency: string; digits: number } {
  const space = useRead("app.state", {}).data?.space;
  return { currency: space?.currency ?? "EUR", digits: space?.currency_digits ?? 2 };
}

/** “OH-12”, or the row of the same file. */
export function useLikeName(): (like: ImportLike) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ idea, row }) => idea?.shown_id ?? t`row ${format.whole(row ?? 0)}`;
}

/** What a new idea is about, besides its title. */
const telling = ["area_id", "system_ids", "description"] as const;

export function useConsequence(): (row: ImportRow) => string {
  const { t } = useLingui();
  const { currency, digits } = useCurrency();
  const about = useAboutWords();
  const changeName = useChangeWords();
  const problem = useCellProblem(digits);
  const note = useRowNoteWords();
  const value = useValueWords(currency, digits);
  const likeName = useLikeName();

  const brings = ({ changes }: ImportRow): string =>
    telling
      .flatMap((field) => {
        const change = changes.find((one) => one.field === field);
        return (change && value(field, change.after)) ?? [];
      })
      .join(" · ");
  return (row) => {
    const [wrong] = row.problems;
    if (wrong) {
      const where = String(wrong.facts.column ?? "") || about(String(wrong.facts.field ?? ""));
      return `${where}: ${problem(wrong)}`;
    }
    const [like] = row.likes;
    if (like) return t`like ${likeName(like)}: ${like.title}`;
    if (row.kind === "update") return row.changes.map(({ field }) => changeName(field)).join(", ");
    const [first] = row.notes;
    if (first) return note(first);
    return row.kind === "new" ? brings(row) : "";
  };
}
