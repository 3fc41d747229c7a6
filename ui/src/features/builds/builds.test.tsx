import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { BuildsView } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { appState, ideaRow } from "@/test/made";
import { expectAccessible, schemes } from "@/test/render";
import { renderApp } from "@/test/render-app";

const DAY_MS = 86_400_000;

const build = (local: number, quietDays: number, open: number): BuildsView["builds"][number] => ({
  row: ideaRow(local, { stage: "building" }),
  stage: "building",
  claim: {
    by: { id: "ana", name: "Ana Ribeiro" },
    since_ms: Date.now() - 60 * DAY_MS,
    progress_at_ms: Date.now() - quietDays * DAY_MS,
    is_stale: quietDays > 14,
    is_mine: true,
  },
  open,
});

function openBuilds(builds: BuildsView["builds"]) {
  fakeHost({ "app.state": () => appState(3), "builds.mine": () => ({ builds, stale_claim_days: 14 }) });
  return renderApp("/builds");
}

describe("my builds", () => {
  it.each(schemes)("are listed as the core orders them; the quiet ones are marked (%s)", async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    const { container } = openBuilds([build(7, 20, 3), build(4, 2, 0)]);
    const links = await screen.findAllByRole("link", { name: /Idea \d/ });
    expect(links.map((link) => link.textContent)).toEqual([
      expect.stringMatching(/^OH-7.*3 points open.*quiet$/),
      expect.stringMatching(/^OH-4.*standard settled.*2 d$/),
    ]);
    expect(links[0]).toHaveAttribute("href", "/ideas/id-7?tab=build");
    await expectAccessible(container);
  });

  it("say where to find something to build when there are none", async () => {
    openBuilds([]);
    const ready = await screen.findByRole("link", { name: "Show what is ready" });
    expect(decodeURIComponent(ready.getAttribute("href") ?? "")).toContain('stages=["ready"]');
  });
});
