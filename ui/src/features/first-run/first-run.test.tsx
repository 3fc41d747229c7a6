import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { configure, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type AppError, type AppState, Failure } from "@/api";
import { type Answers, fakeHost } from "@/test/fake-host";
import { expectAccessible, render, schemes } from "@/test/render";
import { FirstRunPage } from ".";

configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 20_000 });

const state: AppState = {
  version: "0.1.0",
  data_dir: "/data/hub",
  device: { language: "en", theme: "auto", home: "send", single_keys_off: false, log: "problems" },
  space: null,
  trouble: null,
  notices: [],
  suggested: {
    currency: "EUR",
    time_zone: "Europe/Berlin",
    member_name: "Marta Klein",
    locale: "en-IE",
    device_name: "ana-laptop",
  },
};

const started: AppState = {
  ...state,
  space: {
    id: "space",
    name: "My ideas",
    prefix: "OH",
    currency: "EUR",
    currency_digits: 2,
    time_zone: "Europe/Berlin",
    share_default: { low: 0.5, likely: 0.65, high: 0.8 },
    goals: [],
    me: { id: "me", name: "Marta Klein", role: "admin", area_id: null },
    ideas: 0,
    is_sample: false,
    kind: "private",
    is_read_only: false,
    is_filling: false,
  },
};

const core: Answers = {
  "app.state": () => state,
  "app.choices": () => ({
    currencies: [
      { code: "BRL", name: "Brazilian real" },
      { code: "EUR", name: "Euro" },
    ],
    time_zones: ["America/Sao_Paulo", "Europe/Berlin"],
  }),
  "space.create": () => started,
  "sample.create": () => started,
  "device.set": (device) => device,
};

function open(answers: Answers = {}, scheme: "light" | "dark" = "light") {
  const host = fakeHost({ ...core, ...answers });
  const root = createRootRoute();
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path: "/welcome", component: FirstRunPage }),
      createRoute({ getParentRoute: () => root, path: "/", component: () => <p>The ideas</p> }),
      createRoute({ getParentRoute: () => root, path: "/import", component: () => <p>The wizard</p> }),
    ]),
    history: createMemoryHistory({ initialEntries: ["/welcome"] }),
  });
  const view = render(<RouterProvider router={router as never} />, scheme);
  const sent = (command: string): unknown[] =>
    host.calls.filter((call) => call.command === command).map(({ params }) => params);
  return { ...host, view, sent };
}

const name = (): Promise<HTMLElement> => screen.findByLabelText("Name of your space");
const start = () => screen.getByRole("button", { name: "Start my space" });
const door = (button: string): Promise<HTMLElement> => screen.findByRole("button", { name: button });

/** Behind the door to an empty space. */
async function openEmpty(answers: Answers = {}) {
  const page = open(answers);
  await userEvent.click(await door("Start an empty space"));
  return page;
}

describe("the doors", () => {
  it("open with Enter on the sample, once however often it is clicked", async () => {
    const page = open();
    expect(await door("Try with sample data")).toHaveFocus();
    await userEvent.dblClick(await door("Try with sample data"));
    expect(await screen.findByText("The ideas")).toBeVisible();
    expect(page.sent("sample.create")).toHaveLength(1);
    expect(page.sent("space.create")).toEqual([]);
  });

  it("lead to the wizard after one form that may stay as it is", async () => {
    const page = open();
    await userEvent.click(await door("Import a spreadsheet"));
    await name();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText("The wizard")).toBeVisible();
    expect(page.sent("space.create")).toHaveLength(1);
  });

  it("keep what was typed when one looks behind another", async () => {
    open();
    await userEvent.click(await door("Start an empty space"));
    await userEvent.clear(await name());
    await userEvent.type(await name(), "Alder");
    await userEvent.click(screen.getByRole("button", { name: "Back" }));
    await userEvent.click(await door("Import a spreadsheet"));
    expect(await name()).toHaveDisplayValue("Alder");
  });

  it("say what kept the sample from being made", async () => {
    open({
      "sample.create": () => {
        throw new Failure("STORE_DISK_FULL");
      },
    });
    await userEvent.click(await door("Try with sample data"));
    expect(await screen.findByRole("alert")).toHaveTextContent(/no room left on the disk/u);
    expect(await door("Try with sample data")).toBeEnabled();
  });

  it("say where the data is, and speak another language at once", async () => {
    const page = open();
    expect(await screen.findByText("Your data: /data/hub")).toBeVisible();
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language" }), "pt-BR");
    await waitFor(() => expect(page.sent("device.set")).toEqual([{ ...state.device, language: "pt-BR" }]));
    await userEvent.selectOptions(screen.getByRole("combobox"), "en");
    expect(await door("Try with sample data")).toBeVisible();
  });
});

