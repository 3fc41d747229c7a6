import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetKept } from "./kept";
import { openIdea, press, refuse, title } from "./testing/open";
import { ID, page } from "./testing/page";

beforeEach(forgetKept);

describe("editing in place", () => {
  const change = async (to: string) => {
    await press("Change the title");
    const field = screen.getByRole("textbox", { name: "Title" });
    await userEvent.clear(field);
    if (to) await userEvent.type(field, to);
    return field;
  };

  it("saves the title once on Enter, against the version that was seen", async () => {
    const { core } = openIdea();
    await title();
    await change("Match card payments");
    await userEvent.keyboard("{Enter}{Enter}");
    await screen.findByText("The title is changed.");
    expect(core.operations()).toEqual([
      { kind: "idea.edit", id: ID, set: { title: { value: "Match card payments", base: "v-title" } } },
    ]);
  });

  it("leaves the title as it was on Escape", async () => {
    const { core } = openIdea();
    await title();
    await change("Something else");
    await userEvent.keyboard("{Escape}");
    await title();
    expect(core.requests).toHaveLength(0);
  });

  it("keeps what was typed when the core refuses it, and says why", async () => {
    const { core } = openIdea();
    core.answer = refuse("INVALID", { field: "title", problem: "too_long", max: 200 });
    await title();
    const field = await change("Too long");
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText("Title: At most 200 characters.")).toBeVisible();
    expect(field).toHaveValue("Too long");
  });

  it("says which field kept somebody else's value, and where to choose", async () => {
    const { core } = openIdea();
    core.answer = () => ({ verdict: "merged", fields: ["title"] });
    await title();
    await change("Mine");
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText("Somebody else changed this in the meantime: Title.")).toBeVisible();
    expect(screen.getByText(/Both are at the top of the page: choose one\./)).toBeVisible();
  });

  it("keeps a description that is being typed while the idea changes, and while one looks elsewhere", async () => {
    const { core, router } = openIdea();
    await title();
    await press("Change the description");
    await userEvent.type(screen.getByRole("textbox", { name: "Description" }), " And more.");
    core.page = {
      ...core.page,
      case: { ...core.page.case, title: "A new title", description: "Other words" },
    };
    await userEvent.click(screen.getByRole("radio", { name: "2: mostly judgement" }));
    await screen.findByRole("heading", { level: 1, name: "A new title" });
    expect(screen.getByRole("textbox", { name: "Description" })).toHaveValue(
      `${page.case.description} And more.`,
    );

    core.page = { ...page, row: { ...page.row, id: "other" } };
    await router.navigate({ to: "/ideas/$ideaId", params: { ideaId: "other" } });
    await screen.findByText(/Every morning I download/);
    core.page = page;
    await router.navigate({ to: "/ideas/$ideaId", params: { ideaId: ID } });
    expect(await screen.findByRole("textbox", { name: "Description" })).toHaveValue(
      `${page.case.description} And more.`,
    );
    await userEvent.keyboard("{Escape}");
    expect(screen.getByRole("textbox", { name: "Description" })).toBeVisible();
    await userEvent.click(screen.getByRole("textbox", { name: "Description" }));
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText("The description is changed.");
    expect(core.operations().at(-1)).toMatchObject({ set: { description: { base: "v-description" } } });
  });

  it("changes area, systems and links", async () => {
    const { core } = openIdea();
    await title();
    await press("Change the area");
    await userEvent.click(await screen.findByRole("option", { name: "Logistics" }));
    expect(await screen.findByText("The area is Logistics now. Its rates stay as they were.")).toBeVisible();

    await press("Change the systems");
    await userEvent.click(screen.getByRole("combobox", { name: "Systems" }));
    await userEvent.click(await screen.findByRole("option", { name: "Outlook" }));
    await userEvent.click(screen.getByRole("combobox", { name: "Systems" }));
    await press("Save systems");
    await screen.findByText("The systems are changed.");

    await press("Change the links");
    await userEvent.type(screen.getByRole("textbox", { name: "Address of link 1" }), "/2");
    await press("Save links");
    await screen.findByText("The links are changed.");
    expect(core.operations()).toEqual([
      { kind: "idea.edit", id: ID, set: { area_id: { value: "a-log", base: "v-area_id" } } },
      { kind: "idea.edit", id: ID, set: { system_ids: { add: ["y-mail"], remove: [] } } },
      {
        kind: "idea.edit",
        id: ID,
        set: {
          links: {
            value: [{ url: "https://intranet.example/card-payments/2", label: "How we do it today" }],
            base: "v-links",
          },
        },
      },
    ]);
    await press("Undo");
    await waitFor(() => expect(core.undone).toEqual([core.requests[2]?.op_id]));
  });
});

describe("answers", () => {
  const answer = (name: string) => screen.findByRole("radio", { name });

  it("are given by the keys 1 to 5, passed over by the arrows, and taken back by Delete", async () => {
    const { core } = openIdea();
    await userEvent.click(await answer("5: always the same rules"));
    await screen.findByText("Rule-based? 5, always the same rules");
    (await answer("5: always the same rules")).focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(await answer("3: rules, many exceptions")).toHaveFocus();
    expect(core.requests).toHaveLength(1);
    await userEvent.keyboard("2");
    await screen.findByText("Rule-based? 2, mostly judgement");
    await userEvent.keyboard("{Delete}");
    await screen.findByText("Rule-based? The answer is taken back.");
    const [first, second, third] = core.requests;
    expect(core.operations()).toEqual([
      { kind: "idea.edit", id: ID, set: { rules: { value: 5, base: "v-rules" } } },
      { kind: "idea.edit", id: ID, set: { rules: { value: 2, base: first?.op_id } } },
      { kind: "idea.edit", id: ID, set: { rules: { value: null, base: second?.op_id } } },
    ]);
    expect(new Set([first, second, third].map((request) => request?.op_id)).size).toBe(3);
  });

  it("are taken back with Undo", async () => {
    const { core } = openIdea();
    await userEvent.click(await answer("3: somewhat"));
    await press("Undo");
    await waitFor(() => expect(core.undone).toEqual([core.requests[0]?.op_id]));
    expect(core.operations()).toEqual([
      { kind: "idea.edit", id: ID, set: { fit: { value: 3, base: "v-fit" } } },
    ]);
  });

  it("fall back to what the core holds when they are refused", async () => {
    const { core } = openIdea();
    core.answer = refuse("STAGE_LOCKED");
    await userEvent.click(await answer("1: judgement each time"));
    expect(await screen.findByText("This cannot be changed in the idea's present stage.")).toBeVisible();
    await waitFor(async () => expect(await answer("4: rules, few exceptions")).toBeChecked());
  });

  it("keep their id while the core has not answered", async () => {
    const { core } = openIdea();
    core.answer = refuse("HOST_UNREACHABLE");
    await userEvent.click(await answer("3: somewhat"));
    await screen.findByText("The Hub's core does not answer.");
    core.answer = () => ({});
    await waitFor(async () => expect(await answer("3: somewhat")).not.toBeChecked());
    await userEvent.click(await answer("3: somewhat"));
    await screen.findByText("Fits our goals? 3, somewhat");
    expect(core.requests[1]?.op_id).toBe(core.requests[0]?.op_id);
  });
});
