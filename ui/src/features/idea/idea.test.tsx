import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { rememberList } from "@/shared";
import { expectAccessible, schemes } from "@/test/render";
import { forgetKept } from "./kept";
import { figures } from "./testing/estimate";
import { openIdea, press, refuse, title } from "./testing/open";
import { comment, noActions, page } from "./testing/page";

beforeEach(forgetKept);

describe("the page of an idea", () => {
  it.each(schemes)("shows the case, the estimate and the score, accessibly (%s)", async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    const { container } = openIdea();
    await title();
    expect(screen.getByText(/Every morning I download/)).toBeVisible();
    expect(screen.getByText(/Marta Klein, Finance, .* 2 others have it too\./)).toBeVisible();
    expect(screen.getByRole("img", { name: "297 to 446 hours a year, likely 396" })).toBeVisible();
    expect(
      screen.getByText("Rates of the space, version 1: 220 days of 8 h; €44,000 a year of work"),
    ).toBeVisible();
    const worth = screen.getByRole("row", { name: /Paid back after/ });
    expect(worth).toHaveTextContent("Paid back after3.4 years1.6 years1.1 years");
    expect(screen.getByRole("row", { name: /^Strategic fit no answer yet/ })).toBeVisible();
    expect(screen.getByRole("listitem", { current: "step" })).toHaveTextContent("Assessing");
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: /How is this worked out/ }));
    await userEvent.click(screen.getByRole("button", { name: "Edit the estimate" }));
    await userEvent.click(screen.getByRole("button", { name: "Change the description" }));
    await expectAccessible(container);
  });

  it("goes to the ideas before and after by rank, and says where there is none", async () => {
    const { router } = openIdea({ previous: null });
    await title();
    expect(screen.getByRole("button", { name: "Previous idea" })).toBeDisabled();
    await userEvent.keyboard("j");
    await waitFor(() => expect(router.state.location.pathname).toBe(`/ideas/${page.next}`));
  });

  it.each([
    { code: "NOT_FOUND", says: "There is no such idea" },
    { code: "REMOVED", says: "This idea was removed" },
    {
      code: "IDEA_MERGED",
      facts: { head: "id-7", shown_id: "OH-7" },
      says: "This idea was merged into another one",
    },
  ])("says what became of an idea that is gone: $code", async ({ code, facts, says }) => {
    openIdea({}, { "idea.get": refuse(code, facts) });
    expect(await screen.findByRole("heading", { name: says })).toBeVisible();
    expect(screen.getByRole("link", { name: "Back to Ideas" })).toHaveAttribute(
      "href",
      expect.stringMatching(/ideas$/),
    );
    expect(screen.queryAllByRole("link", { name: "Go to OH-7" })).toHaveLength(
      code === "IDEA_MERGED" ? 1 : 0,
    );
  });

  it("keeps the open tab in the address, also at the next idea", async () => {
    const { router } = openIdea();
    await title();
    await userEvent.click(screen.getByRole("tab", { name: /Activity/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: "activity" }));
    await userEvent.keyboard("j");
    await waitFor(() => expect(router.state.location.pathname).toContain(page.next ?? ""));
    expect(router.state.location.search).toEqual({ tab: "activity" });
  });

  it("leads back to the list as it was left", async () => {
    rememberList({ q: "bank", sort: "hours" });
    openIdea();
    await title();
    const crumb = within(screen.getByRole("navigation", { name: "Where you are" }));
    expect(crumb.getByRole("link", { name: "Ideas" })).toHaveAttribute("href", "/ideas?q=bank&sort=hours");
    rememberList({});
  });

  it("offers to try again when the core does not answer", async () => {
    let isUp = false;
    openIdea({}, { "idea.get": () => (isUp ? page : refuse("HOST_UNREACHABLE")()) });
    await screen.findByText("The Hub's core does not answer.");
    isUp = true;
    await press("Try again");
    await title();
  });

  it("shows what people wrote as text, whatever it looks like", async () => {
    const hostile = `<img src=x onerror="window.__broken=1"><script>window.__broken=1</script>\n[a](javascript:1)`;
    const { container } = openIdea({
      case: {
        ...page.case,
        title: hostile,
        description: hostile,
        links: [{ url: "https://x.example/<b>", label: hostile }],
      },
      stage: {
        now: "parked",
        since_ms: 0,
        before: "new",
        reason_code: null,
        reason: hostile,
        revisit_on: null,
      },
      comments: [{ ...comment, by: { id: "m", name: hostile }, body: hostile }],
    });
    expect(await screen.findByRole("heading", { level: 1 })).toHaveTextContent("<img src=x");
    expect(container.querySelector("img, script, a[href^='javascript']")).toBeNull();
    expect((window as { __broken?: number }).__broken).toBeUndefined();
  });

  it("shows somebody who may only read no control that is refused", async () => {
    openIdea(
      { actions: noActions, comments: [{ ...comment, may_edit: false, may_remove: false }] },
      {},
      "viewer",
    );
    await title();
    expect(screen.queryByRole("button", { name: /Change|Edit|More|Move|too$/ })).toBeNull();
    expect(screen.queryByRole("radio")).toBeNull();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText("rules, few exceptions")).toBeVisible();
  });
});

describe("a figure below zero", () => {
  it("is shown as it is", async () => {
    const negative = { ...figures, hours_saved: { low: -60, likely: -40, high: -30 } };
    openIdea({ estimate: { ...page.estimate, figures: negative } });
    expect(await screen.findByText("\u221260 to \u221230")).toBeVisible();
    expect(screen.getByText(/It would cost time/)).toBeVisible();
  });
});
