// What helps whoever helps: versions and sizes. No titles, texts, names of people or of the account
// (the data folder usually lies in the account's own, so only its end is given).
import type { AppState } from "@/api";

/** The last two parts of a path, on any system. */
const endOf = (path: string): string => path.split(/[\\/]/u).filter(Boolean).slice(-2).join("/");

export function diagnostics(state: AppState, userAgent: string): string {
  return [
    `Opportunity Hub ${state.version}`,
    `data folder: …/${endOf(state.data_dir)}`,
    `space: ${state.space ? `${state.space.ideas} ideas, ${state.space.currency}, ${state.space.time_zone}` : "none"}`,
    `trouble: ${state.trouble?.code ?? "none"}`,
    `notices: ${state.notices.map((notice) => notice.code).join(", ") || "none"}`,
    `device: theme ${state.device.theme}, language ${state.device.language || "system"}, single keys ${state.device.single_keys_off ? "off" : "on"}`,
    `system: ${state.suggested.locale}`,
    `window: ${userAgent}`,
  ].join("\n");
}
