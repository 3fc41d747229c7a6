// Languages: which there are, which one is meant, and their texts. English is part of the first chunk; the
// others are one request of their own, made while the core is asked which language was chosen.
import { i18n, type Messages } from "@lingui/core";
import { messages as english } from "@/locales/en.po";
import { formatLocale } from "@/shared/format";

/** Each by its own name, as whoever looks for it reads it. */
export const languages = [
  { code: "en", name: "English" },
  { code: "pt-BR", name: "Português (Brasil)" },
  { code: "es", name: "Español" },
] as const;

export type Language = (typeof languages)[number]["code"];

const loaders: Record<Exclude<Language, "en">, () => Promise<{ messages: Messages }>> = {
  "pt-BR": () => import("@/locales/pt-BR.po"),
  es: () => import("@/locales/es.po"),
};
const loaded = new Map<Language, Messages>([["en", english]]);

/** What the last start spoke: the next one asks for it before the core has answered. */
const STORED = "hub.language";

const base = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";

/** What the system speaks. The core knows it where a web view only says what it was itself translated to. */
let system: readonly string[] = navigator.languages;

/** The chosen language, else the first of the system's that the Hub speaks, else English. */
export function languageFor(chosen: string, preferred: readonly string[] = system): Language {
  for (const tag of [chosen, ...preferred]) {
    const found = languages.find(({ code }) => base(code) === base(tag));
    if (found) return found.code;
  }
  return "en";
}

async function load(language: Language): Promise<void> {
  if (language === "en" || loaded.has(language)) return;
  loaded.set(language, (await loaders[language]()).messages);
}

let wanted: Language = "en";

function speak(language: Language): void {
  const messages = loaded.get(language);
  if (!messages || language !== wanted) return;
  i18n.loadAndActivate({ locale: language, locales: [formatLocale(language, system), language], messages });
  document.documentElement.lang = language;
  localStorage.setItem(STORED, language);
}

/** Speaks another language from now on; the last one asked for wins. */
export async function activate(language: Language): Promise<void> {
  wanted = language;
  if (!loaded.has(language)) await load(language);
  speak(language);
}

/** What the core says about languages: the one chosen on this device, and the system's. */
export interface Spoken {
  chosen: string;
  system: string;
}

/** Speaks what `known` will name; nothing is drawn before, so no other language is seen. */
export async function activateFirst(known: Promise<Spoken | undefined>): Promise<void> {
  // If texts cannot be loaded, English stays.
  const early = load(languageFor(localStorage.getItem(STORED) ?? "")).catch(() => {});
  const spoken = await known;
  if (spoken) system = [spoken.system, ...navigator.languages];
  await early;
  await activate(languageFor(spoken?.chosen ?? "")).catch(() => activate("en"));
}
