import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure } from "@/api";
import { ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { forgetPlaces } from "./place";
import { core } from "./testing/core";

beforeEach(() => {
  forgetPlaces();
  localStorage.clear();
});

const three = () => [ideaRow(1), ideaRow(2, { stage: "ready" }), ideaRow(3, { stage: "ready" })];
const links = () =>
  within(screen.getByRole("list", { name: "Saved views" }))
    .getAllByRole("link")
    .map((link) => link.textContent);
const view = (id: string, name: string, address = {}) => ({
  id,
  name,
  address: JSON.stringify(address),
  position: 0,
});

describe("saved views", () => {
  it("keep what the list shows under a name, and visit it by that", async () => {
    const host = core(three());
    const { router, container } = renderApp('/ideas?stages=["ready"]&sort=age');
    await screen.findByText("Idea 2");
    await userEvent.click(screen.getByRole("button", { name: "Save view" }));
    const panel = await screen.findByRole("dialog", { name: "Save this view" });
    await userEvent.click(within(panel).getByRole("button", { name: "Save view" }));
    expect(await within(panel).findByText("Give it a name.")).toBeInTheDocument();
    await userEvent.type(within(panel).getByRole("textbox"), "Ready to build{Enter}");
    expect(await screen.findByRole("heading", { name: "Ready to build" })).toBeInTheDocument();
    expect(links()).toEqual(["Ready to build"]);
    await expectAccessible(container);
    const [saved] = host.views;
    expect(saved?.address).toBe('{"stages":["ready"],"sort":"age"}');
    expect(router.state.location.search).toEqual({ stages: ["ready"], sort: "age", view: saved?.id });
    await waitFor(() =>
      expect(host.sent("ideas.order")).toContainEqual(expect.objectContaining({ view: saved?.id })),
    );
  });

  it("say when they are changed, are saved again, or go back", async () => {
    const host = core(three());
    host.views = [view("v", "Ready", { stages: ["ready"] })];
    const { router } = renderApp('/ideas?stages=["ready"]&view=v');
    await screen.findByRole("heading", { name: "Ready" });
    expect(screen.queryByText("Changed")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Hours" }));
    await screen.findByText("Changed");
    await userEvent.click(screen.getByRole("button", { name: "Revert" }));
    await waitFor(() => expect(screen.queryByText("Changed")).toBeNull());
    expect(router.state.location.search).toEqual({ stages: ["ready"], view: "v" });
    await userEvent.click(screen.getByRole("button", { name: "Remove the filter Stage" }));
    await screen.findByText("Idea 1");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByText("Changed")).toBeNull());
    expect(host.views[0]).toMatchObject({ name: "Ready", address: "{}" });
  });

  it("are renamed, moved, copied and deleted after a question", async () => {
    const host = core(three());
    host.views = [view("a", "First"), view("b", "Second")];
    const { router } = renderApp("/ideas?view=b");
    await screen.findByRole("heading", { name: "Second" });
    await userEvent.click(screen.getByRole("button", { name: "View" }));
    const panel = within(await screen.findByRole("dialog", { name: "View “Second”" }));
    await expectAccessible(screen.getByRole("dialog"));
    expect(panel.getByRole("button", { name: "Move down" })).toBeDisabled();
    await userEvent.click(panel.getByRole("button", { name: "Move up" }));
    await waitFor(() => expect(links()).toEqual(["Second", "First"]));
    await userEvent.type(panel.getByRole("textbox"), " one{Enter}");
    await waitFor(() => expect(links()).toEqual(["Second one", "First"]));
    await userEvent.click(screen.getByRole("button", { name: "View" }));
    const again = within(await screen.findByRole("dialog"));
    await userEvent.click(again.getByRole("button", { name: "Delete…" }));
    expect(host.views).toHaveLength(2);
    await userEvent.click(again.getByRole("button", { name: "Delete view" }));
    await waitFor(() => expect(links()).toEqual(["First"]));
    expect(router.state.location.search).toEqual({});
  });

  it("are places of their own in the sidebar", async () => {
    const host = core(three());
    host.views = [view("v", "Ready", { stages: ["ready"] })];
    const { router } = renderApp("/ideas");
    await userEvent.click(await screen.findByRole("link", { name: "Ready" }));
    await waitFor(() => expect(screen.queryByText("Idea 1")).toBeNull());
    expect(router.state.location.search).toEqual({ stages: ["ready"], view: "v" });
    expect(screen.getByRole("link", { name: "Ready" })).toHaveAttribute("aria-current", "page");
    await userEvent.click(screen.getByRole("link", { name: /^Ideas/ }));
    expect(await screen.findByText("Idea 1")).toBeInTheDocument();
  });

  it("word what went wrong, and an unknown one is the plain list", async () => {
    core(three(), {
      "views.put": () => {
        throw new Failure("STORE_DISK_FULL");
      },
    });
    renderApp("/ideas?view=gone&sort=age");
    await screen.findByText("Idea 1");
    await userEvent.click(screen.getByRole("button", { name: "Save view" }));
    await userEvent.type(await screen.findByRole("textbox", { name: "Name of the view" }), "Old{Enter}");
    expect(await screen.findByText("There is no room left on the disk.")).toBeInTheDocument();
  });
});
