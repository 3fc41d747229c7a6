import { describe, expect, it } from "vitest";
import { createFormat } from "./format";
import { readNumber, respell, tidyNumber, writeNumber } from "./numbers";

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
    ["en", "-€40", -40],
    ["en", "€-40", -40],
    ["es", "40 BRL", 40],
    ["es", "1.234,50 R$", 1234.5],
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
    ["es", "1.234", 1234],
    ["es", "1.234,56", 1234.56],
    ["es-MX", "1,234.56", 1234.56],
    ["pt-PT", "1 234,5", 1234.5],
    // Nothing begins with an empty thousand: these are decimals, whatever the locale.
    ["pt-BR", "0.125", 0.125],
    ["en", "0,125", 0.125],
    ["en", "1.234", 1.234],
    ["pt-BR", "-1.234,5", -1234.5],
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

const locales = ["en", "en-IN", "pt-BR", "pt-PT", "es", "es-MX"];

/** The same numbers every time: small and large, with up to six decimals, of both signs. */
function* someNumbers(): Generator<number> {
  let seed = 7;
  for (let count = 0; count < 300; count += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    const digits = seed % 7;
    const whole = seed % 10 ** (1 + (count % 10));
    yield Number((((count % 2 ? -1 : 1) * whole) / 10 ** digits).toFixed(6));
  }
}

describe.each(locales)("whatever is written in %s", (locale) => {
  const format = createFormat(locale);

  it("is read as it was meant", () => {
    for (const value of someNumbers()) {
      const grouped = format.decimal(value, 6);
      expect([grouped, readNumber(grouped, locale)]).toEqual([grouped, value]);
      const whole = format.whole(value);
      expect([whole, readNumber(whole, locale)]).toEqual([
        whole,
        Math.round(Math.abs(value)) * Math.sign(value) + 0,
      ]);
      expect(readNumber(writeNumber(value, locale), locale)).toBe(value);
    }
  });

  it("is read as it was meant where it is money", () => {
    for (const currency of ["BRL", "EUR", "USD", "MXN", "JPY"]) {
      for (const value of someNumbers()) {
        const minor = Math.trunc(value * 100);
        const digits = currency === "JPY" ? 0 : 2;
        const text = format.money(minor, currency, true);
        expect([text, Math.round((readNumber(text, locale) ?? 0) * 10 ** digits) + 0]).toEqual([
          text,
          minor + 0,
        ]);
      }
    }
  });

  it("stays as it is when its field is left, and any other writing is shown in this one", () => {
    for (const value of someNumbers()) {
      for (const other of locales) {
        const typed = respell(writeNumber(value, other), other, locale);
        expect(readNumber(typed, locale)).toBe(value);
        const shown = tidyNumber(typed, locale);
        expect([typed, readNumber(shown, locale)]).toEqual([typed, value]);
        expect(tidyNumber(shown, locale)).toBe(shown);
      }
    }
  });
});

describe("a field that is left", () => {
  it.each([
    ["pt-BR", "2.5", "2,5"],
    ["pt-BR", "1,234.56", "1.234,56"],
    ["pt-BR", "1.234", "1.234"],
    ["pt-BR", "1234,50", "1234,50"],
    ["pt-BR", "R$ 1500", "1.500"],
    ["en", "2,5", "2.5"],
    ["en", "1.234,56", "1,234.56"],
    ["en", "12.5 %", "12.5"],
    ["es", "0.125", "0,125"],
    ["en", "eight", "eight"],
    ["en", "", ""],
  ])("of %s shows %s as %s", (locale, typed, shown) => expect(tidyNumber(typed, locale)).toBe(shown));
});

it.each([
  ["1.234", "pt-BR", "en", "1234"],
  ["1.5", "en", "es", "1.5"],
  ["1.500", "en", "es", "1,5"],
  ["2,5", "pt-BR", "es", "2,5"],
  ["eight", "en", "es", "eight"],
])("%s of %s is typed in %s as %s", (typed, from, to, text) => expect(respell(typed, from, to)).toBe(text));
