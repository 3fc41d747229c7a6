// The first frame of the window: words and numbers of the lines, then everything else in its place.
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeHost } from "@/test/fake-host";
import { catalogue, ideaRow } from "@/test/made";
import { renderApp } from "@/test/render-app";
import { begin } from "./useUsableMark";

let frames: FrameRequestCallback[] = [];
const nextFrame = (): void =>
  act(() => {
    const due = frames;
    frames = [];
    for (const draw of due) draw(0);
  });

beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (draw: FrameRequestCallback) => frames.push(draw));
});
afterEach(() => void vi.unstubAllGlobals());

it("has words and numbers first, and bars, glyphs and boxes when those are drawn", async () => {
  // A window that has just been opened: nothing of it was drawn before.
  begin();
  fakeHost(catalogue([ideaRow(1)]));
  const { container } = renderApp("/ideas");
  const line = (await screen.findByText("Idea 1")).closest("[role=row]");
  const cell = (column: string) => line?.querySelector(`[data-column=${column}]`);
  expect(cell("score")).toHaveTextContent("60");
  expect(cell("stage")).toHaveTextContent("New");
  expect(cell("hours")?.textContent).not.toBe("");
  expect(line?.querySelectorAll("svg, input")).toHaveLength(0);
  while (container.querySelector("[role=row] input") === null && frames.length > 0) nextFrame();
  expect(line?.querySelector("input[type=checkbox]")).toBeInTheDocument();
  expect(cell("stage")?.querySelector("svg")).toBeInTheDocument();
  expect(cell("score")).toHaveTextContent("60");
});
