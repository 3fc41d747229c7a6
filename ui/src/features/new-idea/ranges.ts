// Ranges in words and signs: "€6,500–10,400", "260–416 h", and "−225 to −140" where a dash would be a minus.
import type { Triple } from "@/api";
import type { Format } from "@/shared";

export type Range = (low: string, high: string) => string;

const ahead = /^\p{Lu}{0,3}\p{Sc}[\s\u00a0]*/u;
const behind = /[\s\u00a0]*\p{Sc}$/u;

export function moneyRange(minor: Triple, currency: string, format: Format, range: Range): string {
  const low = format.money(minor.low, currency);
  const high = format.money(minor.high, currency);
  if (low === high || minor.low < 0) return range(low, high);
  const sign = ahead.exec(low)?.[0];
  if (sign && high.startsWith(sign)) return range(low, high.slice(sign.length));
  return range(behind.test(high) ? low.replace(behind, "") : low, high);
}
