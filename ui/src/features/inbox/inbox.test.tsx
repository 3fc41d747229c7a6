import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure, type InboxItem, type InboxView } from "@/api";
import { type Answers, fakeHost } from "@/test/fake-host";
import { expectAccessible, schemes } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { conflict, inbox, locked, lostClaim, said, sharedCore } from "@/test/shared";

const viewOf = (items: InboxItem[]): InboxView => ({
  items,
  unread: items.filter(({ is_read }) => !is_read).length,
  open: items.filter(({ event }) => event === null).length,
});

function open(items: InboxItem[] = inbox.items, address = "/inbox", answers: Answers = {}) {
  let left = items;
  const host = fakeHost({
    ...sharedCore(),
    "inbox.list": () => viewOf(left),
    "operation.send": () => {
      left = left.slice(1);
      return { verdict: "ok", fields: [], idea_id: null, shown_id: null };
    },
    "undo.list": () => [],
    ...answers,
  });
  const view = renderApp(address);
  const sent = (command: string): unknown[] =>
    host.calls.filter((call) => call.command === command).map(({ params }) => params);
  const operations = () =>
    sent("operation.send").map((params) => (params as { operation: unknown }).operation);
  return { ...host, ...view, sent, operations };
}

const entries = () => within(screen.getByRole("list", { name: "Inbox" })).getAllByRole("button");

describe("the inbox", () => {
  it("lists what needs an answer and what others did, each in a line", async () => {
    const { container } = open();
    // Names come with the people of the space, the lines without waiting for them.
    await screen.findByText(/Priya Nair has the claim/u);
    expect(entries().map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("Two values for “Minutes each time”"),
      expect.stringContaining("Priya Nair has the claim"),
      expect.stringContaining("A change was refused"),
      expect.stringContaining("Jonas Weber wrote a comment"),
      expect.stringContaining("Priya Nair changed “People”"),
    ]);
    expect(screen.getByRole("link", { name: /^Inbox/u })).toHaveTextContent("3");
    await expectAccessible(container);
  });

  it.each([
    ["1", true],
    ["2", false],
  ])("takes the value of a conflict with the key %s", async (key, take_lost) => {
    const page = open();
    expect(
      await screen.findByRole("heading", { name: "You and Jonas Weber both changed “Minutes each time”" }),
    ).toBeVisible();
    expect(screen.getByText("14 min")).toBeVisible();
    expect(screen.getByText("11 min")).toBeVisible();
    await userEvent.keyboard(key);
    await waitFor(() =>
      expect(page.operations()).toEqual([{ kind: "conflict.close", conflict: "k-1", take_lost }]),
    );
    // The one that took its place is next.
    expect(await screen.findByRole("heading", { name: "Priya Nair has the claim" })).toBeVisible();
  });

  it("takes the other value with one click, and offers to take that back", async () => {
    const page = open();
    await userEvent.click(await screen.findByRole("button", { name: "Keep mine" }));
    expect(await screen.findByText("Minutes each time: the other value stands now.")).toBeVisible();
    expect(screen.getByRole("button", { name: /^Undo/u })).toBeVisible();
    expect(page.operations()).toHaveLength(1);
  });

  it("offers of a conflict only what this person may do", async () => {
    const only = conflict.conflict && { ...conflict.conflict, may_take: false, may_dismiss: false };
    open([{ ...conflict, conflict: only }]);
    await screen.findByRole("heading", { name: /both changed/u });
    expect(screen.queryByRole("button", { name: /^Keep/u })).toBeNull();
    expect(screen.getByText(/whoever may, sees both/u)).toBeVisible();
  });

  it.each([
    ["Send it as a comment", "attention.as_comment", "It stands as a comment at the idea."],
    ["Try again", "attention.retry", "It is on its way once more."],
  ])("says why a change was refused and offers: %s", async (button, command, says) => {
    const page = open([locked], "/inbox", {
      "attention.as_comment": () => ({}),
      "attention.retry": () => ({}),
    });
    expect(await screen.findByText("This cannot be changed in the idea's present stage.")).toBeVisible();
    expect(screen.getByText("Post bookings between us")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: button }));
    expect(await screen.findByText(says)).toBeVisible();
    expect(page.sent(command)).toEqual([
      command === "attention.as_comment"
        ? { op_id: "op-8", body: "Title: Post bookings between us" }
        : { op_id: "op-8" },
    ]);
  });

  it("discards only when asked twice", async () => {
    const page = open([locked], "/inbox", { "attention.discard": () => ({}) });
    await userEvent.click(await screen.findByRole("button", { name: "Discard…" }));
    expect(page.sent("attention.discard")).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Discard it" }));
    await waitFor(() => expect(page.sent("attention.discard")).toEqual([{ op_id: "op-8" }]));
  });

  it("keeps what could not be done, in words", async () => {
    open([locked], "/inbox", {
      "attention.retry": () => {
        throw new Failure("STORE_DISK_FULL");
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/no room left on the disk/u);
    expect(screen.getByRole("heading", { name: "A change was refused" })).toBeVisible();
  });

  it("tells who has a claim that one asked for; all right is enough", async () => {
    const page = open([lostClaim], "/inbox", { "attention.discard": () => ({}) });
    await userEvent.click(await screen.findByRole("button", { name: "All right" }));
    await waitFor(() => expect(page.sent("attention.discard")).toEqual([{ op_id: "op-7" }]));
  });

  it("reads what is looked at, and unreads it again", async () => {
    const page = open();
    await screen.findByRole("list", { name: "Inbox" });
    await userEvent.keyboard("j");
    await waitFor(() =>
      expect(page.sent("inbox.read")).toEqual([{ ids: ["op-7"], all: false, is_read: true }]),
    );
    await userEvent.keyboard("u");
    await waitFor(() => expect(page.sent("inbox.read")).toHaveLength(2));
    expect(page.sent("inbox.read")[1]).toEqual({ ids: ["op-7"], all: false, is_read: false });
    await userEvent.click(screen.getByRole("button", { name: "Mark all as read" }));
    await waitFor(() => expect(page.sent("inbox.read")).toHaveLength(3));
    expect(screen.getByRole("button", { name: "Mark all as read" })).toBeDisabled();
  });

  it("moves through the list with the arrows, the focus with it", async () => {
    open();
    await screen.findByRole("list", { name: "Inbox" });
    entries()[0]?.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    await waitFor(() => expect(entries()[3]).toHaveFocus());
    expect(screen.getByText("Ana, the new bank file would do.")).toBeVisible();
  });

  it("shows only what needs an answer where that is wished", async () => {
    const page = open();
    await screen.findByRole("list", { name: "Inbox" });
    await userEvent.click(screen.getByRole("radio", { name: "Needs an answer 3" }));
    await waitFor(() => expect(entries()).toHaveLength(3));
    expect(page.router.state.location.search).toEqual({ show: "open" });
  });

  it.each([
    ["/inbox", [], "All caught up"],
    ["/inbox?show=open", [said], "Nothing needs an answer"],
  ])("has a friendly word where there is nothing: %s", async (address, items, says) => {
    const { container } = open(items, address);
    expect(await screen.findByRole("heading", { name: says })).toBeVisible();
    await expectAccessible(container);
  });

  it.each(schemes)("words what keeps it from being read (%s)", async () => {
    open([], "/inbox", {
      "inbox.list": () => {
        throw new Failure("INTERNAL");
      },
    });
    expect(await screen.findByText("Something went wrong inside the Hub.")).toBeVisible();
  });
});
