// A range of money with its sign once: "€6,500–10,400", "6.500–10.400 €".
import type { Triple } from "@/api";
import type { Format } from "@/shared";

const ahead = /^\p{Lu}{0,3}\p{Sc}[\s\u00a0]*/u;
const behind = /[\s\u00a0]*\p{Sc}$/u;

export function moneyRange(minor: Triple, currency: string, format: Format): string {
  const low = format.money(minor.low, currency);
  const high = format.money(minor.high, currency);
  if (low === high) return low;
  const sign = ahead.exec(low)?.[0];
  if (sign && high.startsWith(sign)) return format.range(low, high.slice(sign.length));
  return format.range(behind.test(high) ? low.replace(behind, "") : low, high);
}
