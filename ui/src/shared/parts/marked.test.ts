import { expect, it } from "vitest";
import type { Mark } from "@/api";
import { pieces } from "./Marked";

const marked = (title: string, marks: Mark[]): string =>
  pieces(title, marks)
    .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
    .join("");

it.each<[string, Mark[], string]>([
  ["no marks", [], "no marks"],
  ["type invoices", [{ start: 5, end: 13 }], "type [invoices]"],
  ["\u{1F600} pay", [{ start: 3, end: 6 }], "\u{1F600} [pay]"],
  [
    "a b c",
    [
      { start: 4, end: 5 },
      { start: 0, end: 1 },
    ],
    "[a] b [c]",
  ],
  [
    "overlap",
    [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ],
    "[over][la]p",
  ],
  ["short", [{ start: 3, end: 99 }], "sho[rt]"],
  ["turned", [{ start: 4, end: 2 }], "turned"],
])("marks %j with %j", (title, marks, shown) => expect(marked(title, marks)).toBe(shown));
