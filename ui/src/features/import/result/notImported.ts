// Rows that stayed out as cells that can be pasted into a spreadsheet: number, why, and the row as it was.
import type { ImportRow, ImportRows } from "@/api";

const AT_ONCE = 500;

/** A cell that holds what separates cells is quoted, as spreadsheets do it; one that could be a formula is text. */
export function asCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /["\t\n\r]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export async function notImported(
  ask: (offset: number, limit: number) => Promise<ImportRows>,
  head: readonly string[],
  columns: readonly string[],
  why: (row: ImportRow) => string,
): Promise<string> {
  const lines = [[...head, ...columns]];
  for (let offset = 0; ; offset += AT_ONCE) {
    const { rows, total } = await ask(offset, AT_ONCE);
    lines.push(...rows.map((row) => [String(row.row), why(row), ...row.cells]));
    if (rows.length === 0 || offset + rows.length >= total) break;
  }
  return lines.map((cells) => cells.map(asCell).join("\t")).join("\n");
}

/** Copies a text that is still being asked for. A web view lets one copy at the click only, not a while later. */
export async function copyLater(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === "undefined") return navigator.clipboard.writeText(await text);
  const later = text.then((ready) => new Blob([ready], { type: "text/plain" }));
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": later })]);
}
