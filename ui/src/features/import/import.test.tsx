import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { startOver } from "./acts";
import { column, core, look, row, wrongMinutes } from "./testing";
import { checked, field, heading, pasted, sent } from "./walking";

beforeEach(() => {
  fakeHost({ "import.close": () => ({}) });
  startOver();
});

describe("the file", () => {
  it("is asked for, and the place says what can be read", async () => {
    fakeHost(core({ rows: [] }));
    const { container } = renderApp("/import");
    await heading("Bring your list");
    expect(screen.getByText("100 MB, 200,000 rows and 200 columns at once")).toBeInTheDocument();
    expect(within(screen.getByRole("navigation", { name: "Steps" })).getByText("File")).toHaveAttribute(
      "aria-current",
      "step",
    );
    await expectAccessible(container);
  });

  it("comes by pasting, as text with tabs", async () => {
    const { host, container } = await pasted(fakeHost(core({ rows: [row(2, "new")] })));
    expect(sent(host, "upload")).toEqual([{ name: "Pasted cells", size: 23 }]);
    expect(screen.getByRole("heading", { level: 2 })).toHaveFocus();
    await expectAccessible(container);
  });

  it("comes by choosing one, by dropping it anywhere, and by pasting outside of a field", async () => {
    const file = new File(["Idea\nMatch"], "list.csv");
    const ways: Record<string, () => Promise<unknown>> = {
      choosing: () => userEvent.upload(screen.getByLabelText("File with ideas"), file),
      dropping: async () =>
        fireEvent.drop(document.body, { dataTransfer: { types: ["Files"], files: [file] } }),
      pasting: async () =>
        fireEvent.paste(document.body, { clipboardData: { files: [file], getData: () => "" } }),
    };
    for (const [name, way] of Object.entries(ways)) {
      const host = fakeHost(core({ rows: [] }));
      const { unmount } = renderApp("/import");
      await heading("Bring your list");
      await way();
      await heading("What do the columns say?");
      expect(sent(host, "upload"), name).toEqual([{ name: "list.csv", size: 10 }]);
      unmount();
      startOver();
    }
  });

  it.each([
    ["NOT_A_SPREADSHEET", "This file is no table that the Hub can read."],
    ["FILE_ENCRYPTED", "The workbook is locked with a password."],
    ["FILE_TOO_LARGE", "The file is larger than 100 MB."],
    ["FILE_EMPTY", "The file is empty."],
  ])("that is refused as %s is told with what is safe and what to do", async (code, what) => {
    fakeHost(
      core({
        rows: [],
        answers: {
          "import.look": () => {
            throw new Failure(code);
          },
        },
      }),
    );
    const { container } = renderApp("/import");
    fireEvent.paste(await field(), { clipboardData: { getData: () => "x" } });
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent(what);
    expect(alert).toHaveTextContent("Nothing was opened or changed.");
    expect(await field()).toBeInTheDocument();
    await expectAccessible(container);
  });

  it("stays while one goes elsewhere and comes back", async () => {
    const { router } = await pasted(fakeHost(core({ rows: [row(2, "new")] })));
    await router.navigate({ to: "/settings" });
    await screen.findByRole("heading", { level: 1, name: "Settings" });
    await router.navigate({ to: "/import" });
    expect(await heading("What do the columns say?")).toBeInTheDocument();
  });
});

