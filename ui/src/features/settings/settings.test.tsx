import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { type BackupLook, type Changed, Failure, type RatesInUse, type SpaceRates } from "@/api";
import { type Answers, fakeHost } from "@/test/fake-host";
import { appState, catalogue } from "@/test/made";
import { expectAccessible, schemes } from "@/test/render";
import { renderApp } from "@/test/render-app";
import { nothingLearnt } from "./testing";

const version = (number: number, minor: number | null, by = "Ana Ribeiro") => ({
  basis_id: `b${number}`,
  version: number,
  labour: minor === null ? null : { per: "hour" as const, minor },
  day_cost_minor: minor === null ? null : 49_000,
  working_days_per_year: 220,
  hours_per_day: 8,
  by: { id: "ana", name: by },
  at_ms: Date.now() - 86_400_000,
});

const rates: SpaceRates = {
  space: {
    area_id: null,
    name: null,
    archived: false,
    next_version: 2,
    versions: [{ ...version(1, null), by: null }],
  },
  areas: [
    {
      area_id: "finance",
      name: "Finance",
      archived: false,
      next_version: 3,
      versions: [version(2, 3800), version(1, 3400)],
    },
    { area_id: "sales", name: "Sales", archived: false, next_version: 1, versions: [] },
  ],
};

const uses: RatesInUse = {
  all: { estimates: 12, outdated: 3 },
  space: { estimates: 5, outdated: 0 },
  areas: [{ area_id: "finance", uses: { estimates: 7, outdated: 3 } }],
};

const look: BackupLook = {
  path: "/hub/backups/a.db",
  name: "Alder Supply",
  ideas: 3,
  last_change_at_ms: Date.UTC(2026, 4, 3, 10, 42),
  size_bytes: 150_000,
  present: { ideas: 5, changes_since: 9 },
};

const core: Answers = {
  ...catalogue([]),
  "device.set": (device) => device,
  "space.choices": () => ({
    areas: [{ id: "finance", name: "Finance", archived: false }],
    systems: [],
    members: [],
  }),
  "app.choices": () => ({ currencies: [], time_zones: ["Europe/Berlin", "Europe/Lisbon"] }),
  "operation.send": () => ({ verdict: "ok", fields: [], idea_id: null, shown_id: null }),
  "rates.list": () => rates,
  "rates.in_use": () => uses,
  "rates.rerate": () => ({ changed: 3, refused: 0 }),
  "backups.list": () => ({
    folder: "/hub/backups",
    backups: [
      {
        path: "/hub/backups/a.db",
        name: "a.db",
        at_ms: 1_700_000_000_000,
        size_bytes: 150_000,
        kind: "daily",
      },
    ],
  }),
  "backup.look": () => look,
  "backup.restore": () => ({ kept: "/hub/backups/b.db", state: appState(3) }),
  "learning.look": () => nothingLearnt,
  "diagnostics.look": () => ({
    version: "1.2.3",
    system: "linux x86_64",
    files: [{ kind: "journal", size_bytes: 2_540_000 }],
    trouble: null,
    meaning: { state: "reading", read: 1200, ideas: 15_000 },
  }),
};

function open(part: string, answers: Answers = {}) {
  const host = fakeHost({ ...core, ...answers });
  const view = renderApp(`/settings${part === "you" ? "" : `?part=${part}`}`);
  const sent = (command: string): unknown[] =>
    host.calls.filter((call) => call.command === command).map(({ params }) => params);
  const operations = (): unknown[] =>
    sent("operation.send").map((params) => (params as { operation: unknown }).operation);
  return { ...view, host, sent, operations };
}

const refuse =
  (code: string, facts = {}) =>
  () => {
    throw new Failure(code, facts);
  };

beforeEach(() => localStorage.clear());

