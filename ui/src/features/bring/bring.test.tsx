import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { type BringChoice, Failure } from "@/api";
import { type Answers, fakeHost } from "@/test/fake-host";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { idea, preview, sharedCore, spaces } from "@/test/shared";

function open(answers: Answers = {}) {
  const host = fakeHost({ ...sharedCore(), ...answers });
  const view = renderApp("/bring?from=own");
  const choices = (): BringChoice[] =>
    host.calls
      .filter(({ command }) => command === "join.bring")
      .flatMap(({ params }) => (params as { choices: BringChoice[] }).choices);
  return { ...host, ...view, choices };
}

const look = () => within(screen.getByRole("region", { name: "Side by side" }));
const choose = (name: RegExp): Promise<void> => userEvent.click(look().getByRole("radio", { name }));
const bring = (count: string): HTMLElement => screen.getByRole("button", { name: `Bring ${count}` });

const outcome = (number: number, part: object) => ({
  idea: preview.ideas[number]?.idea ?? idea(0, ""),
  outcome: "sent" as const,
  to: null,
  refusal: null,
  ...part,
});

describe("bringing one's own ideas", () => {
  it("chooses nothing by itself", async () => {
    const { container } = open();
    expect(await screen.findByText(/1 new, 1 possibly there already, 1 sent before/u)).toBeVisible();
    expect(screen.getByRole("button", { name: "Bring ideas" })).toBeDisabled();
    expect(look().queryByRole("radio", { checked: true })).toBeNull();
    await expectAccessible(container);
  });

  it("shows both side by side, and asks whether one's runs come on top", async () => {
    const page = open({ "join.bring": () => ({ outcomes: [], is_cancelled: false }) });
    expect(await screen.findByText("Very likely the same")).toBeVisible();
    await choose(/^Same/u);
    // An answer is missing, so it is not counted yet.
    expect(screen.getByRole("button", { name: "Bring ideas" })).toBeDisabled();
    await choose(/comes on top/u);
    await userEvent.click(bring("1 idea"));
    await waitFor(() =>
      expect(page.choices()).toEqual([{ idea: "p-1", act: "same", like: "id-45", in_addition: true }]),
    );
  });

  it("holds an answer against the idea it was given for", async () => {
    open();
    await screen.findByText("Very likely the same");
    await choose(/link the two/u);
    expect(bring("1 idea")).toBeEnabled();
    await userEvent.click(look().getByRole("button", { name: "OH-46" }));
    expect(screen.getByRole("button", { name: "Bring ideas" })).toBeDisabled();
  });

  it("sends all new ones with one click more, and leaves what was sent before", async () => {
    const page = open({ "join.bring": () => ({ outcomes: [], is_cancelled: false }) });
    await userEvent.click(await screen.findByRole("button", { name: "Send all new ones" }));
    expect(screen.getByText(/1 that may be there already stays here/u)).toBeVisible();
    await userEvent.dblClick(bring("1 idea"));
    await waitFor(() => expect(page.choices()).toEqual([{ idea: "p-2", act: "send" }]));
  });

  it("goes through the list by key, and shows the copy of what was sent before", async () => {
    open();
    await screen.findByText("Very likely the same");
    await userEvent.keyboard("jj");
    expect(await look().findByText(/a second time changes nothing/u)).toBeVisible();
    expect(look().getByRole("link", { name: /OH-150/u })).toBeVisible();
    expect(look().queryByRole("radio")).toBeNull();
  });

  it("says what came of each, the refused ones first with their reason", async () => {
    const { container } = open({
      "join.bring": () => ({
        is_cancelled: false,
        outcomes: [
          outcome(1, { to: idea(151, "Rename scanned contracts") }),
          outcome(0, { outcome: "refused", refusal: { code: "FORBIDDEN", facts: {} } }),
        ],
      }),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Send all new ones" }));
    await userEvent.click(bring("1 idea"));
    expect(await screen.findByRole("heading", { name: "1 idea is there now" })).toBeVisible();
    const rows = screen.getAllByRole("row").slice(1);
    expect(rows[0]).toHaveTextContent(/Enter supplier invoices.*refused.*Your role does not allow this/u);
    expect(screen.getByRole("link", { name: "OH-151" })).toBeVisible();
    await expectAccessible(container);
  });

  it("tells how far it is and can be stopped", async () => {
    let end: (() => void) | undefined;
    const page = open({
      "bulk.progress": () => ({ done: 3, total: 12 }),
      "join.bring": () =>
        new Promise((resolve) => {
          end = () => resolve({ outcomes: [outcome(1, {})], is_cancelled: true });
        }),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Send all new ones" }));
    await userEvent.click(bring("1 idea"));
    expect(await screen.findByText("3 of 12")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(page.calls.some(({ command }) => command === "bulk.cancel")).toBe(true);
    end?.();
    expect(await screen.findByRole("heading", { name: "Stopped after 1 idea" })).toBeVisible();
  });

  it("keeps the choices when it fails", async () => {
    open({
      "join.bring": () => {
        throw new Failure("STORE_DISK_FULL");
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Send all new ones" }));
    await userEvent.click(bring("1 idea"));
    expect(await screen.findByRole("alert")).toHaveTextContent(/no room left/u);
    expect(bring("1 idea")).toBeEnabled();
  });

  it.each([
    [
      "no private space",
      spaces.filter(({ kind }) => kind === "joined"),
      "There is no private space on this computer",
    ],
    [
      "the private one open",
      spaces.map((space) => ({ ...space, is_open: space.kind === "private" })),
      "Open the shared space first",
    ],
  ])("says what is missing with %s", async (_, list, says) => {
    open({ "space.list": () => list });
    expect(await screen.findByRole("heading", { name: says })).toBeVisible();
  });
});
