import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure, type IdeasSummary } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { catalogue, ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { forgetPlaces } from "./place";

beforeEach(forgetPlaces);

const many = (count: number) => Array.from({ length: count }, (_, place) => ideaRow(place + 1));
const grid = () => screen.findByRole("grid", { name: "Ideas" });
const activeCell = async () =>
  document.getElementById((await grid()).getAttribute("aria-activedescendant") ?? "");
const sent = (host: ReturnType<typeof fakeHost>, command: string) =>
  host.calls.filter((call) => call.command === command).map((call) => call.params);

describe("the list of ideas", () => {
  it("is a grid that says how long it is and draws only what is in sight", async () => {
    const host = fakeHost(catalogue(many(100_000)));
    const { container } = renderApp("/ideas");
    await screen.findByText("Idea 1");
    expect(await grid()).toHaveAttribute("aria-rowcount", "100001");
    expect(container.querySelectorAll("*").length).toBeLessThan(3000);
    expect(screen.getByText("Idea 1").closest("[role=row]")).toHaveAttribute("aria-rowindex", "2");
    const asked = sent(host, "ideas.rows") as { locals: number[] }[];
    expect(asked).toHaveLength(1);
    expect(asked[0]?.locals).toHaveLength(100);
  });

  it("is accessible, with its score open too", async () => {
    fakeHost(catalogue([ideaRow(1), ideaRow(2, { score: null, hours_saved: null, area: null })]));
    const { container } = renderApp("/ideas");
    await screen.findByText("Idea 2");
    await expectAccessible(container);
    await userEvent.click(screen.getByText("60 of 100: Value 30.0, Feasibility 30.0"));
    const why = await screen.findByRole("dialog", { name: "Why 60" });
    await expectAccessible(why);
    await userEvent.click(within(why).getByText("Feasibility"));
    expect(why).toBeInTheDocument();
    await userEvent.click(screen.getByText("60 of 100: Value 30.0, Feasibility 30.0"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("shows the raw number that ranks as it is, with its formula", async () => {
    const known = { number: 4000, missing: [], problem: null };
    const answers = catalogue([ideaRow(1, { rice: known, score: null }), ideaRow(2, { score: null })]);
    const formula = { number: 4000, inputs: [], problem: null };
    fakeHost({
      ...answers,
      "ideas.summary": (view) => ({
        ...(answers["ideas.summary"]?.(view) as IdeasSummary),
        ranked_by: "rice",
      }),
      "score.formulas": () => ({ rice: formula, ice: formula, wsjf: formula }),
    });
    renderApp("/ideas");
    expect(await screen.findByRole("columnheader", { name: /RICE/ })).toBeInTheDocument();
    await userEvent.click(await screen.findByText("4,000"));
    const why = await screen.findByRole("dialog", { name: "Why this number" });
    expect(await within(why).findByText("RICE")).toBeInTheDocument();
    await expectAccessible(why);
  });

  it("gives no rank to an idea without a score", async () => {
    fakeHost(catalogue([ideaRow(7), ideaRow(3, { score: null, title: "Unscored" })]));
    renderApp("/ideas");
    const cells = within((await screen.findByText("Unscored")).closest("[role=row]") as HTMLElement);
    await waitFor(() =>
      expect(screen.getByText("Idea 7").closest("[role=row]")).toHaveTextContent(/^1Idea 7/),
    );
    expect(cells.getAllByRole("gridcell")[0]).toHaveTextContent("–");
  });

  it.each([
    { keys: "{ArrowDown}{ArrowDown}{ArrowUp}", cell: "cell-1-title" },
    { keys: "{End}", cell: "cell-299-title" },
    { keys: "{End}{ArrowDown}", cell: "cell-299-title" },
    { keys: "{ArrowUp}", cell: "cell-0-title" },
    { keys: "{End}{Home}", cell: "cell-0-title" },
    { keys: "jjk", cell: "cell-1-title" },
    { keys: "{ArrowRight}{ArrowDown}", cell: "cell-1-score" },
    { keys: "{ArrowRight}{ArrowLeft}", cell: "cell-0-title" },
  ])("moves by keys: $keys", async ({ keys, cell }) => {
    fakeHost(catalogue(many(300)));
    renderApp("/ideas");
    await screen.findByText("Idea 1");
    (await grid()).focus();
    await userEvent.keyboard(keys);
    expect(await grid()).toHaveAttribute("aria-activedescendant", cell);
    expect(await activeCell()).not.toBeNull();
  });

  it("opens the idea on Enter and the score on Enter in its column", async () => {
    fakeHost(catalogue(many(3)));
    const { router } = renderApp("/ideas");
    await screen.findByText("Idea 2");
    (await grid()).focus();
    await userEvent.keyboard("{ArrowRight}{Enter}");
    expect(await screen.findByRole("dialog", { name: "Why 60" })).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await userEvent.keyboard("{ArrowLeft}{ArrowDown}{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/ideas/id-2"));
  });

  it("comes back to the same place from an idea that was opened by its title", async () => {
    fakeHost(catalogue(many(300)));
    const { router } = renderApp("/ideas");
    await screen.findByText("Idea 1");
    await userEvent.click(await screen.findByText("Idea 3"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/ideas/id-3"));
    router.history.back();
    await waitFor(async () => expect(await grid()).toHaveAttribute("aria-activedescendant", "cell-2-title"));
  });

  it("asks the core for the order when a head is clicked, and turns it round on the second click", async () => {
    const host = fakeHost(catalogue(many(3)));
    renderApp("/ideas");
    await screen.findByText("Idea 1");
    expect(screen.getByRole("columnheader", { name: "Score" })).toHaveAttribute("aria-sort", "descending");
    await userEvent.click(screen.getByRole("button", { name: "Hours" }));
    await waitFor(() => expect(sent(host, "ideas.order")).toContainEqual({ sort: "hours", view: "all" }));
    await userEvent.click(screen.getByRole("button", { name: "Hours" }));
    await waitFor(() =>
      expect(sent(host, "ideas.order")).toContainEqual({ sort: "hours", reversed: true, view: "all" }),
    );
    expect(screen.getByRole("columnheader", { name: "Hours" })).toHaveAttribute("aria-sort", "ascending");
    expect(screen.getByRole("columnheader", { name: "Score" })).not.toHaveAttribute("aria-sort");
  });

  it("shows another view only with its first rows, so that no line stands empty meanwhile", async () => {
    const answers = catalogue([ideaRow(1, { title: "Pay invoices" }), ideaRow(2, { title: "Count stock" })]);
    let answer = (): void => {};
    const gate = new Promise<void>((open) => (answer = open));
    const rows = answers["ideas.rows"];
    const slow: NonNullable<typeof rows> = async (params) => {
      if (params.locals.length === 1) await gate;
      return (await rows?.(params)) ?? [];
    };
    const host = fakeHost({ ...answers, "ideas.rows": slow });
    const { router } = renderApp("/ideas");
    await screen.findByText("Count stock");
    void router.navigate({ to: "/ideas", search: { q: "pay" } });
    await waitFor(() => expect(sent(host, "ideas.rows")).toHaveLength(2));
    expect(screen.getByText("Count stock")).toBeInTheDocument();
    expect(await grid()).toHaveAttribute("aria-rowcount", "3");
    answer();
    await waitFor(async () => expect(await grid()).toHaveAttribute("aria-rowcount", "2"));
    expect(screen.getByText("Pay invoices")).toBeInTheDocument();
  });

  it("keeps the latest orders to go back at once, and lets go of those before", async () => {
    const host = fakeHost(catalogue(many(12)));
    const { router } = renderApp("/ideas?q=Idea");
    await screen.findByText("Idea 12");
    const asked = (q: string): number =>
      sent(host, "ideas.order").filter((it) => (it as { search?: string }).search === q).length;
    const visit = async (q: string): Promise<void> => {
      const count = many(12).filter((idea) => idea.title.includes(q)).length;
      await router.navigate({ to: "/ideas", search: { q } });
      await waitFor(async () => expect(await grid()).toHaveAttribute("aria-rowcount", `${count + 1}`));
    };
    for (const q of ["Idea 1", "Idea 2", "Idea 10", "Idea 3", "Idea 11", "Idea"]) await visit(q);
    expect([asked("Idea"), asked("Idea 1")]).toEqual([2, 1]);
    await visit("Idea 11");
    await visit("Idea 10");
    expect([asked("Idea 10"), asked("Idea 11")]).toEqual([1, 1]);
  });

  it("keeps the rank by score whatever it is sorted by", async () => {
    fakeHost(catalogue(many(3)));
    renderApp("/ideas?reversed=true");
    const row = (await screen.findByText("Idea 3")).closest("[role=row]") as HTMLElement;
    expect(row).toHaveAttribute("aria-rowindex", "2");
    await waitFor(() => expect(within(row).getAllByRole("gridcell")[0]).toHaveTextContent("3"));
  });
});

describe("searching", () => {
  it("waits for the second letter, counts what it found and can be cleared", async () => {
    const host = fakeHost(
      catalogue([ideaRow(1, { title: "Pay invoices" }), ideaRow(2, { title: "Count stock" })]),
    );
    renderApp("/ideas");
    await screen.findByText("Count stock");
    await userEvent.keyboard("/");
    await userEvent.type(screen.getByRole("textbox", { name: "Search ideas" }), "pay");
    await screen.findByText("1 of 2 ideas");
    await waitFor(() => expect(screen.queryByText("Count stock")).toBeNull());
    expect(sent(host, "ideas.order")).not.toContainEqual({ search: "p" });
    await userEvent.click(screen.getByRole("button", { name: "Clear the search" }));
    expect(await screen.findByText("Count stock")).toBeInTheDocument();
  });

  it("offers to send what was not found", async () => {
    fakeHost(catalogue(many(2)));
    renderApp("/ideas?q=reminders");
    expect(await screen.findByText("No idea has “reminders”")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Send it as a new idea" })).toHaveAttribute(
      "href",
      "/new?title=reminders",
    );
    await userEvent.click(screen.getByRole("button", { name: "Show all ideas" }));
    expect(await screen.findByText("Idea 1")).toBeInTheDocument();
  });
});

describe("when there is nothing, or nothing to be had", () => {
  it("says what the place is for and offers one action", async () => {
    fakeHost(catalogue([]));
    const { container } = renderApp("/ideas");
    expect(await screen.findByText("No ideas yet")).toBeInTheDocument();
    expect(
      within(container.querySelector("main") as HTMLElement).getByRole("link", { name: /New idea/ }),
    ).toHaveAttribute("href", "/new");
    await expectAccessible(container);
  });

  it("words a failure and tries again", async () => {
    let works = false;
    const answers = catalogue(many(1));
    fakeHost({
      ...answers,
      "ideas.order": (view) => {
        if (!works) throw new Failure("STORE_IO", { path: "/x" });
        return answers["ideas.order"]?.(view) ?? new ArrayBuffer(0);
      },
    });
    renderApp("/ideas");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The disk did not let the Hub read or write a file.",
    );
    works = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Idea 1")).toBeInTheDocument();
  });
});