describe("a backup from another computer", () => {
  const seen = {
    path: "/media/a.db",
    name: "Alder Supply",
    ideas: 1,
    last_change_at_ms: Date.UTC(2026, 4, 3, 10, 42),
    size_bytes: 150_000,
    present: null,
  };

  it("is looked into before it is opened", async () => {
    const page = open({
      "backup.look": () => seen,
      "backup.restore": () => ({ kept: null, state: started }),
    });
    await userEvent.click(await door("Open a backup of your space"));
    await userEvent.type(screen.getByLabelText("Where the backup is"), " /media/a.db {Enter}");
    expect(await screen.findByText("Alder Supply")).toBeVisible();
    expect(screen.getByText("1 idea")).toBeVisible();
    expect(page.sent("backup.restore")).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Open this space" }));
    expect(await screen.findByText("The ideas")).toBeVisible();
    expect(page.sent("backup.look")).toEqual([{ path: "/media/a.db" }]);
  });

  it("says why it is none", async () => {
    open({
      "backup.look": () => {
        throw new Failure("BACKUP_NEWER", { found: 9, supported: 4 });
      },
    });
    await userEvent.click(await door("Open a backup of your space"));
    await userEvent.type(screen.getByLabelText("Where the backup is"), "/a.db{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(/newer version of the Hub/u);
    expect(screen.getByRole("button", { name: "Look into it" })).toBeVisible();
  });
});

describe("a space of one's own", () => {
  it("needs nothing but Enter", async () => {
    const page = await openEmpty();
    expect(await name()).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText("The ideas")).toBeVisible();
    expect(page.sent("space.create")).toEqual([
      { name: "My ideas", member_name: "Marta Klein", currency: "EUR", time_zone: "Europe/Berlin" },
    ]);
    expect(page.sent("device.set")).toEqual([]);
  });

  it("asks for the name first where the computer does not know it", async () => {
    const page = await openEmpty({
      "app.state": () => ({ ...state, suggested: { ...state.suggested, member_name: "" } }),
    });
    await name();
    expect(screen.getByLabelText("Your name")).toHaveFocus();
    await userEvent.keyboard("Ana{Enter}");
    await waitFor(() => expect(page.sent("space.create")).toMatchObject([{ member_name: "Ana" }]));
  });

  it("takes other answers, and keeps what one mostly does on the device", async () => {
    const page = await openEmpty();
    await userEvent.clear(await name());
    await userEvent.type(await name(), "Alder Supply");
    const currency = screen.getByRole("combobox", { name: "Currency" });
    await userEvent.clear(currency);
    await userEvent.type(currency, "real");
    await userEvent.click(await screen.findByRole("option", { name: /BRL/u }));
    const zone = screen.getByRole("combobox", { name: "Time zone" });
    await userEvent.clear(zone);
    await userEvent.type(zone, "sao paulo");
    await userEvent.click(await screen.findByRole("option", { name: "America/Sao Paulo" }));
    await userEvent.click(screen.getByRole("radio", { name: /^Build/u }));
    await userEvent.click(start());
    expect(await screen.findByText("The ideas")).toBeVisible();
    expect(page.sent("space.create")).toEqual([
      { name: "Alder Supply", member_name: "Marta Klein", currency: "BRL", time_zone: "America/Sao_Paulo" },
    ]);
    expect(page.sent("device.set")).toEqual([{ ...state.device, home: "build" }]);
  });

  it("starts one space for a double click", async () => {
    let answer = (): void => {};
    const page = await openEmpty({
      "space.create": () =>
        new Promise((resolve) => {
          answer = () => resolve(started);
        }),
    });
    await name();
    await userEvent.dblClick(start());
    await userEvent.type(screen.getByLabelText("Your name"), "{Enter}");
    expect(page.sent("space.create")).toHaveLength(1);
    answer();
    expect(await screen.findByText("The ideas")).toBeVisible();
    expect(page.sent("space.create")).toHaveLength(1);
  });

  it.each([
    ["", "A name is needed."],
    ["   ", "A name is needed."],
    ["x".repeat(81), "At most 80 characters."],
  ])("says what is wrong with the name %j, at the name", async (typed, sentence) => {
    const page = await openEmpty();
    await userEvent.clear(await name());
    if (typed !== "") {
      await userEvent.click(await name());
      await userEvent.paste(typed);
    }
    await userEvent.click(start());
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(await name()).toBeInvalid();
    expect(await name()).toHaveFocus();
    expect(page.sent("space.create")).toEqual([]);
    await userEvent.type(await name(), "A");
    expect(screen.queryByText("A name is needed.")).toBeNull();
  });

  it("shows what the core refuses at its field", async () => {
    await openEmpty({
      "space.create": () => {
        throw new Failure("INVALID", { field: "time_zone", problem: "not_found" });
      },
    });
    await name();
    await userEvent.click(start());
    expect(await screen.findByText("Choose one of the time zones.")).toBeVisible();
    expect(screen.getByRole("combobox", { name: "Time zone" })).toHaveFocus();
  });

  it("says what kept it from starting, and keeps the answers", async () => {
    await openEmpty({
      "space.create": () => {
        throw new Failure("STORE_DISK_FULL");
      },
    });
    await userEvent.type(await name(), "!");
    await userEvent.click(start());
    expect(await screen.findByRole("alert")).toHaveTextContent(/no room left on the disk/u);
    expect(screen.getByLabelText("Name of your space")).toHaveDisplayValue(/!/u);
    expect(start()).toBeEnabled();
  });

  it("can be answered before the lists are there", async () => {
    const page = await openEmpty({
      "app.choices": () => {
        throw new Failure("INTERNAL");
      },
    });
    await name();
    expect(screen.getByRole("combobox", { name: "Currency" })).toHaveDisplayValue("EUR");
    await userEvent.click(start());
    await waitFor(() => expect(page.sent("space.create")).toHaveLength(1));
  });
});

