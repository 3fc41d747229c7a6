// Numbers, money, dates and ages by locale. Nothing here knows an idea; the hooks follow the chosen language.
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { useMemo } from "react";

const DAY_MS = 86_400_000;

const isLocale = (tag: string): boolean => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    // A tag of the system that is none, such as "es@euro".
    return false;
  }
};

/** The device's own variant of the language (en-GB, pt-BR) writes numbers; the plain language where there is none. */
export function formatLocale(language: string, preferred: readonly string[]): string {
  const base = language.split("-")[0] ?? language;
  return preferred.find((tag) => tag.split("-")[0] === base && isLocale(tag)) ?? language;
}

export interface Format {
  locale: string;
  /** Whole numbers from 10 on, one decimal below, so that 0.4 hours is not "0". */
  hours(hours: number): string;
  whole(value: number): string;
  decimal(value: number, digits: number): string;
  percent(share: number): string;
  /** `minor` are minor units of `currency`; whole units unless `exact`. */
  money(minor: number, currency: string, exact?: boolean): string;
  date(ms: number): string;
  /** A day of the calendar, as `2027-03-01`. */
  day(iso: string): string;
  time(ms: number): string;
  /** Names in the order of the language's alphabet, "OH-9" before "OH-10". */
  compare(first: string, second: string): number;
}

/** U+2212 instead of the hyphen that Intl writes before negative numbers. */
const minus = (text: string): string => text.replace(/^-/u, "\u2212");

export function createFormat(locale: string): Format {
  const cache = new Map<string, Intl.NumberFormat>();
  const write = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    let format = cache.get(key);
    if (!format) {
      format = new Intl.NumberFormat(locale, { signDisplay: "negative", ...options });
      cache.set(key, format);
    }
    return minus(format.format(Object.is(value, -0) ? 0 : value));
  };
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });

  return {
    locale,
    hours: (hours) => {
      const isSmall = Math.abs(hours) < 10 && Math.round(hours) !== hours;
      return write(isSmall ? Math.round(hours * 10) / 10 : Math.round(hours), { maximumFractionDigits: 1 });
    },
    whole: (value) => write(value, { maximumFractionDigits: 0 }),
    decimal: (value, digits) =>
      write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    // Brazil writes "30%", everybody else here keeps a thin space before the sign.
    percent: (share) =>
      `${write(share * 100, { maximumFractionDigits: 0 })}${locale.startsWith("pt") ? "" : "\u2009"}%`,
    money: (minor, currency, exact = false) => {
      const digits =
        new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions()
          .maximumFractionDigits ?? 2;
      return write(minor / 10 ** digits, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        ...(exact ? {} : { maximumFractionDigits: 0 }),
      });
    },
    date: (ms) => day.format(ms),
    day: (iso) => day.format(new Date(`${iso}T12:00:00`)),
    time: (ms) => clock.format(ms),
    compare: new Intl.Collator(locale, { numeric: true }).compare,
  };
}

const formats = new Map<string, Format>();

function formatFor(locale: string): Format {
  let format = formats.get(locale);
  if (!format) {
    format = createFormat(locale);
    formats.set(locale, format);
  }
  return format;
}

/** The formats of the language that is active now. */
export function useFormat(): Format {
  const { i18n } = useLingui();
  const [locale = i18n.locale] = [i18n.locales ?? []].flat();
  return useMemo(() => formatFor(locale), [locale]);
}

export interface Age {
  count: number;
  unit: "day" | "week" | "month" | "year";
}

/** How long ago in one number: days up to 2 weeks, weeks up to 10, months up to 2 years. */
export function ageOf(fromMs: number, nowMs: number): Age {
  const days = Math.max(0, Math.floor((nowMs - fromMs) / DAY_MS));
  if (days < 14) return { count: days, unit: "day" };
  if (days < 70) return { count: Math.floor(days / 7), unit: "week" };
  if (days < 730) return { count: Math.floor(days / 30.44), unit: "month" };
  return { count: Math.floor(days / 365.25), unit: "year" };
}

/** An age as short as a column needs it: "today", "12 d", "5 wk", "3 mo", "2 yr". */
export function useAge(): (fromMs: number) => string {
  const { t } = useWords();
  return (fromMs) => {
    const { count, unit } = ageOf(fromMs, Date.now());
    if (count === 0) return t`today`;
    const words = { day: t`${count} d`, week: t`${count} wk`, month: t`${count} mo`, year: t`${count} yr` };
    return words[unit];
  };
}
