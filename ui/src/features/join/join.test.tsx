import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure } from "@/api";
import { type Answers, fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { renderLive } from "@/test/render-live";
import { inPrivate, live, look, sharedCore, sharedState, spaces } from "@/test/shared";

const LINK = "ohub://join?server=https%3A%2F%2Fhub.alder.example&invite=ohi_x";
const fresh: Answers = { ...sharedCore(), "app.state": () => appState(0, { space: null }) };

function open(answers: Answers = {}, link = "") {
  const host = fakeHost({ ...fresh, ...answers });
  const view = renderLive(`/join${link === "" ? "" : `?link=${encodeURIComponent(link)}`}`);
  const sent = (command: string): unknown[] =>
    host.calls.filter((call) => call.command === command).map(({ params }) => params);
  return { ...host, ...view, sent };
}

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole("button", { name }));

async function toAccount(answers: Answers = {}) {
  const page = open(answers, LINK);
  await userEvent.click(await screen.findByRole("button", { name: "Look at it" }));
  await screen.findByLabelText("E-mail");
  return page;
}

async function fill(answers: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(answers)) {
    await userEvent.clear(screen.getByLabelText(label));
    await userEvent.type(screen.getByLabelText(label), text);
  }
}

const account = {
  "E-mail": "ana@alder.example",
  Password: "correct horse",
  "Password once more": "correct horse",
};

