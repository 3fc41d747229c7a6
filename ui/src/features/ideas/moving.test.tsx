import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { act } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { ideaRow } from "@/test/made";
import { renderLive } from "@/test/render-live";
import { forgetPlaces } from "./place";
import { core, many } from "./testing/core";

beforeEach(() => {
  forgetPlaces();
  localStorage.clear();
});

const grid = () => screen.findByRole("grid", { name: "Ideas" });
const activeTitle = async () =>
  document.getElementById((await grid()).getAttribute("aria-activedescendant") ?? "")?.textContent;
const rankOf = (title: string) =>
  within(screen.getByText(title).closest("[role=row]") as HTMLElement).getAllByRole("gridcell")[0];

describe("where ranks move", () => {
  it("the focus goes along with its idea, and the list with the focus", async () => {
    const host = core(many(300));
    renderLive("/ideas");
    await screen.findByText("Idea 1");
    (await grid()).focus();
    await userEvent.keyboard("jj");
    expect(await activeTitle()).toBe("Idea 3");
    const third = host.ideas[2];
    if (!third) throw new Error("there is a third idea");
    host.ideas = host.ideas.toSpliced(2, 1).toSpliced(199, 0, third);
    act(() => host.change({ kinds: ["idea"], ids: ["id-3"] }));
    await waitFor(async () =>
      expect(await grid()).toHaveAttribute("aria-activedescendant", "cell-199-title"),
    );
    expect(await activeTitle()).toBe("Idea 3");
    // It stays at the same height of the screen: 197 lines of 36 further.
    expect((await grid()).scrollTop).toBe(197 * 36);
    await userEvent.keyboard("k");
    expect(await activeTitle()).toBe("Idea 200");
  });

  it("what takes the place of an idea that left the view is next", async () => {
    const host = core(many(5));
    renderLive("/ideas");
    await screen.findByText("Idea 1");
    (await grid()).focus();
    await userEvent.keyboard("j");
    host.ideas = host.ideas.filter(({ local }) => local !== 2);
    act(() => host.change({ kinds: ["idea"], ids: ["id-2"] }));
    await waitFor(async () => expect(await activeTitle()).toBe("Idea 3"));
    expect(await grid()).toHaveFocus();
  });

  it("the selection stays with its ideas", async () => {
    const host = core(many(4));
    renderLive("/ideas");
    await screen.findByText("Idea 1");
    (await grid()).focus();
    await userEvent.keyboard("x");
    host.ideas = host.ideas.toReversed();
    act(() => host.change({ kinds: ["idea"], ids: [] }));
    await waitFor(() =>
      expect(screen.getByText("Idea 1").closest("[role=row]")).toHaveAttribute("aria-rowindex", "5"),
    );
    expect(screen.getByText("Idea 1").closest("[role=row]")).toHaveAttribute("aria-selected", "true");
  });
});

describe("the rank gutter", () => {
  it("says how ranks changed since the last visit", async () => {
    const host = core([...many(3), ideaRow(4, { score: null })]);
    host.before = { 1: 3, 2: 2 };
    renderLive("/ideas");
    await screen.findByText("Idea 1");
    await waitFor(() => expect(rankOf("Idea 1")).toHaveTextContent("12places up"));
    expect(rankOf("Idea 2")).toHaveTextContent(/^2$/);
    expect(rankOf("Idea 3")).toHaveTextContent("3new");
    expect(rankOf("Idea 4")).toHaveTextContent(/^–$/);
  });

  it("says nothing where nobody was here before", async () => {
    core(many(2));
    renderLive("/ideas");
    await screen.findByText("Idea 1");
    expect(rankOf("Idea 1")).toHaveTextContent(/^1$/);
  });
});