describe("you and the space", () => {
  it("saves a name with Enter, keeps the area, and puts it back with Escape", async () => {
    const page = open("you");
    const name = await screen.findByLabelText("Your name");
    await userEvent.type(name, "!{Escape}");
    expect(name).toHaveDisplayValue("Ana Ribeiro");
    await userEvent.type(name, " Lima{Enter}");
    await waitFor(() =>
      expect(page.operations()).toEqual([
        { kind: "member.profile", display_name: "Ana Ribeiro Lima", area_id: null },
      ]),
    );
  });

  it("says at the name what the core refuses", async () => {
    open("space", { "operation.send": refuse("INVALID", { field: "name", problem: "empty" }) });
    const name = await screen.findByLabelText("Name");
    await userEvent.clear(name);
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Something is needed here.")).toBeVisible();
    expect(name).toBeInvalid();
  });

  it("chooses a time zone and an area", async () => {
    const page = open("space");
    await userEvent.click(await screen.findByRole("combobox", { name: "Time zone" }));
    await userEvent.click(await screen.findByRole("option", { name: "Europe/Lisbon" }));
    await waitFor(() =>
      expect(page.operations()).toEqual([{ kind: "space.edit", time_zone: "Europe/Lisbon" }]),
    );
    await userEvent.click(screen.getByRole("link", { name: "You" }));
    await userEvent.click(await screen.findByRole("combobox", { name: "Area" }));
    await userEvent.click(await screen.findByRole("option", { name: "Finance" }));
    await waitFor(() =>
      expect(page.operations()[1]).toEqual({
        kind: "member.profile",
        display_name: "Ana Ribeiro",
        area_id: "finance",
      }),
    );
  });
});

