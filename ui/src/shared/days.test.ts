import { describe, expect, it } from "vitest";
import { readDay, writeDay } from "./days";

describe("a typed day", () => {
  it.each([
    ["pt-BR", "31/12/2026", "2026-12-31"],
    ["pt-BR", " 1.3.27 ", "2027-03-01"],
    ["es", "1-3-2027", "2027-03-01"],
    ["en-US", "12/31/2026", "2026-12-31"],
    ["en-GB", "31/12/2026", "2026-12-31"],
    ["de", "31.12.2026", "2026-12-31"],
    ["en", "2026-12-31", "2026-12-31"],
    ["pt-BR", "2026-12-31", "2026-12-31"],
    ["en", "2028-2-29", "2028-02-29"],
    ["en", "  ", ""],
  ])("of %s: %s", (locale, typed, day) => expect(readDay(typed, locale)).toBe(day));

  it.each([
    ["pt-BR", "12/31/2026"],
    ["en-US", "31/12/2026"],
    ["es", "29/2/2027"],
    ["es", "0/1/2027"],
    ["es", "tomorrow"],
    ["es", "1/2"],
    ["es", "1/2/207"],
    ["es", "1/2/3/4"],
  ])("is none in %s: %s", (locale, typed) => expect(readDay(typed, locale)).toBeNull());

  it.each(["en", "en-GB", "en-US", "pt-BR", "es", "es-MX"])(
    "is read back as it is written, in %s",
    (locale) => {
      for (let day = 0; day < 800; day += 1) {
        const iso = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        expect(readDay(writeDay(iso, locale), locale)).toBe(iso);
      }
    },
  );
});
