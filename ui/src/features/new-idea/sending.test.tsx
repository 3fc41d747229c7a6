import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Failure, type SendRequest } from "@/api";
import { calls, draft, drafts, find, open, told } from "./new-idea.fixture";

const { title, runs, minutes, send } = find;

describe("sending", () => {
  it("needs a title only, and opens the idea", async () => {
    const page = open();
    const user = userEvent.setup();
    await user.type(await title(), "Copy invoices");
    await user.click(send());
    await waitFor(() => expect(page.address()).toBe("/ideas/sent"));
    const [request] = page.sent() as SendRequest[];
    expect(request?.op_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/u);
    expect(request?.operation).toMatchObject({
      kind: "idea.submit",
      case: { title: "Copy invoices", area_id: "finance" },
      estimate: { people: 1 },
    });
    const { id } =
      (page.sent() as { operation: { id: string } }[]).map(({ operation }) => operation)[0] ?? {};
    expect(calls(page, "draft.delete")).toEqual([{ id }]);
  });

  it("asks for a title when there is none, and puts the cursor there", async () => {
    const page = open();
    await title();
    await userEvent.click(send());
    expect(await screen.findByText("Say in one sentence what a program should do.")).toBeVisible();
    expect(await title()).toHaveFocus();
    expect(await title()).toBeInvalid();
    expect(page.sent()).toEqual([]);
  });

  it("happens with Ctrl+Enter from a field; Enter alone sends nothing", async () => {
    const page = open();
    const user = userEvent.setup();
    await user.type(await title(), "Copy invoices{Enter}");
    expect(page.sent()).toEqual([]);
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(page.sent()).toHaveLength(1));
  });

  it("acts once for a double click", async () => {
    let answer = (): void => {};
    const page = open({
      ...drafts,
      "operation.send": () =>
        new Promise((resolve) => {
          answer = () => resolve({ verdict: "ok", fields: [], idea_id: "sent", shown_id: "OH-1" });
        }),
    });
    await title();
    fireEvent.click(send());
    fireEvent.click(send());
    fireEvent.keyDown(send(), { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(page.sent()).toHaveLength(1));
    answer();
    await waitFor(() => expect(page.address()).toBe("/ideas/sent"));
    expect(page.sent()).toHaveLength(1);
  });

  it("tries again under the same id while nobody has answered, and under a new one after a refusal", async () => {
    const answers = [new Failure("HOST_UNREACHABLE"), new Failure("STORE_DISK_FULL"), null];
    const page = open({
      ...drafts,
      "operation.send": () => {
        const failure = answers.shift();
        if (failure) throw failure;
        return { verdict: "ok", fields: [], idea_id: "sent", shown_id: "OH-1" };
      },
    });
    await title();
    for (const text of [/core does not answer/u, /no room left on the disk/u]) {
      await userEvent.click(send());
      expect(await screen.findByText(text)).toBeVisible();
    }
    expect(await title()).toHaveValue("Copy invoices");
    await userEvent.click(send());
    await waitFor(() => expect(page.address()).toBe("/ideas/sent"));
    const [first, second, third] = (page.sent() as SendRequest[]).map(({ op_id }) => op_id);
    expect(second).toBe(first);
    expect(third === second).toBe(false);
  });

  it("shows refusals at their fields, all of them, and keeps what was typed", async () => {
    const invalid = (field: string, problem: string) => ({
      code: "INVALID" as const,
      facts: { field, problem },
    });
    open({
      ...drafts,
      "operation.send": () => {
        throw new Failure("INVALID", invalid("links", "not_https").facts);
      },
      "idea.check": () => ({ refusals: [invalid("title", "character"), invalid("links", "not_https")] }),
    });
    await title();
    await userEvent.click(send());
    expect(await screen.findByText("A link starts with https:// and has no spaces.")).toBeVisible();
    expect(screen.getByText("There is an invisible character in it. Type this part again.")).toBeVisible();
    expect(await title()).toHaveFocus();
    await userEvent.type(await title(), "!");
    expect(screen.queryByText(/invisible character/u)).toBeNull();
    expect(await title()).toHaveValue("Copy invoices!");
  });

  it("knows an idea that was sent before, and offers another one", async () => {
    const page = open({
      ...drafts,
      "operation.send": () => {
        throw new Failure("KEY_TAKEN", { id: draft(told).id });
      },
    });
    await title();
    await userEvent.click(send());
    expect(await screen.findByRole("link", { name: "Open it" })).toHaveAttribute(
      "href",
      `/ideas/${draft(told).id}`,
    );
    await userEvent.click(screen.getByRole("button", { name: "Make this another idea" }));
    await userEvent.click(send());
    await waitFor(() => expect(page.sent()).toHaveLength(2));
    const ids = (page.sent() as SendRequest[]).map(({ operation }) => (operation as { id: string }).id);
    expect(new Set(ids).size).toBe(2);
  });

  it("goes on with a new one when asked to", async () => {
    open();
    await userEvent.type(await title(), "Copy invoices");
    await userEvent.click(screen.getByRole("button", { name: "Send and write another" }));
    expect(await screen.findByRole("link", { name: "OH-215" })).toHaveAttribute("href", "/ideas/sent");
    expect(await title()).toHaveValue("");
    expect(await title()).toHaveFocus();
  });
});

describe("numbers", () => {
  it("are read by the person's locale", async () => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["pt-BR"]);
    const page = open();
    const user = userEvent.setup();
    await user.type(await title(), "Copiar notas");
    await user.type(runs(), "1.234,5");
    await user.type(minutes(), "2,5");
    await user.click(send());
    await waitFor(() => expect(page.sent()).toHaveLength(1));
    const { operation } = page.sent()[0] as { operation: { estimate: object } };
    expect(operation.estimate).toMatchObject({ runs: 1234.5, minutes_per_run: 2.5 });
  });
});

describe("a paste", () => {
  it("of several lines becomes one line", async () => {
    open();
    const user = userEvent.setup();
    await user.click(await title());
    await user.paste("Copy invoices\r\nfrom email\ninto SAP\n");
    expect(await title()).toHaveValue("Copy invoices from email into SAP");
  });

  it("of a megabyte is cut, said, counted and not sent", async () => {
    const page = open();
    const user = userEvent.setup();
    await user.click(await title());
    await user.paste("word ".repeat(210_000));
    expect(
      await screen.findByText(/This was longer than the Hub can hold|A title has at most 200/u),
    ).toBeVisible();
    expect((await title()).value).toHaveLength(1_000);
    expect(screen.getByText(/^999 of 200$/u)).toBeVisible();
    await user.click(send());
    expect(await screen.findByText(/A title has at most 200 characters/u)).toBeVisible();
    expect(page.sent()).toEqual([]);
  });

  it("of a megabyte into the steps leaves a draft the core can take", async () => {
    const page = open();
    await userEvent.click(await screen.findByRole("button", { name: /Tell us more/u }));
    fireEvent.change(screen.getByLabelText("How is it done today?"), {
      target: { value: "ж".repeat(1_000_000) },
    });
    expect(await screen.findByText(/This was longer than the Hub can hold/u)).toBeVisible();
    await waitFor(() => expect(calls(page, "draft.put")).toHaveLength(1));
    const [put] = calls(page, "draft.put");
    expect(new TextEncoder().encode(JSON.stringify(put)).length).toBeLessThan(256 * 1024);
  });
});
