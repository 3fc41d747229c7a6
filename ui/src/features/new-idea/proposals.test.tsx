import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Proposed, SendRequest, SimilarRequest } from "@/api";
import { expectAccessible, schemes } from "@/test/render";
import { calls, draft, find, open, told } from "./new-idea.fixture";

const finance: Proposed = { id: "finance", name: "Finance", by: "neighbours" };
const sap: Proposed = { id: "sap", name: "SAP", by: "text" };
const gone: Proposed = { id: "gone", name: "Gone", by: "text" };

const proposing = (area: Proposed | null, ...systems: Proposed[]) => ({
  "similar.find": () => ({
    compared: 9,
    by_meaning: 0,
    indexing: false,
    found: [],
    proposed: { area, systems },
  }),
});

const withDraft = (more: object) => ({ "draft.list": () => [draft({ ...told, ...more })] });
const chips = (field: string) => screen.findByRole("group", { name: `Proposed for: ${field}` });
const area = () => screen.getByRole("combobox", { name: "Area" });

describe("proposals", () => {
  it("stand beside open fields, say why, and fill nothing in by themselves", async () => {
    const page = open({ ...withDraft({ area_id: null }), ...proposing(finance, sap, gone) });
    const forArea = within(await chips("Area")).getByRole("button", { name: "Finance" });
    expect(forArea).toHaveAttribute("title", "Most of the ideas that look alike have it.");
    expect(forArea).toHaveAttribute("aria-keyshortcuts", "Control+I");
    const forSystems = within(await chips("Systems it touches")).getAllByRole("button");
    expect(forSystems.map((chip) => chip.textContent)).toEqual(["SAP"]);
    expect(forSystems[0]).toHaveAttribute("title", "Your text names it.");
    expect(forSystems[0]).not.toHaveAttribute("aria-keyshortcuts");
    expect(area()).toHaveValue("");
    expect(calls(page, "similar.find").map((asked) => (asked as SimilarRequest).propose)).toContain(true);
    await userEvent.click(find.send());
    await waitFor(() => expect(page.sent()).toHaveLength(1));
    const { operation } = page.sent()[0] as SendRequest;
    expect(operation).toMatchObject({ case: { title: told.title } });
    expect(operation).not.toHaveProperty("case.area_id");
    expect(operation).not.toHaveProperty("case.system_ids");
  });

  it("are taken by a click and vanish; a system is seen where it went", async () => {
    open({ ...withDraft({ area_id: null }), ...proposing(finance, sap) });
    await userEvent.click(within(await chips("Area")).getByRole("button", { name: "Finance" }));
    expect(area()).toHaveValue("Finance");
    expect(screen.queryByRole("group", { name: "Proposed for: Area" })).toBeNull();
    expect(screen.getByText("Area: Finance")).toBeInTheDocument();
    const system = within(await chips("Systems it touches")).getByRole("button", { name: "SAP" });
    expect(system).toHaveAttribute("aria-keyshortcuts", "Control+I");
    await userEvent.click(system);
    expect(screen.queryByRole("group", { name: "Proposed for: Systems it touches" })).toBeNull();
    expect(screen.getByRole("button", { name: /Tell us more/u })).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText("System added: SAP")).toBeInTheDocument();
  });

  it("are taken one after the other by a key, also while one types", async () => {
    open({ ...withDraft({ area_id: null }), ...proposing(finance, sap) });
    await chips("Area");
    const user = userEvent.setup();
    await user.click(await find.title());
    await user.keyboard("{Control>}i{/Control}");
    expect(area()).toHaveValue("Finance");
    await user.keyboard("{Control>}i{/Control}");
    expect(screen.getByText("System added: SAP")).toBeInTheDocument();
    await user.keyboard("{Control>}i{/Control}");
    expect(await find.title()).toHaveValue("Copy invoices");
  });

  it("are no longer made for what is filled", async () => {
    open({ ...withDraft({ area_id: "finance", system_ids: ["sap"] }), ...proposing(finance, sap) });
    await find.title();
    await waitFor(() => expect(area()).toHaveValue("Finance"));
    expect(screen.queryByRole("group", { name: /^Proposed for/u })).toBeNull();
  });

  it.each(schemes)("have no accessibility violations in the %s theme", async (scheme) => {
    const page = open({ ...withDraft({ area_id: null }), ...proposing(finance, sap) }, "/new", scheme);
    await chips("Area");
    await expectAccessible(page.view.container);
  });
});
