import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Failure, type MergePreview } from "@/api";
import { type Answers, type FakeHost, fakeHost } from "@/test/fake-host";
import { appState, ideaRow } from "@/test/made";
import { expectAccessible, render } from "@/test/render";
import { saidNow } from "../undo/said";
import { MergeDialog } from ".";

const figures = { people: 1, hours_today: 495, hours_saved: { low: 297, likely: 396, high: 446 }, score: 60 };
const preview = (part: Partial<MergePreview> = {}): MergePreview => ({
  target: { id: "id-1", shown_id: "OH-1", title: "Idea 1" },
  before: figures,
  after: { people: 3, hours_today: 990, hours_saved: { low: 594, likely: 792, high: 892 }, score: 72 },
  sources_with_estimate: 1,
  refused: [],
  ...part,
});
const done = { total: 1, changed: 1, unchanged: 0, refused: 0, reasons: [], examples: [] };
const answers = (part: Answers = {}): Answers => ({
  "app.state": () => appState(3),
  "merge.preview": () => preview(),
  "ideas.bulk": () => done,
  "pairs.answer": () => ({}),
  ...part,
});
const sent = (host: FakeHost, command: string) =>
  host.calls.filter((call) => call.command === command).map((call) => call.params);
const open = (count: number, onDone = vi.fn(), onClose = vi.fn()) => {
  const ideas = Array.from({ length: count }, (_, place) => ideaRow(place + 1));
  render(<MergeDialog ideas={ideas} onDone={onDone} onClose={onClose} />);
  return { onDone, onClose };
};
const button = (name: string) => screen.findByRole("button", { name });

describe("merging", () => {
  it("says what it comes to, and is accessible", async () => {
    fakeHost(answers());
    open(2);
    const table = await screen.findByRole("table", { name: "What it comes to" });
    const rows = within(table)
      .getAllByRole("row")
      .map((row) => row.textContent);
    expect(rows).toEqual([
      "OH-1NowMerged",
      "People13",
      "Hours a year today495990",
      "Hours a year saved297–446594–892",
      "Score6072",
    ]);
    await expectAccessible(screen.getByRole("dialog"));
  });

  it("merges once into the one that goes on, and says so with the way back", async () => {
    const host = fakeHost(answers());
    const { onDone, onClose } = open(2);
    await userEvent.dblClick(await button("Merge 2 ideas"));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const asked = sent(host, "ideas.bulk") as { group_id: string }[];
    expect(asked).toHaveLength(1);
    const { group_id: groupId } = asked[0] ?? { group_id: "" };
    expect(asked[0]).toMatchObject({
      ideas: { ids: ["id-2"] },
      act: { act: "merge", target: "id-1", adds_volume: true },
    });
    expect(onDone).toHaveBeenCalledWith({ groupId, target: "id-1", sources: ["id-2"] });
    expect(sent(host, "pairs.answer")).toEqual([{ act: groupId, a: "id-1", b: "id-2", answer: "same" }]);
    expect(saidNow()).toEqual({ what: "words", text: "1 idea merged into OH-1", act: groupId });
  });

  it("swaps with S, and asks anew when the volume does not come on top", async () => {
    const host = fakeHost(answers());
    open(2);
    await screen.findByRole("table");
    await userEvent.keyboard("s");
    expect(screen.getByRole("radio", { name: /Idea 2/u })).toBeChecked();
    await userEvent.click(screen.getByRole("checkbox", { name: "Its volume comes on top" }));
    await waitFor(() =>
      expect(sent(host, "merge.preview")).toEqual([
        { target: "id-1", sources: ["id-2"], adds_volume: true },
        { target: "id-2", sources: ["id-1"], adds_volume: true },
        { target: "id-2", sources: ["id-1"], adds_volume: false },
      ]),
    );
  });

  it("leaves out of several what should stay", async () => {
    const host = fakeHost(answers());
    open(3);
    await userEvent.click(await screen.findByRole("checkbox", { name: "Merge OH-2 too" }));
    await userEvent.click(await button("Merge 2 ideas"));
    await waitFor(() => expect(sent(host, "ideas.bulk")).toHaveLength(1));
    expect(sent(host, "ideas.bulk")[0]).toMatchObject({ ideas: { ids: ["id-3"] } });
    expect(screen.queryByRole("checkbox", { name: "Merge OH-1 too" })).toBeNull();
  });

  it.each([
    ["SELF_MERGE", "An idea cannot be merged into itself."],
    ["SOURCE_MERGED", /This idea (is merged already|was merged into another one already)\./u],
    ["TARGET_MERGED", "The other idea was merged itself."],
    ["SOURCE_HAS_MERGED", "Other ideas were merged into this one."],
    ["SOURCE_STAGE", "What is being built cannot be merged away."],
    ["TARGET_STAGE", "The other idea was withdrawn."],
  ])("words the refusal %s, and does not merge what is refused", async (code, words) => {
    const refused = [
      { idea: { id: "id-2", shown_id: "OH-2", title: "Idea 2" }, failure: { code, facts: {} } },
    ];
    fakeHost(answers({ "merge.preview": () => preview({ refused }) }));
    open(2);
    const list = await screen.findByRole("region", { name: "What cannot be merged" });
    expect(list).toHaveTextContent("OH-2");
    expect(list).toHaveTextContent(words);
    expect(await button("Merge 1 idea")).toBeDisabled();
  });

  it("says that an idea without an estimate of its own shows none", async () => {
    const none = { people: 1, hours_today: null, hours_saved: null, score: null };
    fakeHost(answers({ "merge.preview": () => preview({ before: none, after: { ...none, people: 2 } }) }));
    open(2);
    expect(await screen.findByText(/OH-1 has no estimate of its own/u)).toHaveTextContent(
      "although 1 of those merged into it has one.",
    );
  });

  it("stays open with words when it fails", async () => {
    fakeHost(
      answers({
        "ideas.bulk": () => {
          throw new Failure("STORE_DISK_FULL");
        },
      }),
    );
    const { onClose } = open(2);
    await userEvent.click(await button("Merge 2 ideas"));
    expect(await screen.findByText(/There is no room left on the disk/u)).toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
  });

  it("says what was refused after all", async () => {
    const idea = { id: "id-2", shown_id: "OH-2", title: "Idea 2" };
    const examples = [{ idea, failure: { code: "SOURCE_MERGED", facts: {} } }];
    fakeHost(answers({ "ideas.bulk": () => ({ ...done, changed: 0, refused: 1, examples }) }));
    const { onClose } = open(2);
    await userEvent.click(await button("Merge 2 ideas"));
    await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent(/merged/u));
    expect(onClose).not.toHaveBeenCalled();
  });
});
