import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fakeHost } from "@/test/fake-host";
import { catalogue, ideaRow } from "@/test/made";
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
});
