import { describe, expect, it } from "vitest";
import { readSettingsSearch } from "./address";

describe("the address", () => {
  it.each([
    [{}, {}],
    [{ part: "data" }, { part: "data" }],
    [{ part: "you" }, {}],
    [{ part: "nowhere" }, {}],
    [{ part: ["data"] }, {}],
  ])("%j shows %j", (search, expected) => expect(readSettingsSearch(search)).toEqual(expected));
});
