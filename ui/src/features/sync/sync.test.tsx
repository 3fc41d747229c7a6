import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure, type SyncState } from "@/api";
import { type Answers, fakeHost } from "@/test/fake-host";
import { appState, catalogue } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { renderLive } from "@/test/render-live";
import { devices, live, sharedCore, sharedState } from "@/test/shared";

const offline: SyncState = {
  ...live,
  phase: "offline",
  queue: 2,
  last_error: { code: "SERVER_UNREACHABLE", facts: { host: "hub.alder.example" } },
  retry_at_ms: Date.now() + 60_000,
};

function open(state: SyncState = live, answers: Answers = {}) {
  const host = fakeHost({ ...sharedCore(), "sync.state": () => state, ...answers });
  const view = renderLive("/sync");
  const sent = (command: string): unknown[] =>
    host.calls.filter((call) => call.command === command).map(({ params }) => params);
  return { ...host, ...view, sent };
}

const badge = (): Promise<HTMLElement> =>
  screen.findByRole("navigation", { name: "Places" }).then((side) => {
    const link = side.querySelector<HTMLElement>('a[href="/sync"]');
    if (!link) throw new Error("no badge yet");
    return link;
  });

describe("the badge", () => {
  it.each<[Partial<SyncState>, string | RegExp]>([
    [{}, "Synced 2 min ago"],
    [{ queue: 3 }, "3 waiting"],
    [{ phase: "offline" }, "Offline – everything works"],
    [{ phase: "offline", queue: 2 }, "Offline, 2 waiting"],
    [{ phase: "needs_sign_in" }, "Sign in again"],
    [{ phase: "update_needed" }, "Update needed"],
    [{ phase: "first_sync", taken: 12, of: 40 }, /Getting the space, 30.%/u],
    [{ phase: "removed" }, "No longer a member"],
  ])("says in a few words how it stands: %o", async (part, says) => {
    open({ ...live, ...part });
    await waitFor(async () => expect(await badge()).toHaveTextContent(says));
  });

  it("is read out when the state changes, not when a count does", async () => {
    let state: SyncState = live;
    const { change } = open(live, { "sync.state": () => state });
    const side = await screen.findByRole("navigation", { name: "Places" });
    await badge();
    const status = within(side).getByRole("status");
    state = { ...live, queue: 1 };
    change({ kinds: ["sync"], ids: [] });
    await waitFor(async () => expect(await badge()).toHaveTextContent("1 waiting"));
    expect(status).toBeEmptyDOMElement();
    state = offline;
    change({ kinds: ["sync"], ids: [] });
    await waitFor(() => expect(status).toHaveTextContent("Offline – everything works"));
  });

  it("asks nothing but its own kinds of answers anew", async () => {
    const { change, sent } = open();
    await badge();
    await screen.findByText("ana-laptop", { selector: "dd" });
    const before = sent("app.state").length;
    const asked = sent("sync.state").length;
    change({ kinds: ["sync"], ids: [] });
    await waitFor(() => expect(sent("sync.state").length).toBeGreaterThan(asked));
    expect(sent("app.state")).toHaveLength(before);
  });

  it("has no place in a space of one's own", async () => {
    fakeHost(catalogue([]));
    renderApp("/settings");
    await screen.findByRole("heading", { name: "Settings" });
    expect(screen.getByText("On this computer")).toBeVisible();
    expect(screen.queryByRole("link", { name: "Inbox" })).toBeNull();
  });
});