describe("a space that cannot be opened", () => {
  const damaged: AppError = {
    code: "STORE_JOURNAL_DAMAGED",
    facts: {
      detail: "malformed",
      newest_backup: "/data/hub/backups/a.db",
      newest_backup_at_ms: Date.UTC(2026, 4, 3, 10, 42),
      missing_changes: 1200,
      missing_ideas: null,
    },
  };

  it("says why, what is safe, what to do, and which backup there is", async () => {
    open({ "app.state": () => ({ ...state, trouble: damaged }) });
    expect(
      await screen.findByRole("heading", { level: 1, name: "The file that holds your ideas is damaged." }),
    ).toBeVisible();
    expect(screen.getByText("/data/hub/backups/a.db")).toBeVisible();
    expect(screen.getByText("1,200")).toBeVisible();
    expect(screen.queryByText("Ideas new or changed since")).toBeNull();
    expect(screen.queryByLabelText("Name of your space")).toBeNull();
  });

  it("puts the newest backup back, once, and opens", async () => {
    const page = open({
      "app.state": () => ({ ...state, trouble: damaged }),
      "space.restore_backup": () => started,
    });
    expect(await screen.findByText(/Changes made after the backup are not in it/u)).toBeVisible();
    await userEvent.dblClick(screen.getByRole("button", { name: "Put back the newest backup" }));
    expect(await screen.findByText("The ideas")).toBeVisible();
    expect(page.sent("space.restore_backup")).toHaveLength(1);
  });

  it("says why the backup could not be put back", async () => {
    open({
      "app.state": () => ({ ...state, trouble: damaged }),
      "space.restore_backup": () => {
        throw new Failure("STORE_DISK_FULL");
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Put back the newest backup" }));
    expect(await screen.findByText(/no room left on the disk/u)).toBeVisible();
  });

  it("offers no backup where there is none", async () => {
    open({
      "app.state": () => ({
        ...state,
        trouble: { ...damaged, facts: { ...damaged.facts, newest_backup: null } },
      }),
    });
    await screen.findByRole("heading", { level: 1 });
    expect(screen.queryByRole("button", { name: "Put back the newest backup" })).toBeNull();
  });

  it("opens once the cause is gone", async () => {
    const answers: AppState[] = [
      { ...state, trouble: { code: "STORE_IN_USE", facts: { path: "/data/hub/spaces/a" } } },
      started,
    ];
    open({ "app.state": () => answers.shift() ?? started });
    expect(await screen.findByText("/data/hub/spaces/a")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("The ideas")).toBeVisible();
  });
});

describe.each(schemes)("in the %s theme", (scheme) => {
  it.each([
    ["the first run", null],
    ["trouble", { code: "STORE_NEWER", facts: { file: "journal.db", found: 3, supported: 2 } }],
  ])("%s has no accessibility violations", async (_what, trouble) => {
    const { view } = open({ "app.state": () => ({ ...state, trouble }) }, scheme);
    await screen.findByRole("heading", { level: 1 });
    await expectAccessible(view.container);
  });
});
