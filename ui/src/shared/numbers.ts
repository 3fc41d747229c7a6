// Numbers as people type them: "1.234,56" in Brazil, "1,234.56" in Ireland, "12.5 %", "€ 40".
// Which values make sense is the core's business; here only what is a number at all.

/** "" is nothing said; NaN is something that is no number. */
export type Typed = number | null;

interface Separators {
  group: string;
  decimal: string;
}

const known = new Map<string, Separators>();

function separatorsOf(locale: string): Separators {
  let found = known.get(locale);
  if (!found) {
    const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.5);
    const one = (type: string, fallback: string): string =>
      parts.find((part) => part.type === type)?.value ?? fallback;
    found = { group: one("group", ","), decimal: one("decimal", ".") };
    known.set(locale, found);
  }
  return found;
}

const spaces = /[\s\u00a0\u2009\u202f'’]/gu;
const other = (separator: string): string => (separator === "." ? "," : ".");

/** "1.234.567": groups of three (or of two and three, as in India), never an empty one; "0.125" is none. */
const isGrouped = (text: string, group: string): boolean => {
  const [first = "", ...rest] = text.split(group);
  const last = rest.at(-1) ?? "";
  return /^[1-9]\d{0,2}$/u.test(first) && last.length === 3 && rest.every((part) => /^\d{2,3}$/u.test(part));
};

/** The digits of the whole part without their groups; null when it is no number. */
function wholePart(text: string, group: string): string | null {
  if (/^\d*$/u.test(text)) return text;
  return isGrouped(text, group) ? text.split(group).join("") : null;
}

/** Where both signs stand, the last one is the decimal sign in every locale: "1.234,56", "1,234.56". */
const withBoth = (text: string): Separators | null => {
  const [point, comma] = [text.lastIndexOf("."), text.lastIndexOf(",")];
  if (point < 0 || comma < 0) return null;
  return point > comma ? { group: ",", decimal: "." } : { group: ".", decimal: "," };
};

/**
 * One separator that stands alone is the locale's own reading where that makes sense ("1.234" is 1234 in
 * Brazil), else a decimal sign ("2.5" in Brazil is two and a half, nobody groups like that).
 */
function split(text: string, { group, decimal }: Separators): [string, string] | null {
  const points = text.split(decimal);
  if (points.length > 2) return isGrouped(text, decimal) ? [points.join(""), ""] : null;
  const whole = wholePart(points[0] ?? "", group === decimal ? other(decimal) : group);
  if (whole !== null) return [whole, points[1] ?? ""];
  const foreign = text.split(other(decimal));
  return points.length === 1 && foreign.length === 2 ? [foreign[0] ?? "", foreign[1] ?? ""] : null;
}

/** "R$", "€", "US$" or "BRL" before or after a number, and a percent sign after it. */
const signs = /^(?:\p{Lu}{0,3}\p{Sc}|\p{Lu}{3})(?=[-\u2212\d.,])|(?<=\d)(?:\p{Lu}{0,3}\p{Sc}|\p{Lu}{3}|%)$/gu;

/** What a person typed, as a number of `locale`. */
export function readNumber(typed: string, locale: string): Typed {
  const text = typed.replace(spaces, "");
  if (text === "") return null;
  const [sign = ""] = /^[-\u2212]/u.exec(text) ?? [];
  const unsigned = text.slice(sign.length).replace(signs, "");
  const isNegative = sign !== "" || /^[-\u2212]/u.test(unsigned);
  const bare = sign === "" ? unsigned.replace(/^[-\u2212]/u, "") : unsigned;
  const separators = separatorsOf(locale);
  const parts = split(
    bare,
    withBoth(bare) ?? {
      group: separators.group.replace(spaces, "") || other(separators.decimal),
      decimal: separators.decimal,
    },
  );
  if (!parts || !/^\d*$/u.test(parts[0]) || !/^\d*$/u.test(parts[1]) || parts.join("") === "")
    return Number.NaN;
  const value = Number(`${parts[0] || "0"}.${parts[1] || "0"}`);
  if (!Number.isFinite(value)) return Number.NaN;
  return isNegative ? -value : value;
}

/** The same number as the person would have typed it, for fields that the Hub fills. */
export const writeNumber = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(value);

/** The locale's own way of writing: digits, its groups of three or none, its decimal sign. */
function isOwnWriting(text: string, locale: string): boolean {
  const { group, decimal } = separatorsOf(locale);
  const [whole = "", fraction, ...rest] = text.replace(/^[-\u2212]/u, "").split(decimal);
  const isWhole = /^\d+$/u.test(whole) || (whole.includes(group) && isGrouped(whole, group));
  return isWhole && rest.length === 0 && (fraction === undefined || /^\d+$/u.test(fraction));
}

/**
 * What a field shows when it is left, so that the person sees how it was read: "2.5" becomes "2,5" in
 * Brazil, "1,234.56" becomes "1.234,56". What is written in the locale's way, or is no number, stays as typed.
 */
export function tidyNumber(typed: string, locale: string): string {
  const value = readNumber(typed, locale);
  if (value === null || Number.isNaN(value) || isOwnWriting(typed.trim(), locale)) return typed;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
}

/** The same number typed for another locale: "1.234" of a Brazilian is "1234" where that reads as 1.234. */
export function respell(typed: string, from: string, to: string): string {
  const value = readNumber(typed, from);
  if (value === null || Number.isNaN(value) || Object.is(readNumber(typed, to), value)) return typed;
  return writeNumber(value, to);
}
