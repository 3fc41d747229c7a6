// When something happened, as short as a side column needs it: the time today, "yesterday", the day of the
// week, then the date.
const DAY_MS = 86_400_000;

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);

export function shortWhen(atMs: number, nowMs: number, locale: string): string {
  const days = Math.round((startOfDay(nowMs) - startOfDay(atMs)) / DAY_MS);
  const write = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, options).format(atMs);
  if (days <= 0) return write({ hour: "2-digit", minute: "2-digit" });
  if (days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-1, "day");
  if (days < 7) return write({ weekday: "short" });
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return write({ day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) });
}
