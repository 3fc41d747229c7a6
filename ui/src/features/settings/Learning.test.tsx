import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { LearningView } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { nothingLearnt } from "./testing";

function open(...views: Partial<LearningView>[]) {
  let asked = 0;
  const host = fakeHost({
    "app.state": () => appState(3),
    "undo.list": () => [],
    "diagnostics.look": () => ({ version: "1", system: "s", files: [], trouble: null, meaning: null }),
    "learning.look": () => {
      const view = views[Math.min(asked, views.length - 1)];
      asked += 1;
      return { ...nothingLearnt, ...view };
    },
    "learning.reset": () => nothingLearnt,
  });
  const view = renderApp("/settings?part=about");
  const resets = () =>
    host.calls.filter(({ command }) => command === "learning.reset").map(({ params }) => params);
  return { view, resets };
}

const button = "Reset what was learnt";

describe("what the answers taught", () => {
  it.each<[string, Partial<LearningView>, RegExp, boolean]>([
    ["nothing said yet", {}, /^None yet\. Each time you say/u, false],
    ["too few", { answers: 12 }, /^12 of the 50 it takes\./u, true],
    [
      "enough",
      { answers: 62, is_used: true, surer: 2, less_sure: 7 },
      /^Learnt from 62 answers\. 9 of your pairs are called something else now: 2 surer, 7 less sure\.$/u,
      true,
    ],
    [
      "enough, but nothing moved",
      { answers: 62, is_used: true },
      /^Learnt from 62 answers\. The pairs you answered are called the same as before\.$/u,
      true,
    ],
    [
      "a percentage",
      { answers: 320, is_used: true, surer: 1, has_percentage: true },
      /They bear out a percentage, which stands beside the words\.$/u,
      true,
    ],
    [
      "by words alone",
      { without_meaning: 1 },
      /^1 answer was given while ideas were compared by words alone/u,
      true,
    ],
  ])("says what it is: %s", async (_, view, words, canReset) => {
    open(view);
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole("button", { name: button }) !== null).toBe(canReset);
  });

  it("is reset, and counted again", async () => {
    const page = open(
      { answers: 62, is_used: true, less_sure: 3 },
      { set_aside: 62 },
      { answers: 62, is_used: true, less_sure: 3 },
    );
    await userEvent.click(await screen.findByRole("button", { name: button }));
    expect(await screen.findByText("62 answers do not count since the reset.")).toBeVisible();
    expect(screen.queryByRole("button", { name: button })).toBeNull();
    await expectAccessible(page.view.container);
    await userEvent.click(screen.getByRole("button", { name: "Count them again" }));
    expect(await screen.findByRole("button", { name: button })).toBeVisible();
    expect(page.resets()).toEqual([{ count_again: false }, { count_again: true }]);
  });
});
