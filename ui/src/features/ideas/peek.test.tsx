import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { forgetPlaces } from "./place";
import { core } from "./testing/core";

beforeEach(() => {
  forgetPlaces();
  localStorage.clear();
});

const panel = () => screen.findByRole("complementary", { name: "The idea beside the list" });

describe("the idea beside the list", () => {
  it("opens by Space, goes along with the keys of the list, and closes", async () => {
    core([
      ideaRow(1),
      ideaRow(2, { title: "Second one", score: null, hours_saved: null, hours_today: null }),
    ]);
    renderApp("/ideas");
    await screen.findByText("Idea 1");
    const grid = await screen.findByRole("grid");
    grid.focus();
    await userEvent.keyboard(" ");
    expect(await within(await panel()).findByRole("heading", { name: "Idea 1" })).toBeInTheDocument();
    expect(within(await panel()).getByText("297–446")).toBeInTheDocument();
    expect(within(await panel()).getByRole("row", { name: /^Feasibility/ })).toBeInTheDocument();
    await expectAccessible(await panel());
    expect(grid).toHaveFocus();
    await userEvent.keyboard("j");
    expect(await within(await panel()).findByRole("heading", { name: "Second one" })).toBeInTheDocument();
    expect(within(await panel()).getByText("No estimate yet")).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
    await userEvent.keyboard("  ");
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  });

  it("follows and opens", async () => {
    const sent: unknown[] = [];
    core([ideaRow(1)], {
      "operation.send": ({ operation }) => {
        sent.push(operation);
        return { verdict: "ok", fields: [], idea_id: null, shown_id: null };
      },
    });
    renderApp("/ideas");
    await screen.findByText("Idea 1");
    (await screen.findByRole("grid")).focus();
    await userEvent.keyboard(" ");
    await userEvent.click(await within(await panel()).findByRole("button", { name: "Follow" }));
    await waitFor(() => expect(sent).toEqual([{ kind: "follow.set", idea: "id-1", on: true }]));
    expect(within(await panel()).getByRole("link", { name: "Open" })).toHaveAttribute("href", "/ideas/id-1");
  });
});
