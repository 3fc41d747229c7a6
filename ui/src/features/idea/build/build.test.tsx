import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { IdeaPage, MembersView, Stage } from "@/api";
import { expectAccessible, schemes } from "@/test/render";
import { forgetKept } from "../kept";
import { held, holding, nobody } from "../testing/build";
import { openIdea, press, refuse, title } from "../testing/open";
import { ID, noActions, page } from "../testing/page";
import { ana, eva, otto } from "../testing/people";

beforeEach(forgetKept);

const at = (now: Stage, part: Partial<IdeaPage>): Partial<IdeaPage> => ({
  stage: { ...page.stage, now },
  ...part,
});

const built = (now: Stage = "building", more: Partial<IdeaPage["actions"]> = {}) =>
  at(now, { build: held, actions: { ...noActions, ...holding, moves: [...holding.moves], ...more } });

const openBuild = async (...open: Parameters<typeof openIdea>) => {
  const opened = openIdea(...open);
  await title();
  await userEvent.click(screen.getByRole("tab", { name: "Build" }));
  return { ...opened, panel: within(screen.getByRole("tabpanel", { name: "Build" })) };
};

const members: MembersView = {
  may_manage: true,
  is_shared: true,
  members: [ana, eva, otto].map((person) => ({
    ...person,
    role: person === otto ? "contributor" : "engineer",
    area: null,
    state: "active",
    since_ms: 0,
    is_me: person === ana,
    is_last_admin: false,
    builds: 0,
  })),
};

describe("claiming", () => {
  it("is one click, or one key, on what is ready", async () => {
    const { core } = openIdea(at("ready", { build: nobody, actions: { ...noActions, claim: true } }));
    await title();
    await press(/^Claim/);
    await waitFor(() => expect(core.operations()).toEqual([{ kind: "claim.take", id: ID }]));
    await userEvent.keyboard("c");
    await waitFor(() => expect(core.requests).toHaveLength(2));
  });

  it("says who was quicker, and what to do", async () => {
    const { core } = openIdea(at("ready", { build: nobody, actions: { ...noActions, claim: true } }));
    await title();
    core.answer = refuse("CLAIM_TAKEN", { by: otto.id, since_ms: 1 });
    await press(/^Claim/);
    expect(await screen.findByText("Otto Brand claimed this first.")).toBeVisible();
    expect(screen.getByText(/talk to Otto Brand/)).toBeVisible();
  });

  it("is not offered again while it is asked for", async () => {
    openIdea(
      at("ready", { build: { ...nobody, requested_by: ana }, actions: { ...noActions, claim: true } }),
    );
    await title();
    expect(screen.getByText("requested")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Claim/ })).toBeNull();
  });

  it("ends with a note, and is given to those who may build", async () => {
    const { core, panel } = await openBuild(built("building", { assign: true }), {
      "space.members": () => members,
    });
    await userEvent.click(panel.getByRole("button", { name: "Release…" }));
    await userEvent.type(await screen.findByLabelText(/^Note/), "No access yet");
    await press("Release claim");
    const release = { kind: "claim.release", id: ID, expect_claim_no: 3, note: "No access yet" };
    await waitFor(() => expect(core.operations()).toEqual([release]));
    await userEvent.click(panel.getByRole("button", { name: "Assign…" }));
    await userEvent.click(await screen.findByRole("combobox", { name: "Who builds it" }));
    const names = (await screen.findAllByRole("option")).map((option) => option.textContent);
    expect(names).toEqual(["Eva Sand"]);
    await userEvent.click(screen.getByRole("option", { name: "Eva Sand" }));
    await press("Assign idea");
    const assign = { kind: "claim.assign", id: ID, to: eva.id, expect_claim_no: 3 };
    await waitFor(() => expect(core.operations().at(-1)).toEqual(assign));
  });

  it("tells progress without a word", async () => {
    const { core, panel } = await openBuild(built());
    await userEvent.click(panel.getByRole("button", { name: "Report progress…" }));
    await press("Report progress");
    await waitFor(() => expect(core.operations()).toEqual([{ kind: "claim.progress", id: ID }]));
  });
});

