import { describe, expect, it } from "vitest";
import { readNumber, writeNumber } from "./numbers";

describe("a typed number", () => {
  it.each([
    ["en", "8", 8],
    ["en", " 1,234.56 ", 1234.56],
    ["en", "1,234", 1234],
    ["en", "1,234,567", 1234567],
    ["en", "2,5", 2.5],
    ["en", "1.234,56", 1234.56],
    ["en", "1.234.567,8", 1234567.8],
    ["en", "1,23,456", 123456],
    ["en", ".5", 0.5],
    ["en", "12.5 %", 12.5],
    ["en", "€40", 40],
    ["en", "-3", -3],
    ["en", "\u22123", -3],
    ["pt-BR", "1.234,56", 1234.56],
    ["pt-BR", "1.234", 1234],
    ["pt-BR", "1.234.567,8", 1234567.8],
    ["pt-BR", "2.5", 2.5],
    ["pt-BR", "1,234.56", 1234.56],
    ["pt-BR", "R$ 40", 40],
    ["pt-BR", "2,5", 2.5],
    ["de-CH", "1’234.5", 1234.5],
    ["fr", "1 234,5", 1234.5],
    ["es", "1234,5", 1234.5],
    ["es", "12.500", 12500],
  ])("of %s: %s", (locale, typed, value) => {
    expect(readNumber(typed, locale)).toBe(value);
  });

  it.each(["2,5x", "eight", "1e5", "1.2.3", "--4", ",", "1,2,3", "1,2.3,4", "%", "٣", "9".repeat(400)])(
    "is not %s",
    (typed) => {
      expect(readNumber(typed, "en")).toBeNaN();
    },
  );

  it("may be absent", () => {
    expect(readNumber("", "en")).toBeNull();
    expect(readNumber("  \u00a0", "en")).toBeNull();
  });

  it.each(["en", "pt-BR", "de-CH", "fr"])("is read back as it is written, in %s", (locale) => {
    for (const value of [0, 8, 0.25, 12.5, 1234.5, 1_000_000]) {
      expect(readNumber(writeNumber(value, locale), locale)).toBe(value);
    }
  });
});
