import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { type Exported, type ExportRequest, Failure } from "@/api";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { forgetPlaces } from "../place";
import { core, many } from "../testing/core";

beforeEach(() => {
  forgetPlaces();
  localStorage.clear();
});

const exported: Exported = {
  path: "/home/ana/Downloads/Ideas 2026-11-20.xlsx",
  file_name: "Ideas 2026-11-20.xlsx",
  size_bytes: 12_000,
  ideas: 5,
  comes_back: false,
  cells_left_out: 0,
};

const grid = () => screen.findByRole("grid", { name: "Ideas" });
const dialog = () => screen.findByRole("dialog", { name: "Export ideas" });

async function open(more: Parameters<typeof core>[1] = {}) {
  const host = core(many(5), { "export.run": () => exported, ...more });
  renderApp("/ideas");
  await screen.findByText("Idea 1");
  (await grid()).focus();
  return host;
}

describe("exporting", () => {
  it("writes the view with the columns of the list, by keys alone, and says where", async () => {
    const host = await open({ "export.show": () => ({}) });
    await userEvent.keyboard("e");
    const asked = await dialog();
    expect(within(asked).getByRole("radio", { name: "This view, in its order (5)" })).toBeChecked();
    expect(within(asked).queryByRole("radio", { name: /^The selected ideas/ })).not.toBeInTheDocument();
    await expectAccessible(asked);
    await userEvent.keyboard("{Enter}");
    expect(await within(asked).findByText("5 ideas are in this file:")).toBeInTheDocument();
    expect(within(asked).getByText("Ideas 2026-11-20.xlsx")).toBeInTheDocument();
    expect(within(asked).getByText("/home/ana/Downloads")).toBeInTheDocument();
    await expectAccessible(asked);
    const [request] = host.sent("export.run") as ExportRequest[];
    expect(request).toMatchObject({ format: "xlsx", name: "Ideas", ideas: { view: {} } });
    expect(request?.columns?.map(({ key }) => key)).toEqual([
      "rank",
      "title",
      "number",
      "hours_low",
      "hours_high",
      "hours",
      "score",
      "stage",
      "area",
      "builder",
      "supports",
      "age",
    ]);
    expect(request?.stage_words?.ready).toBe("Ready");
    expect(within(asked).getByRole("button", { name: "Done" })).toHaveFocus();
    await userEvent.click(within(asked).getByRole("button", { name: "Show in folder" }));
    expect(host.sent("export.show")).toEqual([{ path: exported.path }]);
    await userEvent.keyboard("{Tab}{Enter}");
    await waitFor(async () => expect(await grid()).toHaveFocus());
  });

  it("offers what is selected first", async () => {
    const host = await open();
    await userEvent.keyboard("xjx");
    await userEvent.click(
      within(await screen.findByRole("group", { name: "What to do with the selected ideas" })).getByRole(
        "button",
        {
          name: "Export",
        },
      ),
    );
    const asked = await dialog();
    expect(within(asked).getByRole("radio", { name: "The selected ideas (2)" })).toBeChecked();
    await userEvent.click(within(asked).getByRole("button", { name: "Export" }));
    await within(asked).findByText(/are in this file/);
    expect(host.sent("export.run")).toMatchObject([{ ideas: { locals: [1, 2] } }]);
  });

  it.each([
    { choose: ["Everything, which an import can bring back"], format: "xlsx" },
    { choose: ["JSON"], format: "json" },
    { choose: ["JSON", "CSV", "Everything, which an import can bring back"], format: "csv" },
  ])("writes everything: $choose", async ({ choose, format }) => {
    const host = await open();
    await userEvent.keyboard("e");
    const asked = await dialog();
    await userEvent.click(within(asked).getByRole("radio", { name: /^Every idea/ }));
    for (const name of choose) await userEvent.click(within(asked).getByRole("radio", { name }));
    await userEvent.click(within(asked).getByRole("button", { name: "Export" }));
    await within(asked).findByText(/are in this file/);
    expect(host.sent("export.run")).toEqual([{ id: expect.any(String), format, name: "Ideas" }]);
  });

  it("says what kept it from writing, and lets it be tried again", async () => {
    let isFull = true;
    const host = await open({
      "export.run": () => {
        if (isFull) throw new Failure("EXPORT_DISK_FULL", { path: "/home/ana/Downloads" });
        return { ...exported, ideas: 1, cells_left_out: 2 };
      },
    });
    await userEvent.keyboard("e");
    const asked = await dialog();
    await userEvent.click(within(asked).getByRole("button", { name: "Export" }));
    expect(
      await within(asked).findByText(/no room left for the file in \/home\/ana\/Downloads/),
    ).toHaveTextContent(
      "No half file was left, and your ideas are untouched. Free some space, then export again.",
    );
    isFull = false;
    await userEvent.click(within(asked).getByRole("button", { name: "Export" }));
    expect(await within(asked).findByText("1 idea is in this file:")).toBeInTheDocument();
    expect(within(asked).getByText(/^2 texts are longer than a cell/)).toBeInTheDocument();
    const ids = (host.sent("export.run") as ExportRequest[]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it("stops when asked to, and says nothing about it", async () => {
    let stop: () => void = () => undefined;
    const host = await open({
      "export.run": () =>
        new Promise<Exported>((_, refuse) => {
          stop = () => refuse(new Failure("STORE_CANCELLED"));
        }),
      "bulk.cancel": () => {
        stop();
        return { is_stopping: true };
      },
    });
    await userEvent.keyboard("e");
    const asked = await dialog();
    await userEvent.click(within(asked).getByRole("button", { name: "Export" }));
    expect(await within(asked).findByText("Writing the file…")).toBeInTheDocument();
    expect(within(asked).getByRole("button", { name: "Export" })).toHaveFocus();
    await userEvent.click(within(asked).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(within(asked).queryByText("Writing the file…")).not.toBeInTheDocument());
    expect(within(asked).getByRole("button", { name: "Export" })).not.toHaveAttribute("aria-disabled");
    expect(host.sent("bulk.cancel")).toEqual([{ id: (host.sent("export.run") as ExportRequest[])[0]?.id }]);
    expect(within(asked).getByRole("alert")).toBeEmptyDOMElement();
  });
});
