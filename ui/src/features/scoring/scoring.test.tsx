import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure } from "@/api";
import { say } from "@/shared";
import { expectAccessible, schemes } from "@/test/render";
import { forgetDraft } from "./draft";
import { balanced, idea, moving, nothing, openScoring, profiles, weighing } from "./testing";

beforeEach(() => {
  forgetDraft();
  say(null);
});

const number = (part: string) => screen.findByRole("textbox", { name: `${part}, weight as a number` });

async function weigh(part: string, weight: string): Promise<void> {
  const field = await number(part);
  await userEvent.clear(field);
  await userEvent.type(field, weight);
}

const press = async (name: string | RegExp): Promise<void> =>
  userEvent.click(await screen.findByRole("button", { name }));

const asked = (host: { calls: { command: string; params: unknown }[] }) =>
  host.calls.filter(({ command }) => command === "profiles.preview").map(({ params }) => params);

describe("the weights", () => {
  it.each(schemes)("show what each part is made of and its share, accessibly (%s)", async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    const { container } = openScoring();
    const value = await screen.findByRole("group", { name: "Value" });
    expect(value).toHaveTextContent("Hours saved a year: none give 0, 5,000 or more give 100");
    expect(value).toHaveTextContent("30 % of the score");
    expect(screen.getByText(/Ranked by Balanced, version 2/)).toBeVisible();
    expect(await screen.findByText("Nothing moves")).toBeVisible();
    expect(screen.getAllByRole("row")).toHaveLength(3);
    expect(screen.queryByRole("button", { name: /^Apply/ })).toBeNull();
    await expectAccessible(container);
    await weigh("Value", "90");
    await screen.findByRole("heading", { name: "1,204 of 14,843 ideas would move" });
    await expectAccessible(container);
  });

  it("move by key, and the preview follows once they rest", async () => {
    const { host } = openScoring();
    await screen.findByText("Nothing moves");
    screen.getByRole("slider", { name: "Risk, weight" }).focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(await number("Risk")).toHaveValue("8");
    await screen.findByRole("heading", { name: "1,204 of 14,843 ideas would move" });
    expect(asked(host)).toEqual([
      { method: "weighted", weights: balanced },
      { method: "weighted", weights: { ...balanced, risk: 8 } },
    ]);
  });

  it("never leave the bounds, and an emptied number comes back", async () => {
    openScoring();
    await weigh("Value", "250");
    expect(Number((await number("Value")).getAttribute("value"))).toBeLessThanOrEqual(100);
    await userEvent.clear(await number("Risk"));
    await userEvent.tab();
    expect(await number("Risk")).toHaveValue("5");
  });

  it("are given up", async () => {
    openScoring();
    await weigh("Value", "90");
    await press("Give up changes");
    expect(await number("Value")).toHaveValue("30");
    expect(await screen.findByText("Nothing moves")).toBeVisible();
  });

  it("stay while one looks elsewhere", async () => {
    const { router } = openScoring();
    await weigh("Value", "90");
    await router.navigate({ to: "/settings" });
    await router.navigate({ to: "/scoring" });
    expect(await number("Value")).toHaveValue("90");
  });

  it("are not asked about while all of them are zero", async () => {
    const { host } = openScoring(weighing({ value: 1 }));
    await weigh("Value", "0");
    expect(await screen.findByText("All weights are zero.")).toBeVisible();
    expect(screen.getByText("Give at least one part a weight.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Apply/ })).toBeNull();
    const [only, ...more] = asked(host);
    expect(only).toMatchObject({ weights: { value: 1, risk: 0 } });
    expect(more).toEqual([]);
  });
});

describe("the preview", () => {
  it("shows how many move how far, the best 20 now and then, and who moves most", async () => {
    openScoring();
    await weigh("Value", "90");
    expect(await screen.findByRole("row", { name: "300 1–5 400" })).toBeVisible();
    expect(screen.getByRole("row", { name: "50 101 or more 5" })).toBeVisible();
    expect(screen.getByRole("row", { name: "2 Order toner Print labels 1,202 places up" })).toBeVisible();
    await userEvent.click(screen.getByRole("radio", { name: "Up most" }));
    expect(
      screen.getByRole("row", { name: /Print labels rank 1,204 → 2, score 60 → 40 1,202 places up/ }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole("radio", { name: "Down most" }));
    expect(
      screen.getByRole("row", { name: /Order toner rank 2 → 3, score 60 → 40 1 place down/ }),
    ).toBeVisible();
  });

  it("says how many come and go", async () => {
    const view = { ...moving, appear: 2, disappear: 1, top_after: [idea("Scan the post", null, 1)] };
    openScoring(profiles(), { "profiles.preview": () => view });
    expect(await screen.findByText("2 ideas have a place only then.")).toBeVisible();
    expect(screen.getByText("1 idea has no number then and stands last.")).toBeVisible();
    expect(screen.getByRole("row", { name: "1 Match invoices Scan the post new" })).toBeVisible();
  });

  it("says what a score needs where no idea has one", async () => {
    const none = { ...nothing, ideas: 3, ranked_before: 0, ranked_after: 0, top_before: [], top_after: [] };
    openScoring(profiles({ ideas: 3 }), { "profiles.preview": () => none });
    expect(await screen.findByRole("heading", { name: "No idea has a score yet" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to Ideas" })).toBeVisible();
  });

  it("is tried again after a failure", async () => {
    let fails = true;
    openScoring(profiles(), {
      "profiles.preview": () => {
        if (fails) throw new Failure("STORE_IO");
        return nothing;
      },
    });
    await screen.findByRole("alert");
    fails = false;
    await press("Try again");
    expect(await screen.findByText("Nothing moves")).toBeVisible();
  });
});

describe("applying", () => {
  const apply = "Apply and re-rank 14,000 ideas";

  it("saves the next version and uses it, as one act with one way back", async () => {
    const { requests, operations, host } = openScoring(profiles(), {
      "undo.do": () => ({ entry: null, done: 0, left_count: 0, left: [] }),
    });
    await weigh("Value", "90");
    await press(apply);
    expect(await screen.findByText("14,000 ideas are ranked by these weights now.")).toBeVisible();
    const [request] = requests;
    expect(request?.all_or_nothing).toBe(true);
    const save = {
      kind: "profile.save",
      id: expect.any(String),
      family_id: "f-balanced",
      version: 3,
      name: "Balanced",
      method: "weighted",
      weights: { ...balanced, value: 90 },
    };
    const [[saved, used] = []] = operations();
    expect(saved).toEqual(save);
    expect(used).toEqual({ kind: "profile.activate", id: saved && "id" in saved ? saved.id : "" });
    await press("Undo");
    const undone = host.calls.find(({ command }) => command === "undo.do")?.params;
    expect(undone).toMatchObject({ act: request?.group_id });
  });

  it("leaves the sliders where they are once the new version ranks", async () => {
    let view = profiles();
    const { requests } = openScoring(view, {
      "profiles.list": () => (requests.length > 0 ? view : profiles()),
    });
    await weigh("Value", "90");
    await screen.findByRole("button", { name: apply });
    view = weighing({ ...balanced, value: 90 });
    await press(apply);
    await screen.findByText("14,000 ideas are ranked by these weights now.");
    expect(await number("Value")).toHaveValue("90");
    expect(screen.queryByRole("button", { name: "Give up changes" })).toBeNull();
  });

  it("acts once when it is tried again without an answer", async () => {
    const { core, requests } = openScoring();
    await weigh("Value", "90");
    core.failure = new Failure("HOST_UNREACHABLE");
    await press(apply);
    expect(await screen.findByText("The Hub's core does not answer.")).toBeVisible();
    expect(await number("Value")).toHaveValue("90");
    core.failure = null;
    await press(apply);
    await screen.findByText("14,000 ideas are ranked by these weights now.");
    expect(requests[1]).toEqual(requests[0]);
  });

  it("keeps the weights and says why when it is refused", async () => {
    const { core } = openScoring();
    await weigh("Value", "90");
    core.failure = new Failure("FORBIDDEN");
    await press(apply);
    expect(await screen.findByRole("alert")).toBeVisible();
    expect(await number("Value")).toHaveValue("90");
  });

  it("is a lead's, and everybody else may try", async () => {
    openScoring(profiles({ may_change: false }));
    await weigh("Value", "90");
    expect(await screen.findByText(/^Only a lead or an admin changes what ranks/)).toBeVisible();
    await screen.findByRole("heading", { name: "1,204 of 14,843 ideas would move" });
    expect(screen.queryByRole("button", { name: /^Apply|^Restore/ })).toBeNull();
  });
});

describe("versions", () => {
  it("say who changed what and when, and which one ranks", async () => {
    openScoring();
    const list = within(await screen.findByRole("region", { name: "Versions" }));
    const [newest, first] = list.getAllByRole("listitem");
    expect(newest).toHaveTextContent(/^Version 2ranks nowValue 40 → 30, Risk 0 → 5Ana Ribeiro, Nov 3, 2026/);
    expect(first).toHaveTextContent(/^Version 1Came with the HubBalanced/);
  });

  it("come back as a new version, and what is being tried stays", async () => {
    const { operations } = openScoring();
    await weigh("Demand", "77");
    await press("Restore: Version 1");
    expect(await screen.findByText("The weights of version 1 rank again, as version 3.")).toBeVisible();
    const [[saved] = []] = operations();
    expect(saved).toMatchObject({ version: 3, weights: { ...balanced, value: 40, risk: 0 } });
    expect(await number("Demand")).toHaveValue("77");
  });
});

describe("other methods", () => {
  it("say what they are and how many ideas have their inputs", async () => {
    openScoring();
    const section = within(await screen.findByRole("region", { name: "Other methods" }));
    expect(section.getByText(/5,000 × 2 × 80 % ÷ 2 = 4,000/)).toBeVisible();
    expect(section.getByText(/312 of 14,843 ideas have all inputs\./)).toBeVisible();
    expect(section.getByText(/1 of 14,843 ideas has all inputs\./)).toBeVisible();
    expect(section.getByRole("button", { name: "Preview RICE" })).toBeDisabled();
  });

  it("are previewed before they rank, and left again", async () => {
    const { host, operations } = openScoring();
    await press("Preview ICE");
    await screen.findByRole("heading", { name: "ICE: 1,204 of 14,843 ideas would move" });
    expect(asked(host).at(-1)).toEqual({ method: "ice" });
    await press("Back to the weights");
    await screen.findByText("Nothing moves");
    await press("Preview ICE");
    await press("Rank 14,000 ideas by ICE");
    expect(await screen.findByText("Ideas are ranked by ICE now.")).toBeVisible();
    expect(operations()).toEqual([[{ kind: "profile.activate", id: "ice" }]]);
  });

  it("where one ranks, the weights come back without a new version", async () => {
    const families = profiles().families.map((family) => ({
      ...family,
      versions: family.versions.map((version) => ({ ...version, is_active: version.id === "ice" })),
    }));
    const { operations } = openScoring(profiles({ families, method: "ice", active: "ice" }), {
      "profiles.preview": () => moving,
    });
    expect(await screen.findByText(/Ranked by ICE/)).toBeVisible();
    await press("Apply and re-rank 14,000 ideas");
    await screen.findByText("14,000 ideas are ranked by these weights now.");
    expect(operations()).toEqual([[{ kind: "profile.activate", id: "v-2" }]]);
  });
});
