import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fakeHost } from "@/test/fake-host";
import { appState, catalogue, ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";

describe("home", () => {
  it("shows drafts to go on with and the latest ideas", async () => {
    const drafts = [
      { id: "d1", saved_at_ms: Date.now(), body: { title: " Count boxes " } },
      { id: "d2", saved_at_ms: Date.now(), body: 5 },
    ];
    fakeHost({ ...catalogue([ideaRow(1)]), "draft.list": () => drafts });
    const { container } = renderApp("/home");
    expect(await screen.findByRole("link", { name: /Count boxes/ })).toHaveAttribute("href", "/new?draft=d1");
    expect(screen.getByRole("link", { name: /Without a title/ })).toHaveAttribute("href", "/new?draft=d2");
    expect(await screen.findByRole("link", { name: /Idea 1.*396 h/ })).toHaveAttribute("href", "/ideas/id-1");
    await expectAccessible(container);
  });

  it("is one question when there is nothing yet", async () => {
    fakeHost(catalogue([]));
    renderApp("/home");
    expect(await screen.findByRole("textbox", { name: /What repetitive task/ })).toBeInTheDocument();
    expect(screen.queryByText("Latest ideas")).toBeNull();
    expect(screen.queryByText("Not sent yet")).toBeNull();
  });

  const noRates = { area_id: null, name: null, archived: false, next_version: 1, versions: [] };

  it("says the first steps until they are done", async () => {
    fakeHost({ ...catalogue([ideaRow(1)]), "rates.list": () => ({ space: noRates, areas: [] }) });
    const { container } = renderApp("/home");
    expect(await screen.findByRole("link", { name: /Send the first idea\s*done/ })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: /Say what work costs/ })).toHaveAttribute(
      "href",
      "/settings?part=rates",
    );
    expect(screen.getByRole("link", { name: /Bring a list/ })).toHaveAttribute("href", "/import");
    await expectAccessible(container);
  });

  it("is silent once a person knows the way", async () => {
    fakeHost(catalogue([1, 2, 3, 4, 5].map((local) => ideaRow(local))));
    renderApp("/home");
    await screen.findByText("Latest ideas");
    expect(screen.queryByText("First steps")).toBeNull();
  });

  it("says where to look in the sample", async () => {
    const state = appState(25);
    const inSample = { ...state, space: state.space && { ...state.space, is_sample: true } };
    fakeHost({ ...catalogue([ideaRow(1)]), "app.state": () => inSample });
    renderApp("/home");
    expect(await screen.findByText("Where to look")).toBeInTheDocument();
    expect(screen.queryByText("First steps")).toBeNull();
  });
});
