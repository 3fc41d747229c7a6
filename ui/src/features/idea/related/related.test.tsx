import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { type PairView, writeOrder } from "@/api";
import { ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { forgetKept } from "../kept";
import { openIdea, press, refuse, title } from "../testing/open";
import { ana, bills, ID, mergedIdea, page } from "../testing/page";

beforeEach(forgetKept);

const pair: PairView = {
  idea: bills,
  stage: "new",
  kind: "related",
  by: ana,
  from: null,
  may_change: true,
  may_clear: true,
};
const set = (to: string, expected: string) => ({ kind: "pair.set", a: ID, b: "id-45", to, expect: expected });

describe("what is said about two ideas", () => {
  it("is listed with who said it, and can be changed and taken back", async () => {
    const { core } = openIdea({ pairs: [pair] });
    expect(await screen.findByRole("link", { name: "OH-45 Match bills" })).toBeVisible();
    expect(screen.getByText("said by Ana Ribeiro")).toBeVisible();
    await press("Change how OH-45 is linked");
    await press("They are not the same", "menuitem");
    await screen.findByText("OH-96 and OH-45 are not the same.");
    await press(/^Undo/);
    await press("Change how OH-45 is linked");
    await press("Take this back", "menuitem");
    await screen.findByText("Nothing is said about OH-96 and OH-45 any more.");
    expect(core.operations()).toEqual([set("different", "related"), set("none", "related")]);
    expect(core.undone).toEqual([core.requests[0]?.op_id]);
  });

  it("at a merged idea says so and is not changed here", async () => {
    openIdea({
      pairs: [{ ...pair, kind: "different", from: mergedIdea.idea, may_change: false, may_clear: false }],
    });
    expect(await screen.findByText("said by Ana Ribeiro at OH-45")).toBeVisible();
    expect(screen.queryByRole("button", { name: /is linked/ })).toBeNull();
  });

  it("says who was first when somebody else answered meanwhile", async () => {
    const { core } = openIdea({ pairs: [pair] });
    core.answer = refuse("PAIR_CHANGED");
    await press("Change how OH-45 is linked");
    await press("Take this back", "menuitem");
    expect(await screen.findByText("Somebody answered this in the meantime.")).toBeVisible();
  });
});

describe("linking", () => {
  const ask = async () => {
    await title();
    await press("More");
    await press("Link to another idea…", "menuitem");
    return screen.findByRole("dialog", { name: "Link OH-96 to another idea" });
  };
  const search = {
    "ideas.order": () => writeOrder([45, 4], [1, 2]),
    "ideas.rows": () => [ideaRow(45, bills), ideaRow(4, { id: ID, title: "Itself" })],
  };

  it("finds the other idea by words or a number, and never itself", async () => {
    const { core } = openIdea({}, search);
    const dialog = await ask();
    await expectAccessible(dialog);
    await press("Link ideas");
    expect(within(dialog).getByRole("alert")).toHaveTextContent("Choose the other idea.");
    await userEvent.type(within(dialog).getByRole("combobox", { name: "The other idea" }), "45");
    const options = await screen.findAllByRole("option");
    expect(options.map((option) => option.textContent)).toEqual(["OH-45 Match bills"]);
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await userEvent.click(within(dialog).getByRole("radio", { name: "Not the same" }));
    await press("Link ideas");
    await waitFor(() => expect(core.operations()).toEqual([set("different", "none")]));
  });

  it("offers those that look alike before anything is typed, and expects what was said before", async () => {
    const found = { ...bills, marks: [], excerpt: "", stage: "new", supports: 0 } as const;
    const { core } = openIdea(
      { pairs: [{ ...pair, kind: "different" }] },
      {
        "similar.find": () => ({
          compared: 1,
          by_meaning: 0,
          indexing: false,
          proposed: { area: null, systems: [] },
          // biome-ignore lint/suspicious/noExplicitAny: only what a choice needs
          found: [found as any],
        }),
      },
    );
    const dialog = await ask();
    await userEvent.click(within(dialog).getByRole("combobox", { name: "The other idea" }));
    await userEvent.click(await screen.findByRole("option", { name: "OH-45 Match bills" }));
    await press("Link ideas");
    await screen.findByText("OH-96 and OH-45 are related.");
    expect(core.operations()).toEqual([set("related", "different")]);
  });

  it("is not offered to who may not", async () => {
    openIdea({ actions: { ...page.actions, pair: false } });
    await title();
    await press("More");
    await screen.findByRole("menuitem", { name: "Park…" });
    expect(screen.queryByRole("menuitem", { name: "Link to another idea…" })).toBeNull();
  });
});
