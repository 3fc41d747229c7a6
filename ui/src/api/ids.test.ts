import { expect, it } from "vitest";
import { newId } from "./ids";

it("makes ids of version 7 that sort by time", () => {
  const nowMs = Date.UTC(2026, 4, 3, 10, 42);
  const id = newId(nowMs);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(Number.parseInt(id.slice(0, 13).replace("-", ""), 16)).toBe(nowMs);
  expect(newId(nowMs) === id).toBe(false);
  expect(newId(nowMs + 1) > id).toBe(true);
});
