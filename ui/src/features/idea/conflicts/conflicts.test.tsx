import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { ConflictView } from "@/api";
import { expectAccessible } from "@/test/render";
import { forgetKept } from "../kept";
import { openIdea, press, refuse } from "../testing/open";
import { ana, NOW, otto } from "../testing/page";

beforeEach(forgetKept);

const conflict: ConflictView = {
  id: "k-1",
  field: "minutes_per_run",
  lost_value: 15,
  by: ana,
  written_at_ms: NOW,
  may_take: true,
  may_dismiss: true,
};

describe("two values of one field", () => {
  it.each([
    ["Use mine", true, "Minutes each time: the other value stands now."],
    ["Keep what stands", false, "Minutes each time: the value that stands is kept."],
  ])("stand side by side until one is chosen: %s", async (button, take_lost, says) => {
    const { core, container } = openIdea({ conflicts: [conflict] });
    const place = within(await screen.findByRole("region", { name: "Two values to choose from" }));
    expect(place.getByText("Minutes each time: it was changed twice at the same time.")).toBeVisible();
    expect(place.getByText("12 min")).toBeVisible();
    expect(place.getByText("15 min")).toBeVisible();
    expect(place.getByText(/^You wrote/)).toBeVisible();
    await expectAccessible(container);
    await press(button);
    await screen.findByText(says);
    expect(core.operations()).toEqual([{ kind: "conflict.close", conflict: "k-1", take_lost }]);
    await press(/^Undo/);
    await waitFor(() => expect(core.undone).toEqual([core.requests[0]?.op_id]));
  });

  it("offer only what this person may do", async () => {
    openIdea({ conflicts: [{ ...conflict, by: otto, may_take: false }] });
    expect(await screen.findByText(/^Otto Brand wrote/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Use/ })).toBeNull();
    expect(screen.getByRole("button", { name: "Keep what stands" })).toBeVisible();
  });

  it("name a value of somebody else, and one that was taken out", async () => {
    const { core } = openIdea({
      conflicts: [{ ...conflict, field: "description", by: otto, lost_value: null }],
    });
    core.answer = refuse("ALREADY_CLOSED");
    expect(await screen.findByText("nothing")).toBeVisible();
    await press("Use this one");
    expect(await screen.findByText("Somebody settled this already.")).toBeVisible();
  });
});
