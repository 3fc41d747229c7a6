import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Failure } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { expectAccessible } from "@/test/render";
import { startOver } from "./acts";
import { core, row, wrongMinutes } from "./testing";
import { checked, rowsList, sent } from "./walking";

beforeEach(() => {
  fakeHost({ "import.close": () => ({}) });
  startOver();
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
