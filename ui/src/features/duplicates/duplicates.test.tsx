import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure, type PairsState } from "@/api";
import { pieces } from "@/shared/parts/Marked";
import { type FakeHost, fakeHost } from "@/test/fake-host";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { readDuplicatesSearch } from "./address";
import { between, entry, found, ready } from "./testing";

const sent = (host: FakeHost, command: string) =>
  host.calls.filter((call) => call.command === command).map((call) => call.params);
const three = () => [entry([1, 2]), entry([3, 4], { certainty: "very_likely" }), entry([5, 6, 7])];
const list = () => screen.findByRole("list", { name: "Ideas that look alike" });
const current = () => document.querySelector("[aria-current=true]");
const sides = () => screen.findByRole("table", { name: "Side by side" });
const looksAt = (a: string, b: string) =>
  waitFor(async () => {
    const heads = within(await sides()).getAllByRole("columnheader");
    expect(heads.map((head) => head.textContent)).toEqual([
      expect.stringContaining(a),
      expect.stringContaining(b),
    ]);
  });

describe("the place for duplicates", () => {
  it("shows the entries and the first one side by side, and is accessible", async () => {
    const host = fakeHost(found(three()));
    const { container } = renderApp("/duplicates");
    expect(within(await list()).getAllByRole("listitem")).toHaveLength(3);
    await looksAt("OH-1", "OH-2");
    expect(screen.getByText("3 to look at")).toBeInTheDocument();
    expect(screen.getByText("Both have the marked words. Same system: SAP.")).toBeInTheDocument();
    expect(within(await sides()).getByRole("rowheader", { name: /^Area.*differs$/u })).toBeInTheDocument();
    expect(within(await sides()).getByRole("rowheader", { name: "Stage" })).toBeInTheDocument();
    expect(within(await sides()).getAllByText("Idea")[0]?.tagName).toBe("MARK");
    expect(sent(host, "pairs.list")).toEqual([{ least: "probably", limit: 500 }]);
    await expectAccessible(container);
  });

  it.each([
    { keys: "j", at: "OH-3" },
    { keys: "jj", at: "OH-5" },
    { keys: "jjjj", at: "OH-5" },
    { keys: "jk", at: "OH-1" },
    { keys: "k", at: "OH-1" },
  ])("moves by keys: $keys", async ({ keys, at }) => {
    fakeHost(found(three()));
    renderApp("/duplicates");
    await list();
    await userEvent.keyboard(keys);
    await waitFor(() => expect(current()).toHaveTextContent(at));
  });

  it("moves by arrows in the list and keeps the focus on the entry", async () => {
    fakeHost(found(three()));
    renderApp("/duplicates");
    await list();
    (current() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}");
    await looksAt("OH-3", "OH-4");
    expect(document.activeElement).toBe(current());
  });

  it.each([
    { keys: "n", to: "different", text: "OH-1 and OH-2 are not the same" },
    { keys: "r", to: "related", text: "OH-1 and OH-2 are related" },
  ])("answers with $keys, goes on to the next and offers the way back", async ({ keys, to, text }) => {
    const host = fakeHost(found(three()));
    renderApp("/duplicates");
    await looksAt("OH-1", "OH-2");
    await userEvent.keyboard(keys);
    expect(await screen.findByText(text)).toBeInTheDocument();
    await looksAt("OH-3", "OH-4");
    const [operation] = sent(host, "operation.send") as { op_id: string; operation: unknown }[];
    expect(operation?.operation).toEqual({ kind: "pair.set", a: "id-1", b: "id-2", to, expect: "none" });
    expect(sent(host, "pairs.answer")).toEqual([{ act: operation?.op_id, a: "id-1", b: "id-2", answer: to }]);
  });

  it("takes the last answer back with Z", async () => {
    const host = fakeHost({
      ...found(three()),
      "undo.do": () => ({ entry: null, done: 0, left: [], left_count: 0 }),
    });
    renderApp("/duplicates");
    await list();
    await userEvent.keyboard("z");
    await waitFor(() => expect(sent(host, "undo.do")).toHaveLength(1));
  });

  it("does not answer on the way to another place", async () => {
    const host = fakeHost(found(three()));
    const { router } = renderApp("/duplicates");
    await looksAt("OH-1", "OH-2");
    await userEvent.keyboard("gr");
    await waitFor(() => expect(router.state.location.pathname).toBe("/scoring"));
    expect(sent(host, "operation.send")).toEqual([]);
  });

  it("says why an answer was refused and stays where it is", async () => {
    fakeHost({
      ...found(three()),
      "operation.send": () => {
        throw new Failure("PAIR_CHANGED");
      },
    });
    renderApp("/duplicates");
    await looksAt("OH-1", "OH-2");
    await userEvent.keyboard("n");
    expect(await screen.findByRole("alert", { name: "" })).toBeInTheDocument();
    expect(await screen.findByText(/Somebody answered this in the meantime/u)).toBeInTheDocument();
    await looksAt("OH-1", "OH-2");
  });

  it("holds each of a group against the one that would go on, and merges all", async () => {
    const host = fakeHost(found([entry([5, 6, 7])]));
    renderApp("/duplicates");
    await looksAt("OH-5", "OH-6");
    await userEvent.click(screen.getByRole("button", { name: "OH-7" }));
    await looksAt("OH-5", "OH-7");
    await userEvent.keyboard("m");
    const dialog = await screen.findByRole("dialog", { name: "Merge 3 ideas" });
    await expectAccessible(dialog);
    await userEvent.click(await within(dialog).findByRole("button", { name: "Merge 3 ideas" }));
    expect(await screen.findByText("2 ideas merged into OH-5")).toBeInTheDocument();
    const [bulk] = sent(host, "ideas.bulk") as { group_id: string }[];
    expect(bulk).toMatchObject({
      ideas: { ids: ["id-6", "id-7"] },
      act: { act: "merge", target: "id-5", adds_volume: true },
    });
    expect(sent(host, "pairs.answer")).toEqual(
      ["id-6", "id-7"].map((b) => ({ act: bulk?.group_id, a: "id-5", b, answer: "same" })),
    );
    expect(await screen.findByText("No two ideas look alike")).toBeInTheDocument();
  });

  it("has no answers for whoever may not give them", async () => {
    const host = fakeHost({
      ...found(three()),
      "pairs.between": () => between(1, 2, { may_pair: false, may_merge: false }),
    });
    renderApp("/duplicates");
    await looksAt("OH-1", "OH-2");
    await userEvent.keyboard("nrm");
    expect(screen.getByRole("button", { name: /Not the same/u })).toBeDisabled();
    expect(screen.getByRole("button", { name: /Merge 2/u })).toBeDisabled();
    expect(sent(host, "operation.send")).toEqual([]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("draws only what is in sight", async () => {
    fakeHost(found(Array.from({ length: 500 }, (_, at) => entry([2 * at + 1, 2 * at + 2]))));
    const { container } = renderApp("/duplicates");
    await list();
    expect(container.querySelectorAll("*").length).toBeLessThan(1500);
  });

  it("asks by how sure it has to be", async () => {
    const host = fakeHost(found(three()));
    const { router } = renderApp("/duplicates");
    await list();
    await userEvent.click(screen.getByRole("radio", { name: "Perhaps" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ least: "perhaps" }));
    await waitFor(() => expect(sent(host, "pairs.list")).toContainEqual({ least: "perhaps", limit: 500 }));
    await userEvent.click(screen.getByRole("button", { name: "How they are found" }));
    expect(await screen.findByText(/compared on this computer/u)).toBeInTheDocument();
  });
});

describe("while the catalogue is looked through", () => {
  it("begins by itself, says how far it is, and can be stopped", async () => {
    let state: PairsState = ready({ phase: "idle", done: 0, total: 0, found: null });
    const host = fakeHost({
      ...found(three()),
      "pairs.state": () => state,
      "pairs.start": () => {
        state = ready({ phase: "comparing", done: 1_200, total: 5_000, found: null });
        return state;
      },
      "pairs.cancel": () => {
        state = ready({ phase: "stopped", done: 1_300, total: 5_000 });
        return state;
      },
    });
    const { container } = renderApp("/duplicates");
    expect(await screen.findByText("1,200 of 5,000")).toBeInTheDocument();
    expect(screen.getByRole("progressbar", { name: "How far it is" })).toHaveValue(1_200);
    await expectAccessible(container);
    expect(sent(host, "pairs.start")).toEqual([{}]);
    await userEvent.click(screen.getByRole("button", { name: "Stop" }));
    expect(await screen.findByText("3 to look at, stopped at 1,300 of 5,000 ideas")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Look through all" }));
    await waitFor(() => expect(sent(host, "pairs.start")).toEqual([{}, { again: true }]));
  });

  it("asks again until it is over", async () => {
    let asked = 0;
    fakeHost({
      ...found(three()),
      "pairs.state": () => {
        asked += 1;
        return asked < 3 ? ready({ phase: "reading", found: null }) : ready();
      },
    });
    renderApp("/duplicates");
    expect(await screen.findByText("Reading the words of all ideas…")).toBeInTheDocument();
    expect(await list()).toBeInTheDocument();
  });

  it("says when it could not be done, and tries again", async () => {
    const failure = { code: "STORE_IO", facts: { path: "/x" } };
    const host = fakeHost({ ...found([]), "pairs.state": () => ready({ phase: "failed", failure }) });
    renderApp("/duplicates");
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk did not let the Hub read");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(sent(host, "pairs.start")).toEqual([{ again: true }]);
  });

  it("says what the place is for when nothing is alike", async () => {
    const host = fakeHost(found([]));
    const { container } = renderApp("/duplicates");
    expect(await screen.findByText("No two ideas look alike")).toBeInTheDocument();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: "Show those that are perhaps the same" }));
    await waitFor(() => expect(sent(host, "pairs.list")).toContainEqual({ least: "perhaps", limit: 500 }));
  });
});

describe("small parts", () => {
  it.each([
    [{ least: "perhaps" }, { least: "perhaps" }],
    [{ least: "very_likely", other: 1 }, { least: "very_likely" }],
    [{ least: "probably" }, {}],
    [{ least: 7 }, {}],
  ])("the address %j is read as %j", (search, expected) =>
    expect(readDuplicatesSearch(search)).toEqual(expected),
  );

  it.each([
    ["abc", [], ["abc"]],
    ["abc", [{ start: 1, end: 2 }], ["a", "*b", "c"]],
    [
      "abc",
      [
        { start: 2, end: 9 },
        { start: 0, end: 1 },
      ],
      ["*a", "b", "*c"],
    ],
    [
      "abc",
      [
        { start: 0, end: 2 },
        { start: 1, end: 3 },
      ],
      ["*ab", "*c"],
    ],
    ["", [{ start: 0, end: 2 }], []],
  ])("%j with marks %j", (text, marks, expected) => {
    const found = pieces(text, marks).map(({ text: piece, isMarked }) => (isMarked ? `*${piece}` : piece));
    expect(found).toEqual(expected);
  });
});
