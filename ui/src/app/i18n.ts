// Languages. English is part of the first chunk; others will load when they are chosen.
import { i18n } from "@lingui/core";
import { messages as english } from "@/locales/en.po";

export const languages = [{ code: "en", name: "English" }] as const;

export function activate(_language: string): void {
  i18n.loadAndActivate({ locale: "en", messages: english });
  document.documentElement.lang = "en";
}
