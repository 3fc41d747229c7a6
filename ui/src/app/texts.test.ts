// Every text in every language, with the same things in it: values, links, and a form for every number.
import { formatter } from "@lingui/format-po";
import { describe, expect, it } from "vitest";
import { languages } from "./i18n";

const catalogues = import.meta.glob<string>("../locales/*.po", { query: "?raw", import: "default" });

async function textsOf(language: string): Promise<Map<string, string>> {
  const filename = `../locales/${language}.po`;
  const content = (await catalogues[filename]?.()) ?? "";
  const parsed = await formatter().parse(content, { locale: language, sourceLocale: "en", filename });
  const texts = Object.values(parsed).filter(({ obsolete }) => !obsolete);
  return new Map(
    texts.map(({ message = "", context = "", translation = "" }) => [`${context}|${message}`, translation]),
  );
}

/** What a translation must keep: the values put in, the tags, and whether a count is written. */
const heldBy = (text: string): string[] =>
  [...new Set(text.match(/\{\w+(?=[,}])|<\/?\d+\/?>|#/gu) ?? [])].sort();

/** The forms of each plural, in their order. */
const formsIn = (text: string): string[] =>
  [...text.matchAll(/(?<=[\s,])(zero|one|two|few|many|other)\s*\{/gu)].map(([, form]) => form ?? "").sort();

describe.each(languages.map(({ code }) => code))("in %s", async (language) => {
  const english = [...(await textsOf("en")).keys()];
  const texts = await textsOf(language);

  it("says everything", () => {
    expect(english.filter((key) => !texts.get(key))).toEqual([]);
    expect([...texts.keys()].filter((key) => !english.includes(key))).toEqual([]);
  });

  it("keeps every value, tag and plural form", () => {
    const differing = english.filter((key) => {
      const [source, text] = [key.slice(key.indexOf("|") + 1), texts.get(key) ?? ""];
      return `${heldBy(source)} ${formsIn(source)}` !== `${heldBy(text)} ${formsIn(text)}`;
    });
    expect(differing).toEqual([]);
  });

  it("has room at its ends only where English has it", () => {
    const ends = (text: string): string => `${/^\s/u.test(text)} ${/\s$/u.test(text)}`;
    const differing = english.filter(
      (key) => ends(key.slice(key.indexOf("|") + 1)) !== ends(texts.get(key) ?? ""),
    );
    expect(differing).toEqual([]);
  });
});
