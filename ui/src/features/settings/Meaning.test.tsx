import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type Answers, fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { renderApp } from "@/test/render-app";

function open(answers: Answers) {
  const host = fakeHost({ "app.state": () => appState(3), "undo.list": () => [], ...answers });
  renderApp("/settings?part=about");
  return { sent: (command: string) => host.calls.filter((call) => call.command === command) };
}

describe("the reading of meanings", () => {
  it.each([
    ["waiting", "Not read yet; that begins by itself."],
    ["reading", "Reads 1,200 of 15,000 ideas; the others are compared by their words."],
    ["ready", "Ready: the same idea in other words is found too."],
    [
      "missing",
      "The model is missing: ideas are compared by their words alone. Install the Hub again to have it.",
    ],
    [
      "damaged",
      "The model is damaged: ideas are compared by their words alone. Install the Hub again to mend it.",
    ],
  ] as const)("says how the reading of meanings stands: %s", async (state, words) => {
    const look = { version: "1.2.3", system: "linux x86_64", files: [], trouble: null };
    const meaning = { state, read: 1200, ideas: 15_000 };
    open({ "diagnostics.look": () => ({ ...look, meaning }) });
    expect(await screen.findByText(words)).toBeVisible();
  });

  it("follows the reading until all is read", async () => {
    const look = { version: "1.2.3", system: "linux x86_64", files: [], trouble: null };
    const states = ["reading", "reading", "ready"] as const;
    let asked = 0;
    const page = open({
      "diagnostics.look": () => {
        const state = states[Math.min(asked, 2)] ?? "ready";
        asked += 1;
        return { ...look, meaning: { state, read: asked, ideas: 9 } };
      },
    });
    const ready = () =>
      screen.findByText("Ready: the same idea in other words is found too.", {}, { timeout: 10_000 });
    expect(await ready()).toBeVisible();
    expect(page.sent("diagnostics.look")).toHaveLength(3);
  });
});
