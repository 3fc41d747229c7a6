import { describe, expect, it } from "vitest";
import { ageOf, createFormat, formatLocale } from "./format";

describe("numbers by locale", () => {
  const english = createFormat("en-GB");
  const brazilian = createFormat("pt-BR");

  it.each([
    [english.hours(396.4), "396"],
    [english.hours(0.4), "0.4"],
    [english.hours(9.96), "10"],
    [english.hours(-60), "\u221260"],
    [english.hours(-0.001), "0"],
    [english.whole(-0.3), "0"],
    [english.money(-30, "EUR"), "€0"],
    [english.hours(1234.5), "1,235"],
    [brazilian.hours(1234.5), "1.235"],
    [brazilian.decimal(70.63, 1), "70,6"],
    [english.percent(0.3), "30\u2009%"],
    [brazilian.percent(0.3), "30%"],
    [english.money(990_000, "EUR"), "€9,900"],
    [english.money(1_234, "EUR", true), "€12.34"],
    [english.money(5_000, "JPY"), "¥5,000"],
    [brazilian.money(123_456, "BRL", true), "R$\u00a01.234,56"],
    [english.money(-990_000, "EUR"), "\u2212€9,900"],
  ])("%s", (written, expected) => expect(written).toBe(expected));

  const now = Date.UTC(2026, 5, 30);
  it.each([
    [0, { count: 0, unit: "day" }],
    [13, { count: 13, unit: "day" }],
    [14, { count: 2, unit: "week" }],
    [69, { count: 9, unit: "week" }],
    [70, { count: 2, unit: "month" }],
    [729, { count: 23, unit: "month" }],
    [731, { count: 2, unit: "year" }],
    [-1, { count: 0, unit: "day" }],
  ])("an age of %d days", (days, age) => expect(ageOf(now - days * 86_400_000, now)).toEqual(age));
});

describe("which locale writes numbers", () => {
  it.each([
    ["en", ["pt-BR", "en-GB"], "en-GB"],
    ["pt-BR", ["pt-PT"], "pt-PT"],
    ["es", ["en-US"], "es"],
    ["en", [], "en"],
    ["es", ["es-@euro", "es-MX"], "es-MX"],
  ])("language %s on a device that prefers %j: %s", (language, preferred, expected) =>
    expect(formatLocale(language, preferred)).toBe(expected),
  );
});