describe("areas and rates", () => {
  it("shows what holds where, and how many estimates have older rates", async () => {
    open("rates");
    const finance = (await screen.findByRole("rowheader", { name: "Finance" })).closest("tr");
    expect(finance).toHaveTextContent(/€38\.00 an hour.*€490.*220 days of 8 h.*7.*3/u);
    expect(screen.getByRole("rowheader", { name: "Sales" }).closest("tr")).toHaveTextContent("as the space");
    expect(await screen.findByText("3 estimates were made with older rates.")).toBeVisible();
  });

  it("keeps new rates as the next version of their owner", async () => {
    const page = open("rates");
    await userEvent.click(await screen.findByRole("button", { name: "Change the rates of Finance" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent(/7 estimates keep their rates until.*version 3/u);
    const labour = within(dialog).getByRole("textbox", { name: "What work costs" });
    expect(labour).toHaveDisplayValue("38");
    await userEvent.clear(labour);
    await userEvent.type(labour, "41.5");
    await userEvent.click(within(dialog).getByRole("button", { name: "Use these rates" }));
    await waitFor(() =>
      expect(page.operations()).toEqual([
        {
          kind: "basis.add",
          area: "finance",
          version: 3,
          labour: { per: "hour", minor: 4150 },
          day_cost_minor: 49_000,
          working_days_per_year: 220,
          hours_per_day: 8,
        },
      ]),
    );
  });

  it.each([
    ["What work costs", "x", /Type a number/u],
    ["Hours a day", "", /Something is needed/u],
  ])("says what is wrong with %s %j, and sends nothing", async (label, typed, sentence) => {
    const page = open("rates");
    await userEvent.click(await screen.findByRole("button", { name: "Change the rates of Finance" }));
    const field = await screen.findByRole("textbox", { name: label });
    await userEvent.clear(field);
    if (typed) await userEvent.type(field, typed);
    await userEvent.click(screen.getByRole("button", { name: "Use these rates" }));
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(page.operations()).toEqual([]);
  });

  it("takes former rates up again as a new version", async () => {
    const page = open("rates");
    await userEvent.click(await screen.findByRole("button", { name: "Change the rates of Finance" }));
    await userEvent.click(await screen.findByText("Former rates"));
    await userEvent.click(screen.getByRole("button", { name: "Take these" }));
    await userEvent.click(screen.getByRole("button", { name: "Use these rates" }));
    await waitFor(() => expect(page.operations()[0]).toMatchObject({ version: 3, labour: { minor: 3400 } }));
  });

  it("gives estimates the present rates as one act, once", async () => {
    let answer = (): void => {};
    const page = open("rates", {
      "rates.rerate": () =>
        new Promise((resolve) => {
          answer = () => resolve({ changed: 3, refused: 0 });
        }),
    });
    await userEvent.dblClick(await screen.findByRole("button", { name: "Use the present rates" }));
    expect(page.sent("rates.rerate")).toHaveLength(1);
    answer();
    expect(await screen.findByText("3 estimates have the present rates now.")).toBeVisible();
    expect(page.sent("rates.rerate")).toHaveLength(1);
  });

  it("adds an area, and says when its name is taken", async () => {
    open("rates", { "operation.send": refuse("NAME_TAKEN") });
    await userEvent.click(await screen.findByRole("button", { name: "Add an area" }));
    await userEvent.type(await screen.findByRole("textbox", { name: "Name" }), "Finance{Enter}");
    expect(await screen.findByText("Another area has this name.")).toBeVisible();
  });

  it("archives and renames an area", async () => {
    const page = open("rates");
    await userEvent.click(await screen.findByRole("button", { name: "More for Sales" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Archive" }));
    await waitFor(() =>
      expect(page.operations()).toEqual([{ kind: "area.edit", id: "sales", archived: true }]),
    );
  });
});

describe("appearance and keys", () => {
  it("sends the whole device with one thing changed, and shows it at once", async () => {
    const page = open("appearance");
    await userEvent.click(await screen.findByRole("radio", { name: "Dark" }));
    await waitFor(() => expect(page.sent("device.set")).toEqual([{ ...appState(0).device, theme: "dark" }]));
    expect(screen.getByRole("radio", { name: "Dark" })).toBeChecked();
  });

  it("puts the theme back when the core refuses", async () => {
    open("appearance", { "device.set": refuse("STORE_IO") });
    await userEvent.click(await screen.findByRole("radio", { name: "Dark" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk did not let the Hub");
    expect(screen.getByRole("radio", { name: "Light" })).toBeChecked();
  });

  it("remembers how high rows are", async () => {
    open("appearance");
    await userEvent.click(await screen.findByRole("radio", { name: "Roomy" }));
    expect(JSON.parse(localStorage.getItem("hub.list") ?? "{}")).toMatchObject({ density: "roomy" });
  });

  it("lists every shortcut and says which are off", async () => {
    const page = open("keyboard", {
      "app.state": () => appState(0, { device: { ...appState(0).device, single_keys_off: true } }),
    });
    const off = (title: string) => screen.getByText(title, { selector: "dt" }).closest("div");
    expect(await screen.findByText("Next idea")).toBeVisible();
    expect(off("Next idea")).toHaveTextContent("off");
    expect(off("New idea")).not.toHaveTextContent("off");
    await userEvent.click(screen.getByRole("checkbox", { name: /Single keys act/u }));
    await waitFor(() => expect(page.sent("device.set")).toMatchObject([{ single_keys_off: false }]));
  });
});

describe("data and backups", () => {
  it("backs up, says where, and reads the list again", async () => {
    const page = open("data", {
      "space.backup": () => ({ path: "/hub/backups/1.db", size_bytes: 2_540_000 }),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Back up now" }));
    expect(await screen.findByText("Saved, 2.5 MB: /hub/backups/1.db")).toBeVisible();
    await waitFor(() => expect(page.sent("backups.list").length).toBeGreaterThan(1));
  });

  it("shows what is in a backup before it is put back, once", async () => {
    const page = open("data");
    await userEvent.click(await screen.findByRole("button", { name: /^Put back the backup of/u }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText("3 ideas")).toBeVisible();
    expect(within(dialog).getByText("9 changes since")).toBeVisible();
    expect(page.sent("backup.restore")).toEqual([]);
    await userEvent.dblClick(within(dialog).getByRole("button", { name: "Put it back" }));
    expect(await screen.findByText(/The backup is back/u)).toBeVisible();
    expect(page.sent("backup.restore")).toEqual([{ path: "/hub/backups/a.db" }]);
  });

  it.each([
    ["BACKUP_DAMAGED", "damaged"],
    ["BACKUP_NEWER", "newer version"],
    ["BACKUP_OTHER_SPACE", "another space"],
  ])("refuses %s in words, and puts nothing back", async (code, words) => {
    open("data", { "backup.look": refuse(code) });
    await userEvent.click(await screen.findByRole("button", { name: /^Put back the backup of/u }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(words);
    expect(within(dialog).getByRole("button", { name: "Put it back" })).toBeDisabled();
  });

  it("says what to do where no folder can be shown", async () => {
    open("data", { "folder.open": refuse("NO_FILE_MANAGER", { path: "/home/ana/hub" }) });
    const [first] = await screen.findAllByRole("button", { name: "Open" });
    await userEvent.click(first as HTMLElement);
    expect(await screen.findByRole("alert")).toHaveTextContent("Open it yourself: /home/ana/hub");
  });
});

describe("help", () => {
  it("tells what the doctor found", async () => {
    const reports = [
      { findings: [], ideas: 3, rows: 9, events: 12, operations: 7 },
      {
        findings: [{ code: "chain_broken", facts: { at_n: 4 } }],
        ideas: 3,
        rows: 9,
        events: 12,
        operations: 7,
      },
    ];
    open("about", { "diagnostics.check": () => reports.shift() as never });
    const check = await screen.findByRole("button", { name: "Look at all files" });
    await userEvent.click(check);
    expect(await screen.findByText("All is well.")).toBeVisible();
    await userEvent.click(check);
    expect(await screen.findByRole("alert")).toHaveTextContent(/Operation 4 is not as it was written/u);
  });

  it("saves a file for whoever helps and shows what is in it", async () => {
    const page = open("about", {
      "diagnostics.save": () => ({ path: "/hub/diagnostics.txt", text: "Opportunity Hub 1.2.3" }),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Save diagnostics" }));
    expect(await screen.findByText("Saved: /hub/diagnostics.txt")).toBeVisible();
    expect(page.sent("diagnostics.save")[0]).toMatchObject({ window: expect.stringMatching(/^\d+x\d+/u) });
    await userEvent.click(screen.getByRole("radio", { name: "Everything" }));
    await waitFor(() => expect(page.sent("device.set")).toMatchObject([{ log: "everything" }]));
  });
});

describe("the sample's banner", () => {
  const sample = appState(25);
  const inSample = { ...sample, space: sample.space && { ...sample.space, is_sample: true } };
  const answers = (own_ideas: number, drafts: number): Answers => ({
    "app.state": () => inSample,
    "sample.look": () => ({ ideas: 25, own_ideas, drafts }),
    "sample.remove": () => ({ ...sample, space: null }),
    "undo.list": () => [],
  });

  it("leaves with one click where nothing is one's own", async () => {
    const page = open("about", answers(0, 0));
    expect(await screen.findByText(/takes all 25 ideas and leaves nothing/u)).toBeVisible();
    await userEvent.dblClick(screen.getByRole("button", { name: "Remove and start my own" }));
    expect(await screen.findByRole("heading", { name: "Where do we start?" })).toBeVisible();
    expect(page.sent("sample.remove")).toHaveLength(1);
  });

  it("asks first who wrote something in it", async () => {
    const page = open("about", answers(2, 1));
    await screen.findByText(/takes all 25 ideas/u);
    await userEvent.click(screen.getByRole("button", { name: "Remove and start my own" }));
    expect(await screen.findByText(/2 ideas that you sent here and 1 draft/u)).toBeVisible();
    expect(page.sent("sample.remove")).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Remove all of it" }));
    await waitFor(() => expect(page.sent("sample.remove")).toHaveLength(1));
  });
});

const changed: Changed = { kinds: ["space"], ids: [] };

describe.each(schemes)("in the %s theme", () => {
  it.each(["you", "space", "rates", "appearance", "keyboard", "data", "about"])(
    "%s has no accessibility violations",
    async (part) => {
      const { container, host } = open(part);
      await screen.findByRole("heading", { level: 2 });
      host.change(changed);
      await expectAccessible(container);
    },
  );
});