describe("the page", () => {
  it("names each change that waits, the last error, and tries again at once", async () => {
    const page = open(offline);
    const list = await screen.findByRole("region", { name: "Waiting to be sent" });
    expect(await within(list).findByText("Minutes each time")).toBeVisible();
    expect(within(list).getByText("14 min")).toBeVisible();
    expect(within(list).getByText(/You wrote a comment/u)).toBeVisible();
    expect(screen.getByText("The server hub.alder.example does not answer.")).toBeVisible();
    await expectAccessible(page.container);
    await userEvent.click(screen.getByRole("button", { name: "Try again now" }));
    await waitFor(() => expect(page.sent("sync.now")).toHaveLength(1));
    expect(
      await screen.findByText("The server has everything you did, and you see what the others did."),
    ).toBeVisible();
  });

  it("lets one sign in again, and says that nothing is lost meanwhile", async () => {
    const page = open({ ...live, phase: "needs_sign_in", queue: 2 });
    expect(await screen.findByText(/kept on this computer and sent after you sign in/u)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Sign in again" }));
    const dialog = await screen.findByRole("dialog", { name: "Sign in at hub.alder.example" });
    await expectAccessible(dialog);
    await userEvent.type(within(dialog).getByLabelText("E-mail"), "ana@alder.example");
    await userEvent.type(within(dialog).getByLabelText("Password"), "correct horse");
    await userEvent.click(within(dialog).getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(page.sent("join.sign_in")).toEqual([
      {
        link: "https://hub.alder.example",
        email: "ana@alder.example",
        password: "correct horse",
        device_name: "ana-laptop",
      },
    ]);
  });

  it("signs another device out, after saying what that means", async () => {
    const page = open();
    await userEvent.click(await screen.findByRole("button", { name: "Sign out old desktop" }));
    const dialog = await screen.findByRole("dialog", { name: "Sign out old desktop?" });
    expect(dialog).toHaveTextContent(/What is on it stays on it/u);
    await userEvent.click(within(dialog).getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(screen.queryByRole("row", { name: /old desktop/u })).toBeNull());
    expect(page.sent("devices.revoke")).toEqual([{ session: devices[1]?.session }]);
  });

  it("makes an invite that is shown once", async () => {
    const link = "ohub://join?server=x&invite=y";
    const page = open(live, { "invites.create": () => ({ link, expires_at_ms: Date.now() + 6e8 }) });
    await userEvent.click(await screen.findByRole("button", { name: "Make a link" }));
    expect(await screen.findByText(link)).toBeVisible();
    expect(page.sent("invites.create")).toEqual([{ role: "contributor", days: 7 }]);
  });

  it("names what was never sent before one leaves", async () => {
    const page = open(
      { ...live, queue: 2 },
      {
        "outbox.export": () => ({ path: "/home/ana/unsent.json", text: "" }),
        "space.leave": () => appState(0, { space: null }),
      },
    );
    await userEvent.click(await screen.findByRole("button", { name: "Leave “Alder Supply”…" }));
    const dialog = await screen.findByRole("dialog", { name: "Leave “Alder Supply”?" });
    expect(dialog).toHaveTextContent(/2 changes of yours were never sent/u);
    await expectAccessible(dialog);
    await userEvent.click(within(dialog).getByRole("button", { name: "Keep them as a file" }));
    expect(await within(dialog).findByText("Saved: /home/ana/unsent.json")).toBeVisible();
    await userEvent.click(within(dialog).getByRole("radio", { name: /Delete it from this computer/u }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Leave and delete" }));
    await waitFor(() =>
      expect(page.sent("space.leave")).toEqual([{ id: "space", keep: "delete", discard_unsent: true }]),
    );
    await waitFor(() => expect(page.router.state.location.pathname).toBe("/welcome"));
  });

  it("copies details that the core wrote, and words what keeps it from answering", async () => {
    open(live);
    await userEvent.click(await screen.findByRole("button", { name: "Details" }));
    expect(await screen.findByRole("button", { name: "Copy details" })).toBeVisible();
  });

  it("says what is wrong when the state cannot be read", async () => {
    open(live, {
      "sync.state": () => {
        throw new Failure("INTERNAL");
      },
    });
    expect(await screen.findByText("Something went wrong inside the Hub.")).toBeVisible();
  });

  it("stands in the place of all others while the space is on its way", async () => {
    const state = sharedState(0);
    fakeHost({
      ...sharedCore(),
      "app.state": () => ({ ...state, space: state.space && { ...state.space, is_filling: true } }),
      "sync.state": () => ({ ...live, phase: "first_sync", taken: 1, of: 4, last_synced_at_ms: null }),
    });
    const { container } = renderApp("/ideas");
    expect(await screen.findByRole("progressbar", { name: "How far it is" })).toHaveValue(1);
    expect(screen.queryByRole("grid")).toBeNull();
    await expectAccessible(container);
  });

  it("marks in the list what waits, in a word", async () => {
    fakeHost({ ...sharedCore(), "sync.state": () => ({ ...live, queue: 2 }) });
    renderApp("/ideas");
    expect(await screen.findByText("waiting")).toBeVisible();
    expect(
      screen.getByTitle("1 change of yours waits for the server. Nothing has to be done."),
    ).toBeVisible();
  });
});
