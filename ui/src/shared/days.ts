// Days of the calendar as people type them: "31/12/2026" in Brazil, "12/31/2026" in the United States,
// "2026-12-31" everywhere. To the core a day is always `2026-12-31`.

type Part = "day" | "month" | "year";

/** In which order the locale writes a day. */
const orderOf = (locale: string): Part[] =>
  new Intl.DateTimeFormat(locale)
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type): type is Part => type === "day" || type === "month" || type === "year");

const two = (value: number): string => String(value).padStart(2, "0");

/** Null where the calendar has no such day. */
function dayOf(parts: Record<Part, number>): string | null {
  const { day, month } = parts;
  const year = parts.year < 100 ? 2000 + parts.year : parts.year;
  const made = new Date(Date.UTC(year, month - 1, day));
  const isReal = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && day > 0;
  return isReal && year >= 1900 && year < 10_000 ? `${year}-${two(month)}-${two(day)}` : null;
}

/** "" is nothing said; null is no day. Four digits at the beginning are a year in every locale. */
export function readDay(typed: string, locale: string): string | null {
  const text = typed.trim();
  if (text === "") return "";
  const numbers = /^(\d{1,4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,4})\.?$/u.exec(text)?.slice(1);
  if (!numbers) return null;
  const order: Part[] = numbers[0]?.length === 4 ? ["year", "month", "day"] : orderOf(locale);
  const parts = Object.fromEntries(order.map((part, at) => [part, Number(numbers[at])]));
  return dayOf(parts as Record<Part, number>);
}

/** In numbers, as a field shows it. */
export const writeDay = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric" }).format(
    new Date(`${iso}T12:00:00`),
  );
