import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { writeOrder } from "@/api";
import { ideaRow } from "@/test/made";
import { expectAccessible, schemes } from "@/test/render";
import { forgetKept } from "../kept";
import { figures } from "../testing/estimate";
import { openIdea, press, title } from "../testing/open";
import { bills, eva, ID, marta, mergedIdea, noActions, otto, page } from "../testing/page";

beforeEach(forgetKept);

const ana = { id: "m-ana", name: "Ana Ribeiro" };

describe("an idea that others were merged into", () => {
  it("lists them with who, when and whether the volume counts, and takes one out again", async () => {
    const silent = { ...mergedIdea, idea: { ...bills, id: "id-46", shown_id: "OH-46" }, adds_volume: false };
    const { core, container } = openIdea({
      merged: [mergedIdea, silent],
      actions: { ...page.actions, unmerge: true },
    });
    const list = within(await screen.findByRole("region", { name: "Merged in 2" }));
    expect(list.getByRole("link", { name: "OH-45 Match bills" })).toHaveAttribute("href", "/ideas/id-45");
    const [first, second] = list.getAllByRole("listitem");
    expect(first).toHaveTextContent(/from Eva Sand, merged by Ana Ribeiro, .*2026 · its volume counts/);
    expect(first).toHaveTextContent("Assessing");
    expect(second).toHaveTextContent("its volume does not count");
    await expectAccessible(container);
    await userEvent.dblClick(list.getByRole("button", { name: "Unmerge OH-45" }));
    await screen.findByText("OH-45 stands on its own again.");
    await press(/^Undo/);
    await waitFor(() => expect(core.undone).toEqual([core.requests[0]?.op_id]));
    expect(core.operations()).toEqual([
      { kind: "unmerge", source: "id-45", target: ID, expect_merged_op: "op-merge" },
    ]);
  });

  it("says whose work counts, and what is left out and why", async () => {
    const volume = { runs: 5, period: "week", people: 2 } as const;
    const part = { by: otto, from: null, volume };
    const own = figures.parts[0];
    if (!own) throw new Error("there is an own part");
    openIdea({
      estimate: {
        ...page.estimate,
        figures: {
          ...figures,
          parts: [own, { ...own, who: { kind: "merged", idea_id: "id-45" }, runs: 3, period: "week" }],
        },
      },
      parts: [...page.parts, { who: { kind: "merged", idea_id: "id-45" }, by: eva, from: bills, volume }],
      left_out: [
        { ...part, who: { kind: "support", member_id: otto.id }, why: "not_in_addition" },
        {
          ...part,
          who: { kind: "merged", idea_id: "id-46" },
          by: marta,
          from: bills,
          why: "merged_without_volume",
        },
        {
          ...part,
          who: { kind: "merged_support", idea_id: "id-45", member_id: ana.id },
          by: ana,
          from: bills,
          why: "same_person",
        },
        { ...part, who: { kind: "support", member_id: ana.id }, by: ana, volume: null, why: "no_volume" },
        { ...part, who: { kind: "support", member_id: eva.id }, by: eva, volume: null, why: "no_volume" },
      ],
    });
    const counted = within(await screen.findByRole("table", { name: "Whose work is counted" }));
    expect(counted.getAllByRole("row").map((row) => row.textContent)).toEqual([
      "Whose workHow oftenTimes a yearHours a year",
      "Marta Klein10 times every working day, 12 min2,200495",
      "Eva Sand (OH-45)3 times every week, 12 min2,200495",
    ]);
    for (const says of [
      "Left out: Otto Brand, 5 times every week, 2 people, because it does not come on top.",
      "Left out: Marta Klein (OH-45), 5 times every week, 2 people, because OH-45 was merged without its volume.",
      "Left out: Ana Ribeiro (OH-45), 5 times every week, 2 people, because this person is counted already.",
      "2 more people have it too and did not say how often: counted in the demand only.",
    ]) {
      expect(screen.getByText(says)).toBeVisible();
    }
  });

  it("lists no parts where there is only the author's own work", async () => {
    openIdea();
    await title();
    expect(screen.queryByRole("table", { name: "Whose work is counted" })).toBeNull();
  });
});

describe("an idea that was merged into another", () => {
  const merged_into = {
    idea: { id: "id-7", shown_id: "OH-7", title: "Match invoices" },
    by: ana,
    at_ms: Date.UTC(2026, 4, 3, 12),
    op: "op-7",
    adds_volume: false,
  };

  it.each(schemes)("says where it goes on, and can be taken out again (%s)", async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    const { core, container } = openIdea({
      merged_into,
      comments: [],
      actions: { ...noActions, unmerge: true },
    });
    const banner = await screen.findByRole("region", { name: "Merged" });
    expect(banner).toHaveTextContent(/Merged into OH-7 Match invoices by Ana Ribeiro, .*May.*2026\./);
    expect(banner).toHaveTextContent("Its volume does not count there.");
    expect(within(banner).getByRole("link")).toHaveAttribute("href", "/ideas/id-7");
    expect(screen.queryByRole("button", { name: /too|More|Follow|Change/ })).toBeNull();
    expect(screen.queryByRole("textbox", { name: "Write a comment" })).toBeNull();
    await expectAccessible(container);
    await press("Unmerge");
    await screen.findByText("OH-96 stands on its own again.");
    expect(core.operations()).toEqual([
      { kind: "unmerge", source: ID, target: "id-7", expect_merged_op: "op-7" },
    ]);
  });

  it("offers no way back to who may not", async () => {
    openIdea({ merged_into, actions: noActions });
    await screen.findByRole("region", { name: "Merged" });
    expect(screen.queryByRole("button", { name: "Unmerge" })).toBeNull();
  });
});

describe("merging", () => {
  it("begins with the other idea, found by words, and goes on in the dialog that says what it comes to", async () => {
    const found = ideaRow(45, { ...bills, stage: "new" });
    openIdea(
      {},
      {
        "ideas.order": () => writeOrder([45], [1]),
        "ideas.rows": () => [found],
      },
    );
    await title();
    await press("More");
    await press("Merge with another idea…", "menuitem");
    await userEvent.type(await screen.findByRole("combobox", { name: "The other idea" }), "bills");
    await userEvent.click(await screen.findByRole("option", { name: "OH-45 Match bills" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Merge two ideas" }));
    const [first, second] = dialog.getAllByRole("radio");
    expect(first).toBeChecked();
    expect(first?.closest("label")).toHaveTextContent("OH-45");
    expect(second?.closest("label")).toHaveTextContent("OH-96");
  });
});
