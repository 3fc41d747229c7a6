import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Operation, StandardItemView } from "@/api";
import { fakeHost } from "@/test/fake-host";
import { appState } from "@/test/made";
import { expectAccessible, schemes } from "@/test/render";
import { renderApp } from "@/test/render-app";

const tests: StandardItemView = {
  id: "i-tests",
  text: "There are tests",
  builtin: "tests",
  check: "auto",
  check_name: "tests",
  required: true,
  position: 5,
  archived: false,
};
const own: StandardItemView = {
  ...tests,
  id: "i-own",
  text: "A log is kept",
  builtin: null,
  check: "manual",
  check_name: null,
  position: 11,
};

function open(items: StandardItemView[], may_edit = true) {
  const sent: Operation[] = [];
  fakeHost({
    "app.state": () => appState(3),
    "standard.list": () => ({ items, may_edit }),
    "operation.send": ({ operation }) => {
      sent.push(operation);
      return { verdict: "ok", fields: [], idea_id: null, shown_id: null };
    },
  });
  return { sent, ...renderApp("/settings?part=standard") };
}

const whole = (item: StandardItemView, change: object) => ({
  kind: "standard_item.put",
  id: item.id,
  text: item.text,
  check: item.check,
  ...(item.check_name === null ? {} : { check_name: item.check_name }),
  required: item.required,
  position: item.position,
  archived: item.archived,
  ...change,
});

describe("the standard of the space", () => {
  it.each(schemes)("is listed; a line is required or not, asked or not (%s)", async (scheme) => {
    document.documentElement.dataset.mantineColorScheme = scheme;
    const { container, sent } = open([tests, { ...own, archived: true }]);
    await userEvent.click(await screen.findByRole("checkbox", { name: "Required: There are tests" }));
    await waitFor(() => expect(sent).toEqual([whole(tests, { required: false })]));
    await userEvent.click(screen.getByRole("button", { name: "Ask no longer: There are tests" }));
    await waitFor(() => expect(sent.at(-1)).toEqual(whole(tests, { archived: true })));
    await userEvent.click(screen.getByRole("button", { name: "Ask again: A log is kept" }));
    await waitFor(() => expect(sent.at(-1)).toEqual(whole(own, { archived: false })));
    await expectAccessible(container);
  });

  it("gets a line more, after all others, and other words for one", async () => {
    const { sent } = open([tests, own]);
    await userEvent.click(await screen.findByRole("button", { name: "Add a point" }));
    await userEvent.type(screen.getByLabelText("What is asked"), "Finance has seen it");
    await userEvent.click(screen.getByRole("button", { name: "Add the point" }));
    const added = { kind: "standard_item.put", text: "Finance has seen it", position: 12, required: true };
    await waitFor(() => expect(sent[0]).toMatchObject(added));
    await userEvent.click(await screen.findByRole("button", { name: "Change: A log is kept" }));
    const field = await screen.findByLabelText("What is asked");
    await userEvent.clear(field);
    await userEvent.type(field, "Logs are kept for a year");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sent[1]).toEqual(whole(own, { text: "Logs are kept for a year" })));
  });

  it("keeps the Hub's own words when nothing was changed, and shows others what is asked", async () => {
    const { sent, unmount } = open([tests]);
    await userEvent.click(await screen.findByRole("button", { name: "Change: There are tests" }));
    await userEvent.click(await screen.findByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent).toEqual([]);
    unmount();
    open([tests], false);
    expect(await screen.findByRole("checkbox", { name: "Required: There are tests" })).toBeDisabled();
    expect(screen.queryByRole("button", { name: /Change:/ })).toBeNull();
  });
});
