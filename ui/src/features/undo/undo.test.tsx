import { useQueryClient } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import {
  type Changed,
  Failure,
  followChanges,
  type LeftView,
  type Turned,
  type UndoEntry,
  useRead,
} from "@/api";
import { announce, say, useCommandKeys } from "@/shared";
import { type Answers, fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { expectAccessible, render } from "@/test/render";
import { UndoMessage } from ".";

const entry = (part: Partial<UndoEntry> = {}): UndoEntry => ({
  act: "act-1",
  kind: "idea.edit",
  count: 1,
  operations: 1,
  at_ms: 0,
  idea_id: "idea-12",
  shown_id: "OH-12",
  title: "Match the invoices",
  fields: ["title"],
  stage: null,
  state: "done",
  ...part,
});

const left = (part: Partial<LeftView> = {}): LeftView => ({
  idea: { id: "idea-12", shown_id: "OH-12", title: "Match the invoices" },
  field: null,
  code: "CHANGED_SINCE",
  facts: {},
  by: null,
  ...part,
});

const turned = (part: Partial<Turned> = {}): Turned => ({
  entry: entry({ state: "undone" }),
  done: 1,
  left_count: part.left?.length ?? 0,
  left: [],
  ...part,
});

/** What the host answered has reached the screen. */
const answered = () => act(async () => undefined);

const ALL: Changed = { kinds: ["idea"], ids: [], all: true };

function Frame() {
  useCommandKeys();
  const client = useQueryClient();
  useEffect(() => followChanges(client), [client]);
  return (
    <>
      {useRead("undo.list", { limit: 1 }).data && <p>The acts are known</p>}
      <input aria-label="Title" />
      <UndoMessage />
    </>
  );
}

const open = (answers: Answers = {}) => {
  const acts: UndoEntry[] = [];
  const host = fakeHost({
    "app.state": () => appState(1),
    "undo.list": () => [...acts],
    "undo.do": () => turned(),
    redo: () => turned({ entry: entry() }),
    ...answers,
  });
  const view = render(<Frame />);
  const doAct = async (done: UndoEntry): Promise<void> => {
    await screen.findByText("The acts are known");
    acts[0] = done;
    host.change(ALL);
  };
  return { ...view, host, act: doAct };
};

const sent = (host: { calls: { command: string; params: unknown }[] }, command: string) =>
  host.calls.filter((call) => call.command === command).map(({ params }) => params as { act?: string });

beforeEach(() => say(null));

describe("the message after an act", () => {
  it.each([
    { made: entry(), says: "OH-12: Title changed" },
    { made: entry({ fields: ["fit", "risk"] }), says: "OH-12 changed" },
    { made: entry({ count: 8214, fields: ["area_id"] }), says: "8,214 ideas: Area changed" },
    { made: entry({ kind: "stage.move", stage: "parked", count: 3 }), says: "3 ideas moved to Parked" },
    { made: entry({ kind: "merge", count: 3 }), says: "3 ideas merged" },
    { made: entry({ kind: "idea.import", count: 100 }), says: "100 ideas imported" },
    { made: entry({ kind: "system.add", title: "SAP", shown_id: null }), says: "System “SAP” added" },
    { made: entry({ kind: "of.tomorrow" }), says: "OH-12 changed" },
  ])("says “$says” and takes back this very act", async ({ made, says }) => {
    const { host, act, container } = open();
    await act(made);
    expect(await screen.findByText(says)).toBeVisible();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(sent(host, "undo.do")).toEqual([expect.objectContaining({ act: "act-1" })]);
  });

  it("says nothing of what was done before the window opened", async () => {
    const { host } = open({ "undo.list": () => [entry()] });
    await screen.findByText("The acts are known");
    host.change(ALL);
    await waitFor(() => expect(sent(host, "undo.list")).toHaveLength(2));
    await answered();
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });

  it.each(["comment.remove", "idea.remove"])("offers no way back from %s, which has none", async (kind) => {
    const { host, act } = open();
    await act(entry({ kind }));
    await waitFor(() => expect(sent(host, "undo.list")).toHaveLength(2));
    await answered();
    expect(screen.queryByRole("button", { name: /Undo/ })).toBeNull();
  });

  it("leaves an act alone that was announced in words of its own", async () => {
    const { host, act } = open();
    announce("Three became one.", "act-1");
    await act(entry({ kind: "merge", count: 3 }));
    await waitFor(() => expect(sent(host, "undo.list").length).toBeGreaterThan(1));
    expect(await screen.findByText("Three became one.")).toBeVisible();
    expect(screen.queryByText("3 ideas merged")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(sent(host, "undo.do")[0]?.act).toBe("act-1");
  });
});

describe("the keys", () => {
  it("take back the last act and do it again", async () => {
    const { host } = open();
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("Taken back: OH-12: Title changed")).toBeVisible();
    expect(sent(host, "undo.do")[0]).not.toHaveProperty("act");
    await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    expect(await screen.findByText("Done again: OH-12: Title changed")).toBeVisible();
    expect(screen.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-keyshortcuts", "Control+Z");
  });

  it("stay with a field that has the focus", async () => {
    const { host } = open();
    await userEvent.type(screen.getByRole("textbox", { name: "Title" }), "x{Control>}z{/Control}");
    expect(sent(host, "undo.do")).toEqual([]);
  });

  it("act once, however often they are pressed meanwhile", async () => {
    let answer = (_: Turned): void => {};
    const { host } = open({ "undo.do": () => new Promise<Turned>((resolve) => (answer = resolve)) });
    await userEvent.keyboard("{Control>}zzz{/Control}");
    answer(turned());
    expect(await screen.findByText(/^Taken back/)).toBeVisible();
    expect(sent(host, "undo.do")).toHaveLength(1);
  });
});

describe("what stays", () => {
  const bo = { id: "bo", name: "Bo" };
  const ana = { id: "ana", name: "Ana Ribeiro" };
  it.each([
    { of: left({ field: "title", by: bo }), says: "OH-12, Title: Bo changed it since." },
    { of: left({ field: "stage", by: ana }), says: "OH-12, Stage: You changed it since." },
    { of: left({ idea: null, field: "name" }), says: "Name: It was changed since." },
    { of: left({ code: "TOUCHED" }), says: "OH-12: Something was done there since." },
    { of: left({ code: "NO_WAY_BACK" }), says: "OH-12: There is no way back from this." },
    { of: left({ code: "NOT_UNDOABLE" }), says: "OH-12: This cannot be taken back." },
    { of: left({ code: "SUPPORTED" }), says: "OH-12: Others have this too, so it cannot be taken back." },
  ])("is named: $says", async ({ of, says }) => {
    open({ "undo.do": () => turned({ done: 0, left: [of], left_count: 1 }) });
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText(says)).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent("Not taken back: OH-12: Title changed");
  });

  it("is counted when it is more", async () => {
    open({ "undo.do": () => turned({ left: [left({ field: "fit", by: bo })], left_count: 3 }) });
    await userEvent.keyboard("{Control>}z{/Control}");
    const says = "OH-12, Strategic fit: Bo changed it since. 2 others stay too.";
    expect(await screen.findByText(says)).toBeVisible();
    expect(screen.getByRole("button", { name: "Redo" })).toBeVisible();
  });

  it("is all of it where there is nothing to take back, and after a failure", async () => {
    const { unmount } = open({ "undo.do": () => turned({ entry: null, done: 0 }) });
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("There is nothing to take back.")).toBeVisible();
    unmount();
    open({
      "undo.do": () => {
        throw new Failure("STORE_DISK_FULL");
      },
    });
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("There is no room left on the disk.")).toBeVisible();
  });
});

it("says how far long work is, and stops it", async () => {
  let fail = (_: Failure): void => {};
  const { host } = open({
    "undo.do": () => new Promise<Turned>((_, reject) => (fail = reject)),
    "bulk.progress": () => ({ done: 3300, total: 8000 }),
    "bulk.cancel": () => ({ is_stopping: true }),
  });
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(await screen.findByText("40 %")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  const [undone] = sent(host, "undo.do");
  expect(sent(host, "bulk.cancel")).toEqual([{ id: (undone as { id?: string }).id }]);
  fail(new Failure("STORE_CANCELLED"));
  expect(await screen.findByText("This was cancelled.")).toBeVisible();
});
