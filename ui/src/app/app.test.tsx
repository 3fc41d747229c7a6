import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { appState, catalogue, ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";

describe("the shell", () => {
  it("starts at the ideas and says where the data is", async () => {
    fakeHost(catalogue([ideaRow(1)]));
    const { container, router } = renderApp("/");
    expect(await screen.findByText("Idea 1")).toBeInTheDocument();
    expect(router.state.location.pathname).toBe("/ideas");
    expect(screen.getByText("On this computer")).toBeInTheDocument();
    await expectAccessible(container);
  });

  it.each([
    { name: "there is no space yet", trouble: null },
    { name: "the space cannot be opened", trouble: { code: "STORE_NEWER", facts: {} } },
  ])("goes to the door when $name", async ({ trouble }) => {
    fakeHost({ "app.state": () => appState(0, { space: null, trouble }) });
    const { router } = renderApp("/ideas");
    await waitFor(() => expect(router.state.location.pathname).toBe("/welcome"));
  });

  it("words what keeps the core from answering, and tries again", async () => {
    let answers = false;
    fakeHost({
      ...catalogue([ideaRow(1)]),
      "app.state": () => {
        if (!answers) throw new Failure("HOST_UNREACHABLE");
        return appState(1);
      },
    });
    renderApp("/ideas");
    expect(await screen.findByRole("alert")).toHaveTextContent("The Hub's core does not answer.");
    answers = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Idea 1")).toBeInTheDocument();
  });

  it("says once what happened at start", async () => {
    const notices = [{ code: "CATALOGUE_REBUILT", facts: {} }];
    fakeHost({ ...catalogue([]), "app.state": () => appState(0, { notices }) });
    renderApp("/ideas");
    expect(await screen.findByText(/built anew from your records/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByText(/built anew/)).toBeNull();
  });

  it.each([
    { keys: "{Control>}n{/Control}", path: "/new" },
    { keys: "gh", path: "/home" },
    { keys: "gi", path: "/ideas" },
    { keys: "/", path: "/ideas" },
  ])("goes to $path on $keys", async ({ keys, path }) => {
    fakeHost(catalogue([]));
    const { router } = renderApp("/settings");
    await screen.findByRole("heading", { name: "Settings" });
    await userEvent.keyboard(keys);
    await waitFor(() => expect(router.state.location.pathname).toBe(path));
  });

  it("lists the shortcuts on ?, and not while single keys are off", async () => {
    fakeHost(catalogue([]));
    const { unmount } = renderApp("/settings");
    await screen.findByRole("heading", { name: "Settings" });
    await userEvent.keyboard("?");
    await expectAccessible(await screen.findByRole("dialog", { name: "Keyboard shortcuts" }));
    unmount();

    const state = appState(0);
    fakeHost({
      ...catalogue([]),
      "app.state": () => ({ ...state, device: { ...state.device, single_keys_off: true } }),
    });
    const { router } = renderApp("/settings");
    await screen.findByRole("heading", { name: "Settings" });
    await userEvent.keyboard("?gi");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(router.state.location.pathname).toBe("/settings");
  });

  it("leaves letters to a field", async () => {
    fakeHost(catalogue([]));
    const { router } = renderApp("/home");
    const field = await screen.findByRole("textbox", { name: /What repetitive task/ });
    await userEvent.type(field, "gi/?");
    expect(field).toHaveValue("gi/?");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.href).toBe("/new?title=gi%2F%3F"));
  });
});
