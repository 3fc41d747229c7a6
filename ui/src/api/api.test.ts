import { describe, expect, it } from "vitest";
import {
  applyChanged,
  createQueryClient,
  Failure,
  keyOf,
  readOptions,
  readOrder,
  toFailure,
  wordsFor,
} from "@/api";
import { fakeHost } from "@/test/fake-host";

describe("what was thrown becomes a failure", () => {
  it.each([
    [{ code: "INVALID", facts: { field: "title" } }, "INVALID", { field: "title" }],
    [{ code: "INVALID" }, "INVALID", {}],
    [{ code: 7 }, "UNEXPECTED", { detail: "[object Object]" }],
    [new TypeError("broken"), "UNEXPECTED", { detail: "broken" }],
    ["text", "UNEXPECTED", { detail: "text" }],
    [null, "UNEXPECTED", { detail: "null" }],
  ])("%j", (thrown, code, facts) => {
    const failure = toFailure(thrown);
    expect([failure.code, failure.facts]).toEqual([code, facts]);
  });

  it("names the field that is wrong", () => {
    const words = wordsFor(new Failure("INVALID", { field: "people" }));
    expect(JSON.stringify(words.what)).toContain("people");
  });
});

describe("a change makes answers stale", () => {
  it.each([
    { changed: { kinds: ["idea"], ids: ["a"] }, stale: ["idea.get a", "ideas.order"] },
    { changed: { kinds: ["idea"], ids: [] }, stale: ["idea.get a", "idea.get b", "ideas.order"] },
    {
      changed: { kinds: ["idea"], ids: ["a"], all: true },
      stale: ["idea.get a", "idea.get b", "ideas.order"],
    },
    { changed: { kinds: ["draft"], ids: ["a"] }, stale: ["draft.list", "ideas.order"] },
  ])("$changed", async ({ changed, stale }) => {
    fakeHost({
      "ideas.order": () => new ArrayBuffer(0),
      "draft.list": () => [],
      "idea.get": () => ({}) as never,
    });
    const client = createQueryClient();
    await client.fetchQuery(readOptions("idea.get", { id: "a" }));
    await client.fetchQuery(readOptions("idea.get", { id: "b" }));
    await client.fetchQuery(readOptions("ideas.order", {}));
    await client.fetchQuery(readOptions("draft.list", {}));
    await applyChanged(client, changed);
    const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;
    const found = [
      isStale(keyOf("idea.get", { id: "a" })) && "idea.get a",
      isStale(keyOf("idea.get", { id: "b" })) && "idea.get b",
      isStale(keyOf("ideas.order", {})) && "ideas.order",
      isStale(keyOf("draft.list", {})) && "draft.list",
    ].filter(Boolean);
    expect(found.sort()).toEqual([...stale].sort());
  });
});

describe("the order of a view", () => {
  it.each([
    { numbers: [0], locals: [], ranks: [], before: [] },
    { numbers: [2, 7, 9, 1, 0, 3, 0], locals: [7, 9], ranks: [1, 0], before: [3, 0] },
    { numbers: [], locals: [], ranks: [], before: [] },
  ])("$numbers", ({ numbers, locals, ranks, before }) => {
    const order = readOrder(new Uint32Array(numbers).buffer);
    expect([[...order.locals], [...order.ranks], [...order.before]]).toEqual([locals, ranks, before]);
  });
});
