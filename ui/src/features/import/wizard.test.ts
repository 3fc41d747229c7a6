import { describe, expect, it } from "vitest";
import { asCell, notImported } from "./result/notImported";
import { look, wrongMinutes } from "./testing";
import { isNamed, mappingOf, withFix, withTarget } from "./wizard";

describe("small parts", () => {
  const wizard = { look: look(), said: new Map() };

  it("maps a meaning once, notes as often as one likes", () => {
    const moved = { ...wizard, said: withTarget(wizard, "Colour", "title") };
    expect(mappingOf(moved)).toEqual([
      { column: "Area", target: "area" },
      { column: "Minutes", target: "minutes_per_run" },
      { column: "Colour", target: "title" },
    ]);
    const noted = { ...wizard, said: withTarget(wizard, "Area", "note") };
    const twice = { ...noted, said: withTarget(noted, "Colour", "note") };
    expect(mappingOf(twice).filter(({ target }) => target === "note")).toHaveLength(2);
  });

  it.each([
    ["title", true],
    ["external_id", true],
    ["id", true],
    ["area", false],
  ] as const)("%s names an idea: %s", (target, expected) =>
    expect(isNamed([{ column: "A", target }])).toBe(expected),
  );

  it("keeps the last text of a cell", () => {
    const once = withFix([], { row: 2, column: "A", text: "x" });
    expect(withFix(once, { row: 2, column: "A", text: "y" })).toEqual([{ row: 2, column: "A", text: "y" }]);
    expect(withFix(once, { row: 3, column: "A", text: "y" })).toHaveLength(2);
  });

  it.each([
    ["plain", "plain"],
    ["=1+1", "'=1+1"],
    ["-", "'-"],
    ["a\tb", '"a\tb"'],
    ['say "yes"\nor no', '"say ""yes""\nor no"'],
  ])("writes the cell %j as %j", (text, expected) => expect(asCell(text)).toBe(expected));

  it("writes rows that stayed out with why", async () => {
    const rows = [wrongMinutes(3), wrongMinutes(7)];
    const ask = async (offset: number) => ({ total: 2, rows: rows.slice(offset, offset + 1) });
    const text = await notImported(
      async (offset) => (offset === 0 ? { total: 2, rows } : ask(offset)),
      ["Row", "Why"],
      ["Idea"],
      () => "no number",
    );
    expect(text.split("\n").map((line) => line.split("\t").slice(0, 3))).toEqual([
      ["Row", "Why", "Idea"],
      ["3", "no number", "Row 3"],
      ["7", "no number", "Row 7"],
    ]);
  });
});
