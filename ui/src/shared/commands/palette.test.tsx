import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fakeHost } from "@/test/fake-host";
import { catalogue, ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";

const name = "Find a command, a view or an idea";
const ideas = [ideaRow(1, { title: "Pay invoices" }), ideaRow(2, { title: "Count stock" })];

async function open() {
  const host = fakeHost({
    ...catalogue(ideas),
    "views.list": () => [{ id: "v", name: "Ready to build", address: '{"stages":["ready"]}', position: 0 }],
  });
  const shown = renderApp("/ideas");
  await screen.findByText("Pay invoices");
  screen.getByRole("grid").focus();
  await userEvent.keyboard("{Control>}k{/Control}");
  const dialog = await screen.findByRole("dialog", { name });
  await waitFor(() => expect(within(dialog).getByRole("combobox")).toHaveFocus());
  return { ...shown, host, dialog: within(dialog), element: dialog };
}

describe("the palette", () => {
  it("offers what the present screen can do, with its keys, and nothing else", async () => {
    const { dialog, element } = await open();
    expect(dialog.getByRole("option", { name: /^New idea\s*Ctrl N$/ })).toBeInTheDocument();
    expect(dialog.getByRole("option", { name: /^Filter/ })).toBeInTheDocument();
    expect(dialog.queryByRole("option", { name: /Send idea/ })).toBeNull();
    await expectAccessible(element);
  });

  it("carries a command out once it is gone, and gives the focus back", async () => {
    const { dialog } = await open();
    await userEvent.keyboard("select the{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() =>
      expect(screen.getByText("Pay invoices").closest("[role=row]")).toHaveAttribute("aria-selected", "true"),
    );
    expect(screen.getByRole("grid")).toHaveFocus();
    expect(dialog).toBeDefined();
  });

  it("finds ideas by words and opens them", async () => {
    const { dialog, router } = await open();
    await userEvent.keyboard("stock");
    await dialog.findByRole("option", { name: /Count stock/ });
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/ideas/id-2"));
  });

  it("opens saved views", async () => {
    const { dialog, router } = await open();
    await userEvent.keyboard("to bui");
    await userEvent.click(await dialog.findByRole("option", { name: "Ready to build" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ stages: ["ready"], view: "v" }));
  });

  it("says when nothing is called like that, and closes on Escape", async () => {
    const { dialog } = await open();
    await userEvent.keyboard("zzzz");
    expect(await dialog.findByText("Nothing is called like that.")).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("grid")).toHaveFocus();
  });
});