describe("joining a shared space", () => {
  it("only fills in what a link brings; nothing is asked before the button", async () => {
    const page = open({}, LINK);
    expect(await screen.findByLabelText("Link or address")).toHaveValue(LINK);
    await expectAccessible(page.container);
    expect(page.sent("join.look")).toEqual([]);
    await press("Look at it");
    expect(page.sent("join.look")).toEqual([{ link: LINK }]);
  });

  it("says which space it is, whose invite, and how it is protected, before anything is typed", async () => {
    const page = await toAccount();
    expect(screen.getByRole("heading", { name: "Join “Alder Supply”" })).toBeVisible();
    for (const fact of ["hub.alder.example", "Tomás Lima", "Engineer", /Protected; the server's name/u]) {
      expect(screen.getByText(fact)).toBeVisible();
    }
    expect(screen.getByLabelText("Name of this computer")).toHaveValue("ana-laptop");
    await expectAccessible(page.container);
  });

  it("accepts the invite once, and shows the first copy arriving", async () => {
    const filling = { ...live, phase: "first_sync" as const, taken: 12, of: 40 };
    const state = sharedState(0);
    const joined = { ...state, space: state.space && { ...state.space, is_filling: true } };
    const page = await toAccount({
      "join.accept": () => ({ state: joined, tokens: "session" }),
      "sync.state": () => filling,
    });
    await fill({ "Your name": "Ana", ...account });
    await userEvent.dblClick(screen.getByRole("button", { name: "Join “Alder Supply”" }));
    expect(await screen.findByRole("progressbar")).toHaveValue(12);
    expect(screen.getByText(/no place for secrets/u)).toBeVisible();
    expect(page.sent("join.accept")).toEqual([
      {
        link: LINK,
        display_name: "Ana",
        email: "ana@alder.example",
        password: "correct horse",
        device_name: "ana-laptop",
      },
    ]);
    expect(await screen.findByRole("link", { name: "Bring my ideas from “My ideas”" })).toBeVisible();
    await expectAccessible(page.container);
  });

  it("says when everything is here, and goes to the ideas", async () => {
    const page = await toAccount();
    await fill({ "Your name": "Ana", ...account });
    await press("Join “Alder Supply”");
    expect(await screen.findByText("Everything is here.")).toBeVisible();
    page.change({ kinds: ["idea"], ids: [], all: true });
    await userEvent.click(screen.getByRole("link", { name: "Go to the ideas" }));
    await waitFor(() => expect(page.router.state.location.pathname).not.toBe("/join"));
  });

  it("stays where it is when the core cannot say for a moment where one is", async () => {
    let isBusy = false;
    const page = await toAccount({
      "app.state": () => {
        if (isBusy) throw new Failure("INTERNAL");
        return appState(0, { space: null });
      },
    });
    await fill({ "Your name": "Ana", ...account });
    isBusy = true;
    page.change({ kinds: ["space"], ids: [] });
    await waitFor(() => expect(page.sent("app.state").length).toBeGreaterThan(1));
    expect(screen.getByLabelText("Your name")).toHaveValue("Ana");
  });

  it.each([
    ["Password", "short", "At least 10 characters."],
    ["Password once more", "another one here", "The two passwords are not the same."],
    ["E-mail", "nobody", "This is no e-mail address."],
    ["Your name", " ", "A name is needed."],
  ])("says at the field what is wrong with %s, and asks nobody", async (label, text, says) => {
    const page = await toAccount();
    await fill({ ...account, "Your name": "Ana", [label]: text });
    await press("Join “Alder Supply”");
    expect(await screen.findByText(says)).toBeVisible();
    expect(page.sent("join.accept")).toEqual([]);
  });

  it("judges a password by its length only", async () => {
    await toAccount();
    const field = screen.getByLabelText("Password");
    expect(screen.getByText(/A few words are long/u)).toBeVisible();
    await userEvent.type(field, "aaaaaaaa");
    expect(screen.getByText("2 characters more")).toBeVisible();
    await userEvent.type(field, "aa");
    expect(screen.getByText("Long enough")).toBeVisible();
    await userEvent.type(field, "a".repeat(14));
    expect(screen.getByText("Very strong")).toBeVisible();
  });

  it("shows what the server refuses at its field", async () => {
    await toAccount({
      "join.accept": () => {
        throw new Failure("INVALID", { field: "email", problem: "empty" });
      },
    });
    await fill({ ...account, "Your name": "Ana" });
    await press("Join “Alder Supply”");
    expect(await screen.findByText("This is no e-mail address.")).toBeVisible();
    expect(screen.getByLabelText("E-mail")).toHaveFocus();
  });

  it.each([
    [
      "SERVER_UNREACHABLE",
      /hub.alder.example does not answer.*All your work is on this computer.*try again/u,
    ],
    ["PIN_MISMATCH", /not the one that the link names.*Nothing was sent.*Do not go on/u],
    ["PLAIN_HTTP", /would not be protected/u],
    ["INVITE_EXPIRED", /This invite has ended.*ask.* for a new link/iu],
    ["SERVER_TOO_NEW", /newer version.*Update the Hub/u],
    ["LINK_UNREADABLE", /neither a link of the Hub nor an address/u],
  ])("words %s: what happened, what is safe, what to do", async (code, says) => {
    open(
      {
        "join.look": () => {
          throw new Failure(code, { host: "hub.alder.example" });
        },
      },
      LINK,
    );
    await userEvent.click(await screen.findByRole("button", { name: "Look at it" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(says);
    expect(screen.getByLabelText("Link or address")).toHaveValue(LINK);
  });

  it("signs in where there is an account, by an address alone", async () => {
    const page = open({ "join.look": () => ({ ...look, invite: null }) }, "hub.alder.example");
    await userEvent.click(await screen.findByRole("button", { name: "Look at it" }));
    await fill({ "E-mail": "ana@alder.example", Password: "any" });
    await press("Sign in");
    await waitFor(() => expect(page.sent("join.sign_in")).toHaveLength(1));
    expect(page.sent("join.accept")).toEqual([]);
  });

  it("opens what is on this computer already", async () => {
    const page = open({ "join.look": () => ({ ...look, known: "space" }) }, LINK);
    await userEvent.click(await screen.findByRole("button", { name: "Look at it" }));
    await userEvent.click(await screen.findByRole("button", { name: "Open it" }));
    await waitFor(() => expect(page.sent("space.open")).toEqual([{ id: "space" }]));
  });
});

describe("the spaces of this computer", () => {
  const inOwn: Answers = { ...sharedCore(), "app.state": () => appState(2), "sync.state": () => inPrivate };

  it("are a menu at the head of the sidebar, for the keyboard too", async () => {
    const host = fakeHost(sharedCore());
    const { container, router } = renderApp("/settings");
    await screen.findByRole("heading", { name: "Settings" });
    await userEvent.keyboard("gs");
    const open = await screen.findByRole("menuitemradio", { name: /Alder Supply/u });
    expect(open).toBeChecked();
    expect(screen.getByText("Shared at hub.alder.example, 2 waiting")).toBeInTheDocument();
    expect(screen.getByText("Private, on this computer")).toBeInTheDocument();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("menuitemradio", { name: /My ideas/u }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/ideas"));
    expect(host.calls.find(({ command }) => command === "space.open")?.params).toEqual({ id: "own" });
  });

  it("offer to bring ideas only into a shared one", async () => {
    fakeHost({
      ...inOwn,
      "space.list": () => spaces.map((space) => ({ ...space, is_open: space.kind === "private" })),
    });
    renderApp("/settings");
    await screen.findByRole("heading", { name: "Settings" });
    await userEvent.click(screen.getByRole("button", { name: /^Space:/u }));
    expect(await screen.findByRole("menuitem", { name: /Join a shared space/u })).toBeInTheDocument();
    expect(screen.queryByRole("menuitem", { name: /Bring my ideas/u })).toBeNull();
  });
});
