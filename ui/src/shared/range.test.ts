import { expect, it } from "vitest";
import { createFormat } from "./format";
import { joinEnds, moneyRange, withUnitOnce } from "./range";

const join = joinEnds((low, high) => `${low} to ${high}`);

it.each([
  ["3", "3", "3"],
  ["3", "5", "3–5"],
  ["\u2212225", "\u2212140", "\u2212225 to \u2212140"],
  ["\u22125", "7", "\u22125 to 7"],
])("joins %s and %s as %s", (low, high, text) => expect(join(low, high)).toBe(text));

it.each([
  ["50 %", "80 %", "50–80 %"],
  ["260 h", "416 h", "260–416 h"],
  ["1 day", "3 days", "1 day–3 days"],
  ["\u22125 h", "7 h", "\u22125 to 7 h"],
])("writes the unit of %s and %s once", (low, high, text) =>
  expect(withUnitOnce(low, high, join)).toBe(text),
);

it.each([
  ["en", "EUR", 650_000, 1_040_000, "€6,500–10,400"],
  ["en", "EUR", 650_000, 650_000, "€6,500"],
  ["de", "EUR", 650_000, 1_040_000, "6.500–10.400\u00a0€"],
  ["pt-BR", "BRL", 650_000, 1_040_000, "R$\u00a06.500–10.400"],
  ["en", "EUR", -560_000, -340_000, "\u2212€5,600 to \u2212€3,400"],
  ["en", "EUR", -60_000, 120_000, "\u2212€600 to €1,200"],
])("%s %s writes its sign once", (locale, currency, low, high, text) => {
  expect(moneyRange({ low, likely: low, high }, currency, createFormat(locale), join)).toBe(text);
});
