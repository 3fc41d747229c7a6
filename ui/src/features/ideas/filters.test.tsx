import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { forgetPlaces } from "./place";
import { core, many } from "./testing/core";

beforeEach(() => {
  forgetPlaces();
  localStorage.clear();
});

const three = () => [
  ideaRow(1, { stage: "new", title: "Pay invoices" }),
  ideaRow(2, { stage: "ready", title: "Count stock", area_id: "sales", area: "Sales" }),
  ideaRow(3, { stage: "ready", title: "File mail", area_id: null, area: null }),
];
const panel = () => screen.findByRole("dialog", { name: "Filter the ideas" });

describe("filters", () => {
  it("open by F, count, act at once, and stand in the address and as chips", async () => {
    const host = core(three());
    const { router } = renderApp("/ideas");
    await screen.findByText("Pay invoices");
    await userEvent.keyboard("f");
    const filter = within(await panel());
    await expectAccessible(await panel());
    await userEvent.click(await filter.findByRole("checkbox", { name: /^Ready 2$/ }));
    await waitFor(() => expect(screen.queryByText("Pay invoices")).toBeNull());
    expect(host.sent("ideas.order")).toContainEqual({ filter: { stages: ["ready"] } });
    expect(router.state.location.search).toEqual({ stages: ["ready"] });
    await userEvent.click(filter.getByRole("tab", { name: "Area" }));
    await userEvent.click(await filter.findByRole("checkbox", { name: /no area/ }));
    await screen.findByText("1 of 3 ideas");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("button", { name: /^Filter/ })).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: "Remove the filter Stage" }));
    expect(await screen.findByText("File mail")).toBeInTheDocument();
    expect(router.state.location.search).toEqual({ no_area: true });
    await userEvent.click(screen.getByRole("button", { name: "Clear all" }));
    expect(await screen.findByText("Pay invoices")).toBeInTheDocument();
    expect(router.state.location.search).toEqual({});
  });

  it("take numbers as people write them and say what is none", async () => {
    const host = core(three());
    renderApp("/ideas");
    await screen.findByText("Pay invoices");
    await userEvent.keyboard("f");
    const filter = within(await panel());
    await userEvent.click(filter.getByRole("tab", { name: "Hours a year" }));
    await userEvent.type(await filter.findByLabelText("At least"), "1,000{Enter}");
    await waitFor(() => expect(host.sent("ideas.order")).toContainEqual({ filter: { hours_min: 1000 } }));
    expect(await screen.findByRole("button", { name: "Hours a year 1,000 or more" })).toBeInTheDocument();
    await userEvent.type(filter.getByLabelText("At most"), "many");
    expect(filter.getByText("Write a number.")).toBeInTheDocument();
  });

  it("walk through the facets and values by keys", async () => {
    core(three());
    renderApp("/ideas");
    await screen.findByText("Pay invoices");
    await userEvent.keyboard("f");
    const filter = within(await panel());
    await waitFor(() => expect(filter.getByRole("tab", { name: "Stage" })).toHaveFocus());
    await userEvent.keyboard("{ArrowDown}");
    expect(filter.getByRole("tab", { name: "Area" })).toHaveFocus();
    await userEvent.tab();
    await userEvent.keyboard("{ArrowDown}");
    expect(filter.getByRole("checkbox", { name: /Sales/ })).toHaveFocus();
  });

  it("have names on their chips, and open at their own values", async () => {
    core(three());
    renderApp('/ideas?area_ids=["sales"]&no_area=true&newer_than_days=30&mine=true');
    expect(await screen.findByRole("button", { name: "Area Sales, no area" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Mine sent by me" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Sent in the last 30 days" }));
    expect(within(await panel()).getByRole("radio", { name: "In the last 30 days" })).toBeChecked();
  });

  it("say in one line what was not understood", async () => {
    const host = core(three());
    renderApp("/ideas?sort=colour&stages=[%22sleeping%22,%22ready%22]");
    await screen.findByText("Count stock");
    expect(
      screen.getByText("Part of this address was not understood and was left out: stages, sort."),
    ).toBeInTheDocument();
    expect(host.sent("ideas.order")).toEqual([{ filter: { stages: ["ready"] } }]);
    await userEvent.click(screen.getByRole("button", { name: "Clear all" }));
    await screen.findByText("Pay invoices");
    expect(screen.queryByText(/was not understood/)).toBeNull();
  });

  it("offer one way out where nothing fits", async () => {
    core(three());
    const { container } = renderApp('/ideas?stages=["live"]');
    expect(await screen.findByText("No idea fits these filters")).toBeInTheDocument();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: "Show all ideas" }));
    expect(await screen.findByText("Pay invoices")).toBeInTheDocument();
  });
});