describe("the build tab", () => {
  it.each(schemes)("says who builds it, where it is and what is open (%s)", async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    const { container, panel } = await openBuild(built());
    expect(panel.getByText(/Ana Ribeiro builds it since/)).toBeVisible();
    expect(panel.getByText(/1 required point is open: going live asks for it/)).toBeVisible();
    expect(panel.getByText("git.example.org/pay")).toBeVisible();
    expect(panel.getByText("Not answered yet; not required")).toBeVisible();
    await expectAccessible(container);
  });

  it("marks a quiet claim", async () => {
    const claim = {
      ...(held.claim ?? { by: ana, since_ms: 0, progress_at_ms: 0, is_mine: true }),
      is_stale: true,
    };
    const { panel } = await openBuild(at("building", { build: { ...held, claim } }));
    expect(panel.getByText(/Nothing was heard of it since/)).toBeVisible();
  });

  it("answers by a click; what needs words asks for them", async () => {
    const { core, panel } = await openBuild(built("building", { pass: true, except: true }));
    const readme = "A README says purpose, arguments and expected output";
    await userEvent.click(panel.getByRole("button", { name: `${readme}: Met` }));
    const met = {
      kind: "standard.answer",
      idea: ID,
      item: "i-readme",
      state: "met",
      evidence: "",
      by_scan: false,
    };
    await waitFor(() => expect(core.operations()).toEqual([met]));
    await userEvent.click(panel.getByRole("button", { name: `More answers: ${readme}` }));
    await press("Let it pass…", "menuitem");
    await press("Let it pass");
    expect(await screen.findByText(/Say in a sentence why/)).toBeVisible();
    await userEvent.type(screen.getByLabelText("Why it may go live without"), "Until March");
    await press("Let it pass");
    const except = { kind: "standard.except", idea: ID, item: "i-readme", reason: "Until March" };
    await waitFor(() => expect(core.operations().at(-1)).toEqual(except));
  });

  it("lets only leads say that a required point does not apply", async () => {
    const { panel } = await openBuild(built());
    for (const [line, shown] of [
      ["The code is under version control", false],
      ["Finance has signed it off", true],
    ] as const) {
      await userEvent.click(panel.getByRole("button", { name: `More answers: ${line}` }));
      await screen.findByRole("menuitem", { name: "Say how it is met…" });
      expect(screen.queryByRole("menuitem", { name: "It does not apply…" }) !== null).toBe(shown);
      await userEvent.keyboard("{Escape}");
    }
  });

  it("says where the program is kept, in place", async () => {
    const { core, panel } = await openBuild(built());
    await userEvent.click(panel.getByRole("button", { name: "Say it: Repository" }));
    await userEvent.type(panel.getByLabelText("Repository"), "https://git.example.org/pay.git{Enter}");
    await waitFor(() =>
      expect(core.operations()).toEqual([
        {
          kind: "idea.edit",
          id: ID,
          set: { repository_url: { value: "https://git.example.org/pay.git", base: "v-created" } },
        },
      ]),
    );
  });

  it("offers nothing to who only reads", async () => {
    const { panel } = await openBuild(at("building", { build: { ...held, fields: [] }, actions: noActions }));
    expect(panel.queryAllByRole("button")).toEqual([]);
  });
});

describe("moving on", () => {
  it.each([
    ["building", "Move to Testing", "BUILD_MISSING", "Say where it is", "Where it is"],
    ["testing", "Go live", "STANDARD_OPEN", "Open the standard", "Standard"],
  ] as const)("from %s says what is missing and leads there", async (now, button, code, help, place) => {
    const moves: Stage[] = now === "building" ? ["testing"] : ["live"];
    const { core, router } = openIdea(built(now, { moves }));
    await title();
    core.answer = refuse(code, { items: ["i-readme"] });
    await press(button);
    await press(help);
    expect(await screen.findByRole("region", { name: place })).toBeVisible();
    expect(router.state.location.search).toEqual({ tab: "build" });
  });
});