describe("the columns", () => {
  it("show how they were read, what they become, and their first rows", async () => {
    await pasted(fakeHost(core({ rows: [] })));
    expect(screen.getByRole("button", { name: "Encoding UTF-8" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Between cells semicolon" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Numbers 1.234,56" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Idea becomes: Title" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Colour becomes: Not taken" })).toBeInTheDocument();
    expect(screen.getByRole("cell", { name: "Chase time sheets" })).toBeInTheDocument();
  });

  it("are read again in another way", async () => {
    const { host } = await pasted(fakeHost(core({ rows: [] })));
    await userEvent.click(screen.getByRole("button", { name: "Encoding UTF-8" }));
    await userEvent.keyboard("1252{Enter}");
    await screen.findByRole("button", { name: "Encoding windows-1252" });
    expect(sent(host, "import.look").at(-1)).toEqual({
      upload: "upload-1",
      settings: { header_row: null, encoding: "windows-1252" },
    });
  });

  it("are given another meaning by key, and what had it gives way", async () => {
    const { host } = await pasted(fakeHost(core({ rows: [row(2, "new")] })));
    await userEvent.click(screen.getByRole("button", { name: "Colour becomes: Not taken" }));
    await userEvent.keyboard("area{Enter}");
    expect(await screen.findByRole("button", { name: "Colour becomes: Area" })).toHaveFocus();
    expect(screen.getByRole("button", { name: "Area becomes: Not taken" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Check 3 rows" }));
    await heading("What will come of it");
    expect(sent(host, "import.preview")[0]).toMatchObject({
      mapping: [
        { column: "Idea", target: "title" },
        { column: "Minutes", target: "minutes_per_run" },
        { column: "Colour", target: "area" },
      ],
      source: "ideas",
    });
  });

  it("need one that names the idea", async () => {
    await pasted(fakeHost(core({ look: look({ columns: [column("Colour", null)] }), rows: [] })));
    expect(screen.getByText("Say which column is the title.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Check 3 rows" })).toBeDisabled();
  });

  it.each([
    [{ known: "fider" }, "This is an export of Fider: its columns are known."],
    [{ known: "opportunity_hub" }, "The Hub exported this itself: every column is known."],
    [
      { columns: [{ ...column("Idea", "title"), how: "remembered" }] },
      "A file with these columns was here before; they become what you said then.",
    ],
  ] as const)("say in a sentence where %j comes from", async (part, sentence) => {
    await pasted(fakeHost(core({ look: look(part as never), rows: [] })));
    expect(screen.getByText(sentence, { exact: false })).toBeInTheDocument();
  });

  it("are drawn as far as they are in sight", async () => {
    const many = Array.from({ length: 200 }, (_, at) => column(`Column ${at}`, at === 0 ? "title" : null));
    const lines = [{ row: 2, cells: many.map(({ name }) => name) }];
    const { container } = await pasted(
      fakeHost(core({ look: look({ columns: many, table_rows: lines }), rows: [] })),
    );
    expect(container.querySelectorAll("*").length).toBeLessThan(1500);
  });
});

describe("the import", () => {
  it("accounts for every row, leads to the ideas and can be taken back", async () => {
    const host = fakeHost(
      core({
        rows: [row(2, "new"), wrongMinutes(3), row(4, "same")],
        answers: { "undo.do": () => ({ entry: null, done: 1, left: [], left_count: 0 }) },
      }),
    );
    const { container } = await checked(host);
    await userEvent.click(screen.getByRole("button", { name: "Import 1 idea" }));
    expect(await heading("1 idea imported")).toHaveFocus();
    expect(sent(host, "import.run")).toEqual([{ plan: "plan-1" }]);
    const account = screen.getByText("rows in the file").closest("dl") as HTMLElement;
    expect(account).toHaveTextContent(/imported1.*the same already1.*not imported1.*column names1.*file4/u);
    expect(screen.getByRole("link", { name: "See them in Ideas" })).toHaveAttribute(
      "href",
      "/ideas?sort=updated",
    );
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: "Imported 1" }));
    const link = await screen.findByRole("link", { name: "Open OH-2" });
    expect(link).toHaveAttribute("href", "/ideas/id-2");
    await userEvent.click(screen.getByRole("button", { name: "Undo the import" }));
    await waitFor(() => expect(sent(host, "undo.do")).toMatchObject([{ act: "act-1" }]));
  });

  it("says how far it is and can be cancelled", async () => {
    let refuse: (failure: Failure) => void = () => undefined;
    const host = fakeHost(
      core({
        rows: [row(2, "new")],
        answers: {
          "import.run": () => new Promise((_, reject) => (refuse = reject)),
          "bulk.progress": () => ({ done: 400, total: 1_000 }),
          "bulk.cancel": () => {
            refuse(new Failure("STORE_CANCELLED"));
            return { cancelled: true } as never;
          },
        },
      }),
    );
    await checked(host);
    await userEvent.click(screen.getByRole("button", { name: "Import 1 idea" }));
    expect(await screen.findByText("400 of 1,000")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await heading("What will come of it")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(sent(host, "bulk.cancel")).toEqual([{ id: "plan-1" }]);
  });

  it("is not for everybody", async () => {
    const state = appState(0);
    const space = state.space && {
      ...state.space,
      me: { ...state.space.me, role: "contributor" as const },
    };
    fakeHost(core({ rows: [], answers: { "app.state": () => ({ ...state, space }) } }));
    const { container } = renderApp("/import");
    expect(await heading("A lead brings lists in")).toBeInTheDocument();
    await expectAccessible(container);
  });
});
