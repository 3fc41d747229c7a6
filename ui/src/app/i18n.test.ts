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
    ["es", "pt-BR", "es"],
    ["en", "pt-BR", "en"],
    [undefined, "pt-BR", "en"],
    ["pt-BR", null, "pt-BR"],
  ])("begins with the chosen %s, whatever was spoken last: %s", async (chosen, last, language) => {
    if (last) localStorage.setItem("hub.language", last);
    await activateFirst(Promise.resolve(chosen));
    expect(i18n.locale).toBe(language);
  });
});
