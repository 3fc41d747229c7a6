import { describe, expect, it } from "vitest";
import { changed, fromKept, ideasOf, kept, orderOf, readAddress } from "./address";

describe("the address of a view", () => {
  it.each([
    [{ q: "sap", sort: "hours", reversed: true }, { q: "sap", sort: "hours", reversed: true }, []],
    [{ q: 5, sort: "colour", reversed: "yes", other: 1 }, {}, ["other", "q", "sort", "reversed"]],
    [{ q: "" }, {}, []],
    [{ stages: ["ready", "sleeping"] }, { stages: ["ready"] }, ["stages"]],
    [{ stages: ["ready", "new", "ready"] }, { stages: ["new", "ready"] }, ["stages"]],
    [{ stages: "ready" }, { stages: ["ready"] }, []],
    [{ stages: "sleeping" }, {}, ["stages"]],
    [
      { hours_min: Number.NaN, supports_min: 2.5, newer_than_days: -1 },
      {},
      ["hours_min", "supports_min", "newer_than_days"],
    ],
    [
      { hours_min: -3.5, supports_min: 0, no_area: true },
      { no_area: true, hours_min: -3.5, supports_min: 0 },
      [],
    ],
    [
      { columns: ["stage", "hours"], density: "roomy" },
      { columns: ["stage", "hours"], density: "roomy" },
      [],
    ],
    [{ columns: ["rank", "title"] }, {}, ["columns"]],
    [{ view: "a", focus: true }, { view: "a", focus: true }, []],
  ])("%j is read as %j without %j", (search, address, leftOut) => {
    expect(readAddress(search)).toEqual({ address, leftOut });
  });

  it("reads what it read as it is", () => {
    const { address } = readAddress({ stages: ["new"], q: "x1", columns: ["age"], hours_max: 3, junk: 1 });
    expect(readAddress({ ...address })).toEqual({ address, leftOut: [] });
  });
});

describe("what the core is asked for", () => {
  const noon = new Date(2026, 5, 15, 12).getTime();
  const midnight = new Date(2026, 5, 15).getTime();

  it("holds conditions, not how the list looks", () => {
    const address = changed(
      {},
      { q: "sap", stages: ["new"], sort: "age", density: "roomy", columns: ["age"] },
    );
    expect(orderOf(address, noon)).toEqual({ search: "sap", filter: { stages: ["new"] }, sort: "age" });
    expect(ideasOf(address, noon)).toEqual({ search: "sap", filter: { stages: ["new"] } });
  });

  it("counts days from the beginning of today, so that the same day asks the same", () => {
    const address = changed({}, { newer_than_days: 7, older_than_days: 1 });
    const filter = { created_after_ms: midnight - 7 * 86_400_000, created_before_ms: midnight - 86_400_000 };
    expect(ideasOf(address, noon)).toEqual({ filter });
    expect(ideasOf(address, noon)).toEqual(ideasOf(address, noon + 3_600_000));
  });
});

describe("what a saved view keeps", () => {
  it("is the same for the same view, in whatever order it came about", () => {
    const one = changed(changed({}, { sort: "age" }), { stages: ["new", "ready"] });
    const other = changed(changed({ view: "v", focus: true }, { stages: ["ready", "new"] }), { sort: "age" });
    expect(kept(one)).toBe(kept(other));
    expect(fromKept(kept(one))).toEqual(one);
  });

  it.each(["", "no json", "null", "[1]", '{"stages":5}'])("%j is the plain list", (address) => {
    expect(fromKept(address)).toEqual({});
  });
});
