import { i18n } from "@lingui/core";
import { afterEach, describe, expect, it } from "vitest";
import { activate, activateFirst, type Language, languageFor } from "./i18n";

afterEach(async () => {
  localStorage.clear();
  await activate("en");
});

describe("which language is meant", () => {
  it.each([
    ["", ["pt-BR"], "pt-BR"],
    ["", ["pt-PT", "en"], "pt-BR"],
    ["", ["es-419"], "es"],
    ["", ["de-DE", "es-MX", "en"], "es"],
    ["", ["de-DE"], "en"],
    ["", [], "en"],
    ["en", ["pt-BR"], "en"],
    ["es", ["pt-BR"], "es"],
    ["pt", [], "pt-BR"],
    ["tlh", ["es"], "es"],
  ])("%j on a system of %j: %s", (chosen, preferred, language) =>
    expect(languageFor(chosen, preferred)).toBe(language),
  );
});

describe("speaking", () => {
  it("says so to the page and is remembered for the next start", async () => {
    await activate("pt-BR");
    expect(i18n.locale).toBe("pt-BR");
    expect(document.documentElement.lang).toBe("pt-BR");
    expect(localStorage.getItem("hub.language")).toBe("pt-BR");
  });

  it("is what was asked for last, however the texts arrive", async () => {
    const asked: Language[] = ["es", "pt-BR", "en", "es"];
    await Promise.all(asked.map(activate));
    expect(i18n.locale).toBe("es");
  });

  it.each([
    ["es", "en", "pt-BR", "es", "es"],
    ["en", "pt-BR", "pt-BR", "en", "en-US"],
    ["", "pt-PT", "en", "pt-BR", "pt-PT"],
    ["", "es-MX", null, "es", "es-MX"],
    ["en", "en-GB", null, "en", "en-GB"],
    ["", "C", null, "en", "en-US"],
    ["pt-BR", "de", null, "pt-BR", "pt-BR"],
  ])(
    "begins with the chosen %j on a system of %s, whatever was spoken last (%s): %s, numbers as in %s",
    async (chosen, system, last, language, numbers) => {
      if (last) localStorage.setItem("hub.language", last);
      await activateFirst(Promise.resolve({ chosen, system }));
      expect(i18n.locale).toBe(language);
      expect(i18n.locales).toEqual([numbers, language]);
    },
  );

  it("is the last one's guess where the core does not answer", async () => {
    await activateFirst(Promise.resolve(undefined));
    expect(i18n.locale).toBe("en");
  });
});
