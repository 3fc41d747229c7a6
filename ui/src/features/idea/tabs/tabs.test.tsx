import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Stage } from "@/api";
import { expectAccessible, schemes } from "@/test/render";
import { forgetKept } from "../kept";
import { openIdea, title } from "../testing/open";
import { page } from "../testing/page";

beforeEach(forgetKept);

const stage = (now: Stage) => ({ ...page.stage, now });

describe("the sides of an idea", () => {
  it("are gone through by the arrows, Home and End, and stand in the address", async () => {
    const { router } = openIdea();
    (await screen.findByRole("tab", { name: "Case" })).focus();
    for (const [key, name] of [
      ["ArrowRight", "Build"],
      ["ArrowRight", "Runs"],
      ["End", "Activity 7"],
      ["ArrowRight", "Case"],
      ["ArrowLeft", "Activity 7"],
      ["Home", "Case"],
    ] as const) {
      await userEvent.keyboard(`{${key}}`);
      const tab = await screen.findByRole("tab", { name, selected: true });
      expect(tab).toHaveFocus();
    }
    await userEvent.keyboard("{ArrowRight}");
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "build" }));
  });

  it.each(schemes)("say what will stand there, and offer nothing that does nothing (%s)", async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    const { container } = openIdea();
    await title();
    await userEvent.click(screen.getByRole("tab", { name: "Build" }));
    expect(screen.getByText(/From the stage Ready on, an engineer claims it here/)).toBeVisible();
    await userEvent.click(screen.getByRole("tab", { name: "Runs" }));
    const panel = within(screen.getByRole("tabpanel", { name: "Runs" }));
    expect(panel.getByText(/Once it is Live, its runs will stand here/)).toBeVisible();
    expect(panel.getByText(/This version of the Hub does not/)).toBeVisible();
    expect(panel.queryByRole("button")).toBeNull();
    expect(panel.getByText("Assessing")).toBeVisible();
    await expectAccessible(container);
    expect(screen.getByText("396 h")).toBeVisible();
    expect(screen.getByText("Nothing yet")).toBeVisible();
  });

  it.each([
    ["live", "It is built.", "It is live."],
    ["retired", "It is built.", "It no longer runs."],
  ] as const)("say it for what is %s", async (now, build, runs) => {
    openIdea({
      stage: stage(now),
      row: { ...page.row, hours_measured: 410 },
      build: { ...page.build, maintainer: { id: "m-otto", name: "Otto Brand" } },
    });
    await title();
    await userEvent.click(screen.getByRole("tab", { name: "Build" }));
    const panel = () => screen.getByRole("tabpanel");
    expect(panel()).toHaveTextContent(`${build} Otto Brand looks after it.`);
    await userEvent.click(screen.getByRole("tab", { name: "Runs" }));
    expect(panel()).toHaveTextContent(runs);
    expect(panel()).toHaveTextContent("410 h");
  });
});
