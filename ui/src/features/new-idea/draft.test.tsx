import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure, type SendRequest } from "@/api";
import { calls, draft, drafts, find, open, space, state, told } from "./new-idea.fixture";

const { title, runs, send } = find;

describe("a draft", () => {
  it("is saved within a second or so, and its time is shown", async () => {
    const page = open();
    await userEvent.type(await title(), "Copy invoices");
    expect(await screen.findByText(/Draft saved on this computer/u)).toBeVisible();
    await waitFor(() =>
      expect(calls(page, "draft.put").at(-1)).toMatchObject({ body: { title: "Copy invoices" } }),
    );
  });

  it("is kept at once when the form is closed with Escape", async () => {
    const page = open();
    await userEvent.type(await title(), "Copy invoices");
    expect(screen.getByText("Your draft is kept")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(page.address()).toBe("/ideas"));
    await waitFor(() => expect(calls(page, "draft.put")).toHaveLength(1));
    expect(page.sent()).toEqual([]);
  });

  it("leaves nothing behind when nothing was typed", async () => {
    const page = open();
    await title();
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(page.address()).toBe("/ideas"));
    expect(calls(page, "draft.put")).toEqual([]);
  });

  it("comes back, and can be put aside for a new idea", async () => {
    open(drafts);
    expect(await title()).toHaveValue("Copy invoices");
    expect(runs()).toHaveValue("8");
    expect(screen.getByText(/This is your draft of/u)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Begin a new idea" }));
    await waitFor(async () => expect(await title()).toHaveValue(""));
    await userEvent.click(screen.getByRole("button", { name: "Other drafts: 1" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: /Copy invoices/u }));
    await waitFor(async () => expect(await title()).toHaveValue("Copy invoices"));
  });

  it("can be asked for by address, and a given title begins a new idea", async () => {
    const two = { "draft.list": () => [draft(told), draft({ title: "Older" }, "older")] };
    const page = open(two, "/new?draft=older");
    expect(await title()).toHaveValue("Older");
    page.view.unmount();
    open(two, "/new?title=From%20home");
    expect(await title()).toHaveValue("From home");
    expect(screen.getByRole("button", { name: "Other drafts: 2" })).toBeVisible();
  });

  it("goes on where a given title was left", async () => {
    const two = { "draft.list": () => [draft(told), draft({ title: "From home" }, "older")] };
    open(two, "/new?title=From%20home");
    expect(await title()).toHaveValue("From home");
    expect(screen.getByRole("button", { name: "Other drafts: 1" })).toBeVisible();
  });

  it("can be discarded and brought back", async () => {
    const page = open(drafts);
    await title();
    await userEvent.click(screen.getByRole("button", { name: "Discard the draft" }));
    expect(await screen.findByText("The draft is discarded.")).toBeVisible();
    expect(await title()).toHaveValue("");
    await waitFor(() => expect(calls(page, "draft.delete")).toEqual([{ id: draft(told).id }]));
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(await title()).toHaveValue("Copy invoices");
    await waitFor(() => expect(calls(page, "draft.put")).toHaveLength(1));
    expect(calls(page, "draft.put")[0]).toMatchObject({ id: draft(told).id, body: told });
  });

  it("says when it could not be saved, and tries again", async () => {
    let isFull = true;
    open({
      "draft.put": ({ id, body }) => {
        if (isFull) throw new Failure("STORE_DISK_FULL");
        return { id, body, saved_at_ms: 0 };
      },
    });
    await userEvent.type(await title(), "Copy");
    expect(await screen.findByText(/Draft not saved/u)).toBeVisible();
    isFull = false;
    await userEvent.type(await title(), "!");
    expect(await screen.findByText(/Draft saved on this computer/u)).toBeVisible();
  });
});

describe("areas and systems", () => {
  it("come from the profile, and a new area is made on the spot", async () => {
    const areas = [{ id: "finance", name: "Finance", archived: false }];
    const page = open({
      "space.choices": () => ({ areas, systems: [], members: [] }),
      "operation.send": ({ operation }) => {
        if (operation.kind === "area.add")
          areas.push({ id: operation.id, name: operation.name, archived: false });
        return { verdict: "ok", fields: [], idea_id: null, shown_id: null };
      },
    });
    await title();
    const area = screen.getByRole("combobox", { name: "Area" });
    await waitFor(() => expect(area).toHaveValue("Finance"));
    expect(screen.getByText("From your profile")).toBeVisible();
    await userEvent.clear(area);
    await userEvent.type(area, "Logistics");
    await userEvent.click(await screen.findByRole("option", { name: "New area “Logistics”" }));
    await waitFor(() => expect(area).toHaveValue("Logistics"));
    expect(screen.queryByText("From your profile")).toBeNull();
    expect((page.sent()[0] as SendRequest).operation).toMatchObject({ kind: "area.add", name: "Logistics" });
  });

  it("are made only by those who may", async () => {
    open({
      "app.state": () => ({ ...state, space: { ...space, me: { ...space.me, role: "contributor" } } }),
    });
    await title();
    await userEvent.type(screen.getByRole("combobox", { name: "Area" }), "x");
    expect(await screen.findByText("No area of this name")).toBeInTheDocument();
    expect(screen.queryByRole("option", { name: /New area/u })).toBeNull();
  });

  it("are chosen as soon as they are made, by the id that the core gave", async () => {
    const systems = [{ id: "sap", name: "SAP", archived: false }];
    const page = open({
      ...drafts,
      "space.choices": () => ({ areas: [], systems, members: [] }),
      "operation.send": ({ operation }) => {
        if (operation.kind === "system.add") systems.push({ id: "made", name: "Ação", archived: false });
        return { verdict: "ok", fields: [], idea_id: "sent", shown_id: "OH-1" };
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: /Tell us more/u }));
    const field = screen.getByRole("combobox", { name: "Systems it touches" });
    await userEvent.type(field, "acao");
    await userEvent.click(await screen.findByRole("option", { name: "Add “acao”" }));
    expect(await screen.findByText("Ação")).toBeVisible();
    await userEvent.type(field, "ACAO");
    expect(screen.queryByRole("option", { name: /^Add/u })).toBeNull();
    await userEvent.click(send());
    await waitFor(() => expect(page.sent()).toHaveLength(2));
    expect((page.sent()[1] as SendRequest).operation).toMatchObject({ case: { system_ids: ["made"] } });
  });

  it("say at the field why a system was refused", async () => {
    open({
      "operation.send": () => {
        throw new Failure("INVALID", { field: "name", problem: "too_long", max: 80, length: 90 });
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: /Tell us more/u }));
    await userEvent.type(screen.getByRole("combobox", { name: "Systems it touches" }), "Thing");
    await userEvent.click(await screen.findByRole("option", { name: "Add “Thing”" }));
    expect(await screen.findByText("90 characters; at most 80 fit.")).toBeVisible();
  });
});
