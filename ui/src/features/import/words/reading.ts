// How a file was read, in words: encodings, separators, numbers, dates, known exports, the reader's notes.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ImportFormat, ImportGuess, ImportNote, KnownExport } from "@/api";
import { useFormat } from "@/shared";

export function useDelimiterWords(): (delimiter: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    ",": t`comma`,
    ";": t`semicolon`,
    "\t": t`tab`,
    "|": t`bar |`,
    ":": t`colon`,
    " ": t`space`,
  };
  return (delimiter) => words[delimiter] ?? `“${delimiter}”`;
}

export const formatNames: Record<ImportFormat, string> = {
  delimited: "CSV",
  xlsx: "Excel",
  xls: "Excel 97",
  ods: "OpenDocument",
};

/** Names of programs are the same in every language. */
export const exportNames: Record<KnownExport, string> = {
  opportunity_hub: "Opportunity Hub",
  uipath_automation_hub: "UiPath Automation Hub",
  fider: "Fider",
  microsoft_innovation_backlog: "Microsoft Innovation Backlog",
  jira: "Jira",
  azure_devops: "Azure DevOps",
};

/** Where the guess about a column comes from. */
export function useGuessWords(): Record<ImportGuess, string> {
  const { t } = useLingui();
  return {
    remembered: t`as last time`,
    known: t`known column`,
    name: t`by its name`,
    content: t`a guess`,
  };
}

/** What a person should know about the file; a note of a newer core without words is left out. */
export function useNoteWords(): (note: ImportNote) => string | null {
  const { t } = useLingui();
  const format = useFormat();
  const quoted = (value: unknown): string => `“${String(value ?? "")}”`;
  return ({ code, count, row, facts }) => {
    const at = row === null ? "" : format.whole(row);
    const words: Record<string, () => string> = {
      blank_rows: () => plural(count, { one: "# blank row is left out", other: "# blank rows are left out" }),
      above_header: () =>
        plural(count, {
          one: "# row above the column names is left out",
          other: "# rows above the column names are left out",
        }),
      comment: () =>
        plural(count, { one: "# comment line is left out", other: "# comment lines are left out" }),
      short_row: () =>
        t`${plural(count, { one: "# row has", other: "# rows have" })} too few cells (first: row ${at}); the missing ones count as empty`,
      long_row: () =>
        t`${plural(count, { one: "# row has", other: "# rows have" })} cells beyond the last column (first: row ${at}); they are not read`,
      header_blank: () => t`a column without a name is called ${quoted(facts.name)}`,
      header_repeated: () =>
        t`the name ${quoted(facts.name)} stands there twice; one is called ${quoted(facts.renamed)}`,
      replaced_characters: () =>
        t`${plural(count, { one: "# character means", other: "# characters mean" })} nothing in this encoding; try another one`,
      removed_characters: () =>
        plural(count, {
          one: "# invisible character was taken out",
          other: "# invisible characters were taken out",
        }),
      cell_cut: () => t`a cell in row ${at} is too long and was cut`,
      stray_quote: () => t`a quotation mark in row ${at} is never closed`,
      unreadable_cells: () =>
        plural(count, { one: "# cell could not be read", other: "# cells could not be read" }),
    };
    return words[code]?.() ?? null;
  };
}