describe("how the list looks", () => {
  const heads = () => screen.getAllByRole("columnheader").map((head) => head.textContent);

  it("is sorted by any column, shown or not, and turned round", async () => {
    const host = core(many(3));
    renderApp("/ideas");
    await screen.findByText("Idea 1");
    await userEvent.click(screen.getByRole("button", { name: "Sorted by Score" }));
    const sort = within(await screen.findByRole("dialog", { name: "Sort the ideas" }));
    await userEvent.type(await sort.findByRole("combobox"), "upd{Enter}");
    await waitFor(() => expect(host.sent("ideas.order")).toContainEqual({ sort: "updated", view: "all" }));
    await userEvent.click(screen.getByRole("button", { name: "Sorted by Updated" }));
    await userEvent.click(await screen.findByRole("option", { name: /Updated/ }));
    await waitFor(() =>
      expect(host.sent("ideas.order")).toContainEqual({ sort: "updated", reversed: true, view: "all" }),
    );
  });

  it("has the columns of the address, in its order", async () => {
    core(many(3));
    renderApp('/ideas?columns=["author","stage"]');
    await screen.findByText("Idea 1");
    expect(heads()).toEqual(["Rank", "Idea", "Author", "Stage"]);
    expect(await screen.findByRole("grid")).toHaveAttribute("aria-colcount", "4");
  });

  it("lets columns be chosen and moved, and remembers them on this device", async () => {
    core(many(3));
    const { router, unmount } = renderApp('/ideas?columns=["hours","stage"]');
    await screen.findByText("Idea 1");
    await userEvent.click(screen.getByRole("button", { name: "Columns" }));
    const columns = within(await screen.findByRole("dialog", { name: "Columns and height of the lines" }));
    await expectAccessible(screen.getByRole("dialog"));
    expect(columns.getByRole("button", { name: "Move Hours to the left" })).toBeDisabled();
    await userEvent.click(columns.getByRole("button", { name: "Move Stage to the left" }));
    await userEvent.click(columns.getByRole("checkbox", { name: "Owner" }));
    await waitFor(() => expect(heads()).toEqual(["Rank", "Idea", "Stage", "Hours", "Owner"]));
    expect(router.state.location.search).toEqual({ columns: ["stage", "hours", "owner"] });
    await userEvent.click(columns.getByText("Low"));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ density: "compact" }));
    unmount();
    renderApp("/ideas");
    await screen.findByText("Idea 1");
    expect(heads()).toEqual(["Rank", "Idea", "Stage", "Hours", "Owner"]);
    expect((await screen.findByRole("grid")).style.getPropertyValue("--row")).toBe("2rem");
  });

  it("shows every column there is without a fault", async () => {
    core([
      ideaRow(1, { systems: ["SAP", "Excel"], systems_count: 4, build_days: { low: 1, likely: 2, high: 3 } }),
    ]);
    const all = ["hours_today", "completeness", "stage_since", "systems", "author", "owner", "comments"];
    const rest = ["build_days", "rice", "ice", "wsjf", "updated"];
    const { container } = renderApp(`/ideas?columns=${JSON.stringify([...all, ...rest])}`);
    await screen.findByText("SAP, Excel +2");
    expect(screen.getByRole("row", { name: /Idea 1/ })).toHaveTextContent("75");
    await expectAccessible(container);
  });
});
