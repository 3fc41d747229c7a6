import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure } from "@/api";
import { type FakeHost, fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { expectAccessible } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { startOver } from "./acts";
import { column, core, look, row, wrongMinutes } from "./testing";

beforeEach(() => {
  fakeHost({ "import.close": () => ({}) });
  startOver();
});

const sent = (host: FakeHost, command: string): unknown[] =>
  host.calls.filter((call) => call.command === command).map(({ params }) => params);

const field = () => screen.findByRole("textbox", { name: "Or paste cells" });
const heading = (name: string) => screen.findByRole("heading", { level: 2, name });
const rowsList = () => screen.findByRole("list", { name: "Rows" });

async function pasted(host: FakeHost) {
  const shown = renderApp("/import");
  const place = await field();
  fireEvent.paste(place, { clipboardData: { getData: () => "Idea\tArea\nMatch\tFinance" } });
  await heading("What do the columns say?");
  return { host, ...shown };
}

async function checked(host: FakeHost) {
  const shown = await pasted(host);
  await userEvent.click(screen.getByRole("button", { name: /^Check \d/u }));
  await heading("What will come of it");
  return shown;
}

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

describe("the check", () => {
  const rows = [
    row(2, "new"),
    wrongMinutes(3),
    row(4, "update", {
      shown_id: "OH-4",
      idea: "id-4",
      changes: [{ field: "minutes_per_run", before: 10, after: 12.5 }],
    }),
    row(5, "same"),
    wrongMinutes(6, "six"),
  ];

  it("counts, shows the errors first, and is accessible", async () => {
    const { container } = await checked(fakeHost(core({ rows })));
    expect(screen.getByRole("button", { name: "All 5" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Errors 2" })).toHaveAttribute("aria-pressed", "true");
    expect(within(await rowsList()).getAllByRole("listitem")).toHaveLength(2);
    expect(screen.getByRole("button", { name: "Import 1 idea, change 1" })).toBeEnabled();
    expect(screen.getByText("2 rows stay out")).toBeInTheDocument();
    await expectAccessible(container);
  });

  it("sums up what is wrong, and shows only the rows that have it", async () => {
    const unknown = row(7, "refused", {
      problems: [{ code: "INVALID", facts: { field: "area", column: "Area", problem: "too_long" } }],
    });
    const problems = [
      { column: "Minutes", field: "minutes_per_run", problem: "wrong_type", rows: 2 },
      { column: "Area", field: "area", problem: "too_long", rows: 1 },
      { column: null, field: "title", problem: "not_https", rows: 1 },
      { column: null, field: null, problem: "FORBIDDEN", rows: 1 },
    ];
    const { host, container } = await checked(
      fakeHost(core({ rows: [...rows, unknown], preview: { problems } })),
    );
    const sum = screen.getByRole("list", { name: "What is wrong, in sum" });
    expect(
      within(sum)
        .getAllByRole("button")
        .map((line) => line.textContent),
    ).toEqual([
      "Minutes: 2 rows cannot be read there show them",
      "Area: 1 row says too much show them",
      "Title: 1 row: A link starts with https:// and has no spaces. show them",
      expect.stringMatching(/^1 row: .+ show them$/u),
    ]);
    expect(within(await rowsList()).getAllByRole("listitem")).toHaveLength(3);
    const area = within(sum).getByRole("button", { name: /^Area/u });
    await userEvent.click(area);
    await waitFor(async () => expect(within(await rowsList()).getAllByRole("listitem")).toHaveLength(1));
    expect(sent(host, "import.rows").at(-1)).toMatchObject({
      kinds: ["refused"],
      problem: { column: "Area", field: "area", problem: "too_long" },
    });
    expect(area).toHaveAttribute("aria-pressed", "true");
    await expectAccessible(container);
    await userEvent.click(area);
    await waitFor(async () => expect(within(await rowsList()).getAllByRole("listitem")).toHaveLength(3));
    await userEvent.click(screen.getByRole("button", { name: "All 6" }));
    expect(screen.queryByRole("list", { name: "What is wrong, in sum" })).toBeNull();
  });

  it("puts errors right one after the other, by key alone", async () => {
    const { host } = await checked(fakeHost(core({ rows })));
    const list = await rowsList();
    list.querySelector<HTMLElement>("[aria-current]")?.focus();
    await userEvent.keyboard("{Enter}");
    const cell = await screen.findByRole("textbox", { name: "Minutes Minutes each time" });
    expect(cell).toHaveFocus();
    await userEvent.clear(cell);
    await userEvent.keyboard("12{Enter}");
    await screen.findByRole("button", { name: "Errors 1" });
    expect(sent(host, "import.preview").at(-1)).toMatchObject({
      fixes: [{ row: 3, column: "Minutes", text: "12" }],
    });
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveValue("six"));
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveFocus());
  });

  it("does without a column that is wrong", async () => {
    const { host } = await checked(fakeHost(core({ rows })));
    await userEvent.click(await screen.findByRole("button", { name: "Do without this column" }));
    await waitFor(() =>
      expect(sent(host, "import.preview").at(-1)).toMatchObject({
        mapping: [
          { column: "Idea", target: "title" },
          { column: "Area", target: "area" },
        ],
      }),
    );
  });

  it("shows before and after of what changes", async () => {
    await checked(fakeHost(core({ rows })));
    await userEvent.click(screen.getByRole("button", { name: "Changes 1" }));
    const detail = await screen.findByRole("complementary", { name: "Row 4" });
    expect(detail).toHaveTextContent("10 min");
    expect(detail).toHaveTextContent("12.5 min");
    expect(within(detail).getByRole("link", { name: "OH-4" })).toHaveAttribute("href", "/ideas/id-4");
  });

  it("leaves a row out and takes it again", async () => {
    const { host } = await checked(fakeHost(core({ rows: [row(2, "new"), row(3, "new")] })));
    await userEvent.click(await screen.findByRole("button", { name: "Leave this row out" }));
    await screen.findByRole("button", { name: "Import 1 idea" });
    expect(sent(host, "import.preview").at(-1)).toMatchObject({ exclude: [2] });
    await userEvent.click(await screen.findByRole("button", { name: "Take it again" }));
    await screen.findByRole("button", { name: "Import 2 ideas" });
  });

  it("looks for possible duplicates meanwhile, and that can be skipped", async () => {
    let phase: "comparing" | "stopped" = "comparing";
    const state = () => ({ phase, done: 1, total: 4, found: 0, failure: null });
    const host = fakeHost(
      core({
        rows: [row(2, "new")],
        answers: {
          "import.likes": state,
          "import.skip_likes": () => {
            phase = "stopped";
            return state();
          },
        },
      }),
    );
    await checked(host);
    expect(await screen.findByText(/Looking for possible duplicates 25/u)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Skip" }));
    expect(await screen.findByText("Possible duplicates: skipped")).toBeInTheDocument();
    expect(sent(host, "import.skip_likes")).toEqual([{ plan: "plan-1" }]);
  });

  it("names what is perhaps there already and leaves all of it out", async () => {
    const like = {
      idea: { id: "id-9", shown_id: "OH-9", title: "Match" },
      row: null,
      title: "Match",
      sureness: "probably",
    } as const;
    const host = fakeHost(core({ rows: [row(2, "new", { likes: [like] as never }), row(3, "new")] }));
    await checked(host);
    await userEvent.click(await screen.findByRole("button", { name: "Perhaps there already 1" }));
    const detail = await screen.findByRole("complementary", { name: "Row 2" });
    expect(detail).toHaveTextContent("Probably the same");
    await userEvent.click(screen.getByRole("button", { name: "Leave it out" }));
    await waitFor(() => expect(sent(host, "import.preview").at(-1)).toMatchObject({ exclude: [2] }));
  });

  it("asks once what the stage words mean", async () => {
    const stage_words = [
      { word: "Backlog", rows: 4, stage: "new", by: "common" },
      { word: "Scoping", rows: 2, stage: null, by: null },
    ] as const;
    const host = fakeHost(core({ rows: [row(2, "new")], preview: { stage_words: [...stage_words] } }));
    const { container } = await checked(host);
    expect(screen.getByText("1 word has no meaning yet; 2 rows wait for it")).toBeInTheDocument();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: "Scoping means: Choose a stage" }));
    await userEvent.keyboard("asse{Enter}");
    await waitFor(() =>
      expect(sent(host, "import.preview").at(-1)).toMatchObject({ stage_words: { Scoping: "assessing" } }),
    );
  });

  it("keeps what was there when a change is refused", async () => {
    let isFirst = true;
    const made = core({ rows });
    const host = fakeHost({
      ...made,
      "import.preview": (params) => {
        if (!isFirst) throw new Failure("STORE_IO");
        isFirst = false;
        return made["import.preview"]?.(params) as never;
      },
    });
    await checked(host);
    await userEvent.click(await screen.findByRole("button", { name: "Leave this row out" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk did not let the Hub");
    expect(screen.getByRole("button", { name: "Import 1 idea, change 1" })).toBeEnabled();
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
