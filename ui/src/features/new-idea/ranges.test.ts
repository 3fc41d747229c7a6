import { expect, it } from "vitest";
import { createFormat } from "@/shared";
import { moneyRange } from "./ranges";

it.each([
  ["en", "EUR", 650_000, 1_040_000, "€6,500–10,400"],
  ["en", "EUR", 650_000, 650_000, "€6,500"],
  ["de", "EUR", 650_000, 1_040_000, "6.500–10.400\u00a0€"],
  ["pt-BR", "BRL", 650_000, 1_040_000, "R$\u00a06.500–10.400"],
  ["en", "EUR", -560_000, -340_000, "\u2212€5,600 to \u2212€3,400"],
  ["en", "EUR", -60_000, 120_000, "\u2212€600 to €1,200"],
])("%s %s writes its sign once", (locale, currency, low, high, text) => {
  const format = createFormat(locale);
  const range = (from: string, to: string): string =>
    from.startsWith("\u2212") ? `${from} to ${to}` : format.range(from, to);
  expect(moneyRange({ low, likely: low, high }, currency, format, range)).toBe(text);
});
