// Made-up answers of the core about an import, for tests.
import type {
  ImportColumn,
  ImportCounts,
  ImportFix,
  ImportLook,
  ImportPreview,
  ImportRow,
  ImportRowKind,
  ImportTarget,
} from "@/api";
import type { Answers } from "@/test/fake-host";
import { appState, catalogue } from "@/test/made";

export const column = (name: string, target: ImportTarget | null, samples: string[] = []): ImportColumn => ({
  name,
  target,
  how: target === null ? null : "name",
  samples,
  filled: 3,
});

export const columns: ImportColumn[] = [
  column("Idea", "title"),
  column("Area", "area"),
  column("Minutes", "minutes_per_run"),
  column("Colour", null),
];

export const look = (part: Partial<ImportLook> = {}): ImportLook => ({
  upload: "upload-1",
  name: "ideas.csv",
  size_bytes: 1_234,
  format: "delimited",
  settings: {
    sheet: null,
    header_row: 1,
    encoding: "UTF-8",
    delimiter: ";",
    decimal: "comma",
    date_order: null,
  },
  sheets: [],
  encodings: ["UTF-8", "windows-1252"],
  delimiters: [",", ";", "\t", "|"],
  columns,
  first_rows: [
    { row: 1, cells: ["Idea", "Area", "Minutes", "Colour"] },
    { row: 2, cells: ["Match receipts", "Finance", "12", "red"] },
  ],
  table_rows: [
    { row: 2, cells: ["Match receipts", "Finance", "12", "red"] },
    { row: 3, cells: ["Chase time sheets", "People", "twelve", "blue"] },
    { row: 4, cells: ["Copy orders", "Sales", "5", ""] },
  ],
  rows: 3,
  rows_in_file: 4,
  notes: [],
  known: null,
  source: "ideas",
  period: null,
  stage_words: {},
  ...part,
});

export const row = (number: number, kind: ImportRowKind, part: Partial<ImportRow> = {}): ImportRow => ({
  row: number,
  kind,
  title: `Row ${number}`,
  idea: null,
  shown_id: null,
  changes: [],
  likes: [],
  problems: [],
  notes: [],
  cells: [`Row ${number}`, "Finance", "12", ""],
  ...part,
});

export const wrongMinutes = (number: number, value = "twelve"): ImportRow =>
  row(number, "refused", {
    problems: [
      {
        code: "INVALID",
        facts: { field: "minutes_per_run", column: "Minutes", value, problem: "wrong_type" },
      },
    ],
    cells: [`Row ${number}`, "Finance", value, ""],
  });

const matches = (kinds: readonly ImportRowKind[], one: ImportRow): boolean =>
  kinds.length === 0 ||
  kinds.includes(one.kind) ||
  (kinds.includes("possible_duplicate") && one.likes.length > 0);

export function countsOf(rows: readonly ImportRow[]): ImportCounts {
  const count = (...kinds: ImportRowKind[]): number => rows.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    new: count("new", "possible_duplicate"),
    update: count("update"),
    same: count("same"),
    possible_duplicate: count("possible_duplicate"),
    skipped: count("skipped"),
    excluded: count("excluded"),
    refused: count("refused"),
    blank: count("blank"),
  };
}

export interface MadeCore {
  look?: ImportLook;
  rows: ImportRow[];
  preview?: Partial<ImportPreview>;
  answers?: Answers;
}

/** A core that holds these rows. A fix turns its row into a new one, a left-out row is excluded. */
export function core({ look: made = look(), rows, preview = {}, answers = {} }: MadeCore): Answers {
  let now = rows;
  let plans = 0;
  const fixed = (fixes: readonly ImportFix[], one: ImportRow): ImportRow =>
    fixes.some((fix) => fix.row === one.row && fix.text !== "") ? row(one.row, "new") : one;
  return {
    ...catalogue([]),
    "app.state": () => appState(0),
    "undo.list": () => [],
    "pairs.state": () => ({ phase: "idle", done: 0, total: 0, found: null, failure: null }),
    "views.list": () => [],
    upload: () => ({ upload: made.upload }),
    "import.look": ({ settings }) => ({ ...made, settings: { ...made.settings, ...settings } }),
    "import.close": () => ({}),
    "bulk.progress": () => null,
    "import.preview": ({ fixes = [], exclude = [] }) => {
      plans += 1;
      now = rows
        .map((one) => fixed(fixes, one))
        .map((one) => (exclude.includes(one.row) ? { ...one, kind: "excluded" } : one));
      return {
        plan: `plan-${plans}`,
        counts: countsOf(now),
        rows_in_file: rows.length + 1,
        has_header: true,
        new_areas: [],
        new_systems: [],
        stage_words: [],
        settings: made.settings,
        decimals: {},
        unmapped: [],
        problems: [],
        operations: rows.length,
        ...preview,
      };
    },
    "import.rows": ({ kinds = [], problem, offset = 0, limit = 100 }) => {
      const has = ({ problems }: ImportRow): boolean =>
        problems.some(({ facts }) => facts.column === problem?.column && facts.problem === problem?.problem);
      const found = now.filter((one) => matches(kinds, one) && (!problem || has(one)));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    "import.likes": () => ({
      phase: "ready",
      done: 3,
      total: 3,
      found: now.filter(({ likes }) => likes.length > 0).length,
      failure: null,
    }),
    "import.run": ({ plan }) => {
      now = now.map((one) =>
        one.kind === "new" ? { ...one, idea: `id-${one.row}`, shown_id: `OH-${one.row}` } : one,
      );
      return {
        plan,
        act: "act-1",
        counts: countsOf(now),
        rows_in_file: rows.length + 1,
        has_header: true,
        new_areas: [],
        new_systems: [],
      };
    },
    ...answers,
  };
}
