import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { type BulkRequest, type BulkResult, Failure } from "@/api";
import { say } from "@/shared";
import { ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { forgetPlaces } from "./place";
import { core, many } from "./testing/core";

beforeEach(() => {
  forgetPlaces();
  localStorage.clear();
  say(null);
});

const grid = () => screen.findByRole("grid", { name: "Ideas" });
const selected = () =>
  screen
    .getAllByRole("row")
    .filter((row) => row.getAttribute("aria-selected") === "true")
    .map((row) => Number(row.getAttribute("aria-rowindex")) - 1);
const bar = () => screen.findByRole("group", { name: "What to do with the selected ideas" });

async function open(address = "/ideas") {
  const shown = renderApp(address);
  await screen.findByText("Idea 1");
  (await grid()).focus();
  return shown;
}

describe("selecting", () => {
  it.each([
    { keys: "x", places: [1] },
    { keys: "xx", places: [] },
    { keys: "xjjx", places: [1, 3] },
    { keys: "{Shift>}{ArrowDown}{ArrowDown}{/Shift}", places: [1, 2, 3] },
    { keys: "{Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}", places: [1, 2] },
    { keys: "x{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}", places: [1, 3, 4] },
    { keys: "{ArrowDown}{Shift>}{End}{/Shift}", places: [2, 3, 4, 5] },
    { keys: "{Control>}a{/Control}", places: [1, 2, 3, 4, 5] },
    { keys: "{Control>}a{/Control}x", places: [2, 3, 4, 5] },
    { keys: "x{Escape}", places: [] },
  ])("by keys: $keys", async ({ keys, places }) => {
    core(many(5));
    await open();
    await userEvent.keyboard(keys);
    await waitFor(() => expect(selected()).toEqual(places));
  });

  it("by clicks in the gutter, with Shift a range, and opens nothing by that", async () => {
    core(many(5));
    const { router } = await open();
    await userEvent.click(screen.getByRole("checkbox", { name: "Select OH-2" }));
    const user = userEvent.setup();
    await user.keyboard("{Shift>}");
    await user.click(screen.getByRole("checkbox", { name: "Select OH-4" }));
    await user.keyboard("{/Shift}");
    expect(selected()).toEqual([2, 3, 4]);
    expect(screen.getByRole("checkbox", { name: "Select OH-3" })).toBeChecked();
    expect(router.state.location.pathname).toBe("/ideas");
  });

  it("says how many, offers all in view, and is accessible", async () => {
    const host = core(many(1200));
    const { container } = await open();
    await userEvent.keyboard("x");
    const tools = within(await bar());
    expect(tools.getByText("1 selected")).toBeInTheDocument();
    await expectAccessible(container);
    await userEvent.click(tools.getByRole("button", { name: "Select all 1,200 in view" }));
    expect(tools.getByText("All 1,200 in view selected")).toBeInTheDocument();
    expect(host.sent("ideas.bulk")).toEqual([]);
  });

  it("leaves Ctrl+A to a field, and does not outlive other conditions", async () => {
    core(many(3));
    await open();
    await userEvent.click(screen.getByRole("textbox", { name: "Search ideas" }));
    await userEvent.keyboard("{Control>}a{/Control}");
    expect(selected()).toEqual([]);
    (await grid()).focus();
    await userEvent.keyboard("{Control>}a{/Control}");
    await bar();
    await userEvent.type(screen.getByRole("textbox", { name: "Search ideas" }), "idea 1");
    await screen.findByText("1 of 3 ideas");
    await waitFor(() => expect(selected()).toEqual([]));
  });
});

describe("one act at many", () => {
  const acts = (host: ReturnType<typeof core>) =>
    (host.sent("ideas.bulk") as BulkRequest[]).filter((request) => !request.dry_run);
  const choose = async (label: string, option: string) => {
    await userEvent.click(await screen.findByRole("combobox", { name: label }));
    await userEvent.click(await screen.findByRole("option", { name: option }));
  };

  it("says what will come of it, then does it as one act", async () => {
    const host = core([...many(2), ideaRow(3, { title: "stuck" })]);
    await open();
    await userEvent.keyboard("{Control>}a{/Control}s");
    const dialog = await screen.findByRole("dialog", { name: "Move ideas (3)" });
    expect(screen.getByRole("button", { name: /^Move/ })).toBeDisabled();
    await choose("Move to", "Ready");
    expect(await within(dialog).findByText("2 will move, 1 cannot")).toBeInTheDocument();
    expect(within(dialog).getByText("1 × The idea has no estimate yet.")).toBeInTheDocument();
    await expectAccessible(dialog);
    expect(acts(host)).toEqual([]);
    await userEvent.click(within(dialog).getByRole("button", { name: "Move 2 ideas" }));
    expect(await within(dialog).findByText("2 ideas moved to Ready.")).toBeInTheDocument();
    expect(within(dialog).getByRole("listitem")).toHaveTextContent(
      "OH-3 stuck: The idea has no estimate yet.",
    );
    expect(acts(host)).toEqual([
      { group_id: expect.any(String), ideas: { view: {}, except: [] }, act: { act: "move", to: "ready" } },
    ]);
    await userEvent.click(within(dialog).getByRole("button", { name: "Done" }));
    await waitFor(async () => expect(await grid()).toHaveFocus());
    expect(selected()).toEqual([]);
  });

  it("asks for the reason where one is needed", async () => {
    const host = core(many(3));
    await open();
    await userEvent.keyboard("xs");
    const dialog = await screen.findByRole("dialog", { name: "Move ideas (1)" });
    await choose("Move to", "Declined");
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Reason" }), "Too small");
    expect(within(dialog).getByRole("button", { name: /^Move/ })).toBeDisabled();
    await choose("Why", "Not worth it");
    await userEvent.click(await within(dialog).findByRole("button", { name: "Move 1 idea" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(acts(host)).toMatchObject([
      {
        ideas: { locals: [1] },
        act: { act: "move", to: "declined", reason_code: "not_worth_it", reason: "Too small" },
      },
    ]);
    expect(await screen.findByText("1 idea moved to Declined.")).toBeInTheDocument();
  });

  it("is taken back by the name of its group", async () => {
    const undone: unknown[] = [];
    const host = core(many(3), {
      "undo.do": (request) => {
        undone.push(request.act);
        return { entry: null, done: 1, left_count: 0, left: [] };
      },
    });
    await open();
    await userEvent.keyboard("x");
    await userEvent.click(within(await bar()).getByRole("button", { name: "Area" }));
    await choose("Area", "Sales");
    await userEvent.click(await screen.findByRole("button", { name: "Change 1 idea" }));
    await screen.findByText("1 idea changed.");
    await userEvent.click(await screen.findByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(undone).toEqual([acts(host)[0]?.group_id]));
    expect(acts(host)[0]?.act).toEqual({ act: "edit", set: { area_id: { value: "sales" } } });
  });

  it.each([
    {
      button: "Systems",
      fill: () => choose("System", "SAP"),
      act: { act: "edit", set: { system_ids: { add: ["sap"] } } },
    },
    {
      button: "Assess",
      fill: async () => {
        await choose("Question", "Documented?");
        await userEvent.click(screen.getByText("4"));
      },
      act: { act: "edit", set: { documented: { value: 4 } } },
    },
    { button: "Follow", fill: async () => {}, act: { act: "follow", on: true } },
  ])("$button", async ({ button, fill, act }) => {
    const host = core(many(2));
    await open();
    await userEvent.keyboard("{Control>}a{/Control}");
    await userEvent.click(within(await bar()).getByRole("button", { name: button }));
    const dialog = await screen.findByRole("dialog");
    await fill();
    await userEvent.click(await within(dialog).findByRole("button", { name: "Change 2 ideas" }));
    await waitFor(() => expect(acts(host).map((request) => request.act)).toEqual([act]));
  });

  it("merges into one of the selected, or into another one by its number", async () => {
    const host = core(many(4));
    await open();
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}m");
    const dialog = await screen.findByRole("dialog", { name: "Merge ideas (2)" });
    await userEvent.click(await within(dialog).findByRole("radio", { name: /Idea 2/ }));
    await within(dialog).findByText("2 will be merged");
    const number = within(dialog).getByRole("textbox");
    await userEvent.type(number, "OH-9");
    expect(await within(dialog).findByText("No idea has this number.")).toBeInTheDocument();
    expect(within(dialog).getByRole("button", { name: /^Merge/ })).toBeDisabled();
    await expectAccessible(dialog);
    await userEvent.clear(number);
    await userEvent.click(within(dialog).getByRole("checkbox", { name: "Their volumes come on top" }));
    await userEvent.click(await within(dialog).findByRole("button", { name: "Merge 2 ideas" }));
    await waitFor(() =>
      expect(acts(host).map((request) => request.act)).toEqual([
        { act: "merge", target: "id-2", adds_volume: false },
      ]),
    );
  });

  it("can be stopped while it is under way, and then nothing was changed", async () => {
    let stop = (_thrown: Failure): void => {};
    const host = core(many(3), {
      "ideas.bulk": (request) => {
        const result: BulkResult = {
          total: 3,
          changed: 3,
          unchanged: 0,
          refused: 0,
          reasons: [],
          examples: [],
        };
        if (request.dry_run) return result;
        return new Promise<BulkResult>((_done, refuse) => {
          stop = refuse;
        });
      },
      "bulk.progress": () => ({ done: 1, total: 3 }),
      "bulk.cancel": () => {
        stop(new Failure("STORE_CANCELLED"));
        return { is_stopping: true };
      },
    });
    await open();
    await userEvent.keyboard("{Control>}a{/Control}");
    await userEvent.click(within(await bar()).getByRole("button", { name: "Follow" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(await within(dialog).findByRole("button", { name: "Change 3 ideas" }));
    expect(await within(dialog).findByText("1 of 3")).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(await within(dialog).findByText(/This was cancelled\./)).toBeInTheDocument();
    expect(host.sent("bulk.cancel")).toEqual([{ id: acts(host)[0]?.group_id }]);
    expect(selected()).toHaveLength(3);
  });
});
