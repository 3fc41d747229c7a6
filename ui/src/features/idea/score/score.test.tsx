import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { FormulasView } from "@/api";
import type { Answers } from "@/test/fake-host";
import { expectAccessible } from "@/test/render";
import { forgetKept } from "../kept";
import { openIdea, press, title } from "../testing/open";
import { appState, ID, noActions, page, space } from "../testing/page";

beforeEach(forgetKept);

const input = (field: string, value: number | null, is_derived = false) => ({ field, value, is_derived });
const formulas: FormulasView = {
  rice: {
    number: null,
    problem: null,
    inputs: [
      input("rice_reach", 4, true),
      input("rice_impact", null),
      input("rice_confidence", null),
      input("build_days", 25),
      input("effort_months", 1.25, true),
    ],
  },
  ice: {
    number: 280,
    problem: null,
    inputs: [input("ice_impact", 7), input("ice_confidence", 8), input("ice_ease", 5)],
  },
  wsjf: {
    number: null,
    problem: "job_size_zero",
    inputs: ["value", "time", "risk", "size"].map((name) => input(`wsjf_${name}`, 0)),
  },
};
const known: Answers = { "score.formulas": () => formulas };
const other = "Other methods: RICE, ICE, WSJF";
const edit = (field: string, value: unknown) => ({
  kind: "idea.edit",
  id: ID,
  set: { [field]: { value, base: "v-created" } },
});

describe("other methods", () => {
  it("are folded, and open into numbers, formulas and what is missing", async () => {
    const { host, container } = openIdea({}, known);
    await title();
    expect(host.calls.filter(({ command }) => command === "score.formulas")).toEqual([]);
    await press(other);
    expect(await screen.findByText("No RICE yet. Still missing: impact, confidence.")).toBeVisible();
    expect(screen.getByText(/^Reach is the people of the estimate/)).toBeVisible();
    expect(screen.getByText("Effort: 25 days ÷ 20 = 1.25 months of one person.")).toBeVisible();
    expect(screen.getByRole("heading", { name: "ICE 280" })).toBeVisible();
    expect(screen.getByText("The size has to be more than 0.")).toBeVisible();
    await expectAccessible(container);
  });

  it("are answered by key, each at once, and taken back", async () => {
    const { core } = openIdea({ ratings: { ...page.ratings, ice_ease: 5 } }, known);
    await title();
    await press(other);
    const group = await screen.findByRole("radiogroup", { name: "Impact on each of them?" });
    within(group).getByRole("radio", { name: "¼: minimal" }).focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(within(group).getByRole("radio", { name: "½: low" })).toHaveFocus();
    await userEvent.keyboard(" ");
    await screen.findByText("Impact on each of them? ½");
    const ease = screen.getByRole("radiogroup", { name: "How easy?" });
    within(ease).getByRole("radio", { name: "5" }).focus();
    await userEvent.keyboard("0");
    await screen.findByText("How easy? 10");
    await userEvent.click(screen.getByRole("button", { name: "Take the answer back: How easy?" }));
    await screen.findByText("How easy? The answer is taken back.");
    expect(core.operations()).toEqual([
      edit("rice_impact", 0.5),
      edit("ice_ease", 10),
      { ...edit("ice_ease", null), set: { ice_ease: { value: null, base: core.requests[1]?.op_id } } },
    ]);
  });

  it("take a reach as it is typed, and the estimate's again when it is emptied", async () => {
    const { core } = openIdea({}, known);
    await title();
    await press(other);
    const field = await screen.findByRole("textbox", { name: "How many people does it reach?" });
    expect(field).toHaveAttribute("placeholder", "4, as estimated");
    await userEvent.type(field, "many{Enter}");
    expect(await screen.findByText("A number from 0 on")).toBeVisible();
    expect(core.requests).toHaveLength(0);
    await userEvent.clear(field);
    core.answer = () => {
      core.page = { ...core.page, ratings: { ...page.ratings, rice_reach: 5000 } };
      return {};
    };
    await userEvent.type(field, "5000{Enter}");
    await screen.findByText("Reach 5000");
    await waitFor(() => expect(field).toHaveValue("5000"));
    await userEvent.clear(field);
    await userEvent.tab();
    await screen.findByText("The reach follows from the estimate again.");
    expect(core.operations()).toEqual([
      edit("rice_reach", 5000),
      { ...edit("rice_reach", null), set: { rice_reach: { value: null, base: core.requests[0]?.op_id } } },
    ]);
  });
});

describe("the goal", () => {
  const goals = [
    { id: "g-1", name: "Close the books in five days" },
    { id: "g-2", name: "Fewer errors" },
  ];
  const withGoals: Answers = { "app.state": () => ({ ...appState, space: { ...space, goals } }) };

  it("is not asked in a space without goals", async () => {
    openIdea();
    await title();
    expect(screen.queryByText("Which goal?")).toBeNull();
  });

  it("is chosen and taken back", async () => {
    const { core } = openIdea({}, withGoals);
    await title();
    await userEvent.click(screen.getByRole("combobox", { name: "Which goal?" }));
    await userEvent.click(await screen.findByRole("option", { name: "Fewer errors" }));
    await screen.findByText("It serves the goal: Fewer errors");
    expect(core.operations()).toEqual([edit("goal_id", "g-2")]);
  });
});

describe("what is locked", () => {
  const locked = { actions: noActions };
  it.each([
    {
      role: "lead" as const,
      part: { ...locked, stage: { ...page.stage, now: "building" as const } },
      answers: /^The idea is at Building, so the answers stay as they are/,
      ratings: /^The idea is at Building/,
    },
    {
      role: "contributor" as const,
      part: locked,
      answers: /^At this stage only a lead answers/,
      ratings: /^Only a lead says this/,
    },
  ])("says why to a $role", async ({ role, part, answers, ratings }) => {
    openIdea(part, known, role);
    await title();
    const head = screen.getByRole("heading", { name: /^Five questions/ });
    expect(within(head).getByText(answers)).toBeVisible();
    expect(
      within(screen.getByRole("heading", { name: /^What a lead says/ })).getByText(ratings),
    ).toBeVisible();
    expect(screen.queryAllByRole("radiogroup")).toEqual([]);
    await press(other);
    expect(await screen.findByText(/Still missing: impact/)).toBeVisible();
    expect(screen.queryAllByRole("radiogroup")).toEqual([]);
  });
});

describe("where a raw number ranks", () => {
  const noScore = { row: { ...page.row, score: null } };
  const ranking = (ranked_by: "weighted" | "ice"): Answers => ({
    ...known,
    "ideas.summary": () => ({
      count: 1,
      total: 1,
      estimated: 1,
      hours_saved: { low: 0, likely: 0, high: 0 },
      bar_max_hours: 1,
      scored: 1,
      ranked_by,
      left_out: [],
    }),
  });

  it("shows that number with its formula instead of a bar", async () => {
    openIdea(noScore, ranking("ice"));
    await title();
    const section = await screen.findByRole("region", { name: "Score" });
    await waitFor(() => expect(section).toHaveTextContent("280ICEimpact 7×confidence 8×ease 5=280"));
    expect(within(section).queryByRole("table")).toBeNull();
  });

  it("says what a score needs where weights rank", async () => {
    openIdea(noScore, ranking("weighted"));
    await title();
    expect(await screen.findByText(/^No score yet: it needs an estimate/)).toBeVisible();
  });
});
