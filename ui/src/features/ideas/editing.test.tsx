import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { act } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure, type SendRequest, type Sent } from "@/api";
import { say } from "@/shared";
import { ideaRow } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderLive } from "@/test/render-live";
import { forgetPlaces } from "./place";
import { core } from "./testing/core";

beforeEach(() => {
  forgetPlaces();
  localStorage.clear();
  say(null);
});

const ok: Sent = { verdict: "ok", fields: [], idea_id: null, shown_id: null };
const grid = () => screen.findByRole("grid", { name: "Ideas" });
const two = () => [ideaRow(1, { versions: { "*": "made", title: "typed" } }), ideaRow(2)];

async function open(host: ReturnType<typeof core>) {
  const shown = renderLive("/ideas");
  await screen.findByText("Idea 1");
  (await grid()).focus();
  const operations = () => (host.sent("operation.send") as SendRequest[]).map(({ operation }) => operation);
  return { ...shown, operations };
}

describe("changing a cell", () => {
  it("begins with F2, saves with Enter on top of what was seen, and goes on in the list", async () => {
    const host = core(two(), { "operation.send": () => ok });
    const { operations } = await open(host);
    await userEvent.keyboard("{F2}");
    const dialog = await screen.findByRole("dialog", { name: "Change the title of OH-1" });
    await expectAccessible(dialog);
    const field = within(dialog).getByRole("textbox", { name: "Title" });
    await userEvent.clear(field);
    await userEvent.type(field, "Another title{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const set = { title: { value: "Another title", base: "typed" } };
    expect(operations()).toEqual([{ kind: "idea.edit", id: "id-1", set }]);
    expect(await grid()).toHaveFocus();
  });

  it("gives up with Escape, and sends nothing where nothing was changed", async () => {
    const host = core(two(), { "operation.send": () => ok });
    const { operations } = await open(host);
    await userEvent.keyboard("{F2}");
    await userEvent.type(await screen.findByRole("textbox", { name: "Title" }), "x{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await userEvent.keyboard("{F2}");
    await userEvent.type(await screen.findByRole("textbox", { name: "Title" }), "{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(operations()).toEqual([]);
  });

  it("sets the area from the list of areas, begun by Enter in its cell", async () => {
    const host = core(two(), { "operation.send": () => ok });
    const { operations } = await open(host);
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{Enter}");
    await screen.findByRole("dialog", { name: "Change the area of OH-1" });
    await screen.findByRole("option", { name: "Sales" });
    await waitFor(() => expect(screen.getByRole("combobox", { name: "Area" })).toHaveFocus());
    await userEvent.keyboard("sal{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(operations()).toEqual([
      { kind: "idea.edit", id: "id-1", set: { area_id: { value: "sales", base: "made" } } },
    ]);
  });

  it("moves along allowed arrows only, begun by a double click, and asks why where that is needed", async () => {
    const host = core(two(), { "operation.send": () => ok });
    const { operations } = await open(host);
    const stage = within(screen.getByText("Idea 2").closest("[role=row]") as HTMLElement).getByText("New");
    await userEvent.dblClick(stage);
    const dialog = await screen.findByRole("dialog", { name: "Move OH-2" });
    const offered = within(dialog).getAllByRole("option");
    expect(offered.map((option) => option.textContent)).toEqual(["Assessing", "Parked…", "Declined…"]);
    await userEvent.click(within(dialog).getByRole("option", { name: "Assessing" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(operations()).toEqual([
      { kind: "stage.move", id: "id-2", from: "new", to: "assessing", seen_score: 60 },
    ]);
    await userEvent.dblClick(stage);
    await userEvent.click(await screen.findByRole("option", { name: "Parked…" }));
    const why = await screen.findByRole("dialog", { name: "Move ideas (1)" });
    await userEvent.type(await within(why).findByRole("textbox", { name: "Reason" }), "Later");
    await userEvent.click(await within(why).findByRole("button", { name: "Move 1 idea" }));
    await waitFor(() =>
      expect(host.sent("ideas.bulk")).toContainEqual({
        group_id: expect.any(String),
        ideas: { ids: ["id-2"] },
        act: { act: "move", to: "parked", reason: "Later" },
      }),
    );
  });

  it("shows both values where somebody else wrote meanwhile", async () => {
    const host = core(two(), {
      "operation.send": ({ operation }) => {
        const isOnTop = operation.kind === "idea.edit" && "base" in (operation.set.title ?? {});
        host.ideas = host.ideas.map((idea) => (idea.local === 1 ? { ...idea, title: "Theirs" } : idea));
        return isOnTop ? { ...ok, verdict: "merged", fields: ["title"] } : ok;
      },
    });
    const { operations } = await open(host);
    await userEvent.keyboard("{F2}");
    const field = await screen.findByRole("textbox", { name: "Title" });
    await userEvent.clear(field);
    await userEvent.type(field, "Mine{Enter}");
    const both = await screen.findByRole("alert", { name: "" });
    expect(
      await within(await screen.findByRole("dialog")).findByText("Theirs", { selector: "dd" }),
    ).toBeInTheDocument();
    expect(both).toBeInTheDocument();
    expect(screen.getByText("Mine", { selector: "dd" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Use mine" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(operations().at(-1)).toEqual({ kind: "idea.edit", id: "id-1", set: { title: { value: "Mine" } } });
  });

  it("says it while one types, and keeps what is typed where ranks move", async () => {
    const host = core([...two(), ideaRow(3)], { "operation.send": () => ok });
    await open(host);
    await userEvent.keyboard("{F2}");
    const field = await screen.findByRole("textbox", { name: "Title" });
    await userEvent.type(field, " and more");
    const [first, ...rest] = host.ideas;
    if (!first) throw new Error("there is a first idea");
    host.ideas = [...rest, { ...first, title: "Theirs", versions: { "*": "made", title: "newer" } }];
    act(() => host.change({ kinds: ["idea"], ids: ["id-1"] }));
    expect(await screen.findByText("Somebody changed it meanwhile; now it is “Theirs”.")).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Title" })).toHaveValue("Idea 1 and more");
  });

  it("words a refusal and stays", async () => {
    const host = core(two(), {
      "operation.send": () => {
        throw new Failure("STAGE_LOCKED");
      },
    });
    await open(host);
    await userEvent.keyboard("{F2}");
    await userEvent.type(await screen.findByRole("textbox", { name: "Title" }), "!{Enter}");
    expect(await screen.findByText(/cannot be changed in the idea's present stage/)).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Title" })).toHaveValue("Idea 1!");
  });

  it("says so where this person may not", async () => {
    const rights = { ...ideaRow(1).rights, edit_case: false, moves: [] };
    await open(core([ideaRow(1, { rights })]));
    await userEvent.keyboard("{F2}");
    expect(await screen.findByText("You cannot change this now.")).toBeInTheDocument();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
