import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Failure } from "@/api";
import {
  Avatar,
  EmptyState,
  ErrorState,
  Hours,
  initialsOf,
  Money,
  NumberText,
  RangeText,
  RankGutter,
  readKeys,
  SkeletonRows,
  SourceLegend,
  SourceMark,
  Stage,
  Sureness,
  ValueBar,
  WhyBar,
  type WhyPart,
  WhyTable,
} from "@/shared";
import { expectAccessible, render, schemes } from "@/test/render";
import { layOut } from "./ValueBar";

const parts: WhyPart[] = [
  { key: "value", label: "Value", from: "396 h a year", percent: 54.93, share: 0.375, points: 20.6 },
  {
    key: "feasibility",
    label: "Feasibility",
    from: "answers 4 3 5 4 5",
    percent: 80,
    share: 0.3125,
    points: 25,
  },
  { key: "fit", label: "Strategic fit", from: "", percent: null, share: 0, points: 0 },
  { key: "effort", label: "Effort", from: "10 build days", percent: 50, share: 0.1875, points: 9.4 },
];

describe("value bar", () => {
  it.each([
    {
      name: "ordinary",
      low: 200,
      likely: 400,
      high: 600,
      max: 800,
      zero: 0,
      at: [25, 50, 75],
      beyond: false,
    },
    {
      name: "low below zero moves zero in",
      low: -60,
      likely: 40,
      high: 120,
      max: 800,
      zero: 25,
      at: [17.5, 30, 40],
      beyond: false,
    },
    {
      name: "a large loss needs more room",
      low: -400,
      likely: -300,
      high: -200,
      max: 800,
      zero: 50,
      at: [0, 12.5, 25],
      beyond: false,
    },
    {
      name: "beyond the scale",
      low: 600,
      likely: 850,
      high: 980,
      max: 800,
      zero: 0,
      at: [75, 100, 100],
      beyond: true,
    },
    {
      name: "exactly the scale",
      low: 0,
      likely: 800,
      high: 800,
      max: 800,
      zero: 0,
      at: [0, 100, 100],
      beyond: false,
    },
    { name: "nothing at all", low: 0, likely: 0, high: 0, max: 0, zero: 0, at: [0, 0, 0], beyond: false },
  ])("$name", ({ low, likely, high, max, zero, at, beyond }) => {
    const geometry = layOut({ low, likely, high, max });
    expect([geometry.zero, geometry.low, geometry.likely, geometry.high]).toEqual([zero, ...at]);
    expect(geometry.isBeyond).toBe(beyond);
  });

  it.each([
    { measured: null, sentence: "297 to 446 hours a year, likely 396" },
    { measured: 410, sentence: "297 to 446 hours a year, likely 396, measured 410" },
  ])("says itself in words: $sentence", ({ measured, sentence }) => {
    render(<ValueBar low={297} likely={396} high={446} max={800} measured={measured} />);
    expect(screen.getByRole("img", { name: sentence })).toBeInTheDocument();
  });

  it("writes a loss with a true minus", () => {
    render(<ValueBar low={-60} likely={40} high={120} max={800} />);
    expect(screen.getByRole("img", { name: "\u221260 to 120 hours a year, likely 40" })).toBeInTheDocument();
  });
});

describe("rank gutter", () => {
  it.each([
    { rank: 2, change: 1, text: "21places up" },
    { rank: 3, change: -12, text: "312places down" },
    { rank: 4, change: 0, text: "4" },
    { rank: 23, change: "new" as const, text: "23new" },
    { rank: null, change: null, text: "–" },
  ])("rank $rank, change $change", ({ rank, change, text }) => {
    const { container } = render(<RankGutter rank={rank} change={change} />);
    expect(container.querySelector(".gutter")?.textContent).toBe(text);
  });
});

describe("why-bar", () => {
  it("lights exactly one part: value at first, then the one under the pointer", async () => {
    render(<WhyTable parts={parts} score={55} />);
    const row = (name: string) => screen.getByRole("rowheader", { name }).closest("tr");
    expect(row("Value")).toHaveAttribute("data-lit");
    await userEvent.hover(screen.getByText("10 build days"));
    expect(row("Effort")).toHaveAttribute("data-lit");
    expect(document.querySelectorAll("[data-lit]")).toHaveLength(1);
  });

  it("starts each step where the last one ended, and says where an answer is missing", () => {
    render(<WhyTable parts={parts} score={55} />);
    const offsets = [...document.querySelectorAll<HTMLElement>("tbody .step")].map((step) =>
      Number.parseFloat(step.style.getPropertyValue("--offset")),
    );
    expect(offsets).toEqual([0, 20.6, 45.6]);
    const missing = screen.getByRole("rowheader", { name: "Strategic fit" }).closest("tr");
    expect(within(missing as HTMLElement).getByText("no answer yet")).toBeInTheDocument();
    expect(within(missing as HTMLElement).getAllByText("–")).toHaveLength(3);
  });
});

describe("words and numbers", () => {
  it.each([
    ["Ana Maria Ribeiro", "AR"],
    ["Tomás", "T"],
    ["  élise  dupont ", "ÉD"],
    ["", ""],
  ])("initials of %j are %j", (name, initials) => expect(initialsOf(name)).toBe(initials));

  it.each([
    ["$mod+n", false, "Ctrl N"],
    ["$mod+Enter", true, "⌘ ↵"],
    ["Escape", false, "Esc"],
    ["?", false, "?"],
  ])("key %s (mac: %s) reads %s", (binding, mac, text) => expect(readKeys(binding, mac)).toBe(text));

  it("words an unknown failure and offers its details", async () => {
    const { container } = render(
      <ErrorState failure={new Failure("ODD_ONE", { path: "x" })} onRetry={() => {}} />,
    );
    expect(screen.getByText("ODD_ONE")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Copy details" })).toBeInTheDocument();
    await expectAccessible(container);
  });
});

describe.each(schemes)("every part is accessible, %s", (scheme) => {
  it.each([
    ["value bar", <ValueBar key="x" low={1} likely={2} high={3} max={4} measured={2} size="l" />],
    ["rank", <RankGutter key="x" rank={7} change={-2} />],
    ["sources", <SourceLegend key="x" />],
    ["mark", <SourceMark key="x" source="measured" />],
    ["closed why-bar", <WhyBar key="x" score={71} points={[24, 20, 8.7]} />],
    ["open why-bar", <WhyTable key="x" parts={parts} score={55} />],
    ["stage", <Stage key="x" stage="building" />],
    ["sureness", <Sureness key="x" level="very_likely" />],
    [
      "numbers",
      <div key="x">
        <Hours value={338} source="estimated" />
        <Money minor={990000} currency="EUR" />
        <NumberText value={3} />
        <RangeText low="1" high="2" />
      </div>,
    ],
    [
      "avatar",
      <div key="x">
        <Avatar name="Ana Ribeiro" />
        <Avatar name={null} />
      </div>,
    ],
    [
      "empty",
      <EmptyState key="x" title="No ideas yet">
        Say what a program should do.
      </EmptyState>,
    ],
    ["skeletons", <SkeletonRows key="x" count={3} />],
  ])("%s", async (_name, part) => {
    const { container } = render(part, scheme);
    await expectAccessible(container);
  });
});
