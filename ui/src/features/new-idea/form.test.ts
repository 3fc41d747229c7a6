import { describe, expect, it } from "vitest";
import {
  draftBody,
  emptyText,
  foldTitle,
  holdable,
  type IdeaText,
  isBlank,
  lengthOf,
  localeOfDraft,
  problemsOfTitle,
  readDraft,
  readIdea,
  respelled,
  told,
} from "./form";

const around = { locale: "en", currencyDigits: 2, shareDefault: { low: 0.5, likely: 0.65, high: 0.8 } };
const typed = (part: Partial<IdeaText>): IdeaText => ({ ...emptyText(null, "Copy invoices"), ...part });
const read = (part: Partial<IdeaText>) => readIdea(typed(part), around);

describe("what is typed, read as an idea", () => {
  it("is a title alone, when nothing else was said", () => {
    expect(read({ people: "" })).toEqual({ case: { title: "Copy invoices" }, estimate: {}, problems: {} });
  });

  it("takes the five answers", () => {
    const { estimate } = read({ runs: "8", period: "week", minutes_per_run: "25", people: "3" });
    expect(estimate).toEqual({ runs: 8, period: "week", minutes_per_run: 25, people: 3 });
  });

  it("turns percent into shares and money into minor units", () => {
    const { estimate } = read({
      error_rate: "57",
      reviewed_share: "12.5 %",
      running_cost_per_year_minor: "1,200.50",
    });
    expect(estimate).toMatchObject({
      error_rate: 0.57,
      reviewed_share: 0.125,
      running_cost_per_year_minor: 120_050,
    });
  });

  it.each([
    [
      { low: "", likely: "70", high: "" },
      { low: 0.5, likely: 0.7, high: 0.8 },
    ],
    [
      { low: "10", likely: "", high: "" },
      { low: 0.1, likely: 0.65, high: 0.8 },
    ],
    [{ low: "", likely: "", high: "" }, undefined],
  ])("completes the share %j with the space's", (automatable_share, share) => {
    expect(read({ automatable_share }).estimate.automatable_share).toEqual(share);
  });

  it.each([
    [
      { low: "", likely: "8", high: "" },
      { low: 8, likely: 8, high: 8 },
    ],
    [
      { low: "5", likely: "8", high: "12" },
      { low: 5, likely: 8, high: 12 },
    ],
  ])("completes the build days %j with the likely ones", (build_days, days) => {
    expect(read({ build_days }).estimate.build_days).toEqual(days);
  });

  it.each<[Partial<IdeaText>, keyof IdeaText, string]>([
    [{ runs: "2,5x" }, "runs", "wrong_type"],
    [{ people: "a few" }, "people", "wrong_type"],
    [{ error_rate: "some" }, "error_rate", "wrong_type"],
    [{ build_days: { low: "5", likely: "", high: "" } }, "build_days", "incomplete"],
    [{ build_days: { low: "5", likely: "x", high: "" } }, "build_days", "wrong_type"],
    [{ running_cost_per_year_minor: "9".repeat(20) }, "running_cost_per_year_minor", "out_of_range"],
  ])("says which answer is none: %j", (part, field, problem) => {
    const { problems, estimate } = read(part);
    expect(problems[field]?.problem).toBe(problem);
    expect(estimate[field as keyof typeof estimate]).toBeUndefined();
  });

  it("leaves out empty links and trims the others", () => {
    const links = [
      { url: " https://a.example ", label: "" },
      { url: "", label: " " },
    ];
    expect(read({ links }).case.links).toEqual([{ url: "https://a.example", label: "" }]);
  });
});

describe("the title", () => {
  it.each([
    ["one\ntwo", "one two"],
    ["one \r\n\r\n two", "one two"],
    ["tab\tand\u0000nul", "tab and nul"],
    ["line\u2028separator", "line separator"],
    ["as it is", "as it is"],
  ])("folds %j", (text, folded) => expect(foldTitle(text)).toBe(folded));

  it.each([
    ["", "empty"],
    [" \n ", "empty"],
    ["x".repeat(201), "too_long"],
    ["x".repeat(200), undefined],
    ["\u{1F600}".repeat(200), undefined],
  ])("is checked before it is sent (%#)", (title, problem) => {
    expect(problemsOfTitle(title).title?.problem).toBe(problem);
  });

  it("is counted in characters, composed", () => expect(lengthOf(" e\u0301\u{1F600} ")).toBe(2));
});

it("holds what a person can mean, and never half a character", () => {
  expect(holdable("title", "short")).toEqual({ value: "short", isCut: false });
  const { value, isCut } = holdable("title", `${"x".repeat(999)}\u{1F600}more`);
  expect(isCut).toBe(true);
  expect(value).toBe("x".repeat(999));
});

describe("a draft", () => {
  it("gives back what was left", () => {
    const left = typed({ description: "first\nthen", links: [{ url: "https://a.example", label: "A" }] });
    expect(readDraft(JSON.parse(JSON.stringify(left)))).toEqual(left);
  });

  it.each([null, undefined, 7, "text", [], { title: 7, period: "aeon", links: "none", build_days: null }])(
    "survives %j from another version",
    (body) => expect(readDraft(body)).toMatchObject({ title: "", period: "week", links: [] }),
  );

  it("is blank until a person says something", () => {
    expect(isBlank(emptyText("area"))).toBe(true);
    expect(isBlank({ ...emptyText("area"), period: "day", people: "4" })).toBe(true);
    expect(isBlank(typed({}))).toBe(false);
    expect(isBlank({ ...emptyText(null), description: "x" })).toBe(false);
  });
});

it("counts what is told", () => {
  expect(told(emptyText(null))).toEqual({ count: 1, of: 12 });
  const all = typed({ area_id: "a", runs: "1", minutes_per_run: "5", description: "d", system_ids: ["s"] });
  expect(told(all).count).toBe(7);
});

it("a draft that is taken up in another language says the same numbers", () => {
  const left = draftBody(
    typed({ minutes_per_run: "1.234", runs: "2,5", build_days: { low: "", likely: "1.500", high: "x" } }),
    "pt-BR",
  );
  expect(localeOfDraft(JSON.parse(JSON.stringify(left)))).toBe("pt-BR");
  const now = respelled(readDraft(left), "pt-BR", "en");
  expect(now).toMatchObject({
    minutes_per_run: "1234",
    runs: "2,5",
    build_days: { low: "", likely: "1500", high: "x" },
  });
  expect(readIdea(now, around).estimate).toMatchObject({ minutes_per_run: 1234, runs: 2.5 });
  expect(localeOfDraft({ title: "older" })).toBeNull();
});
