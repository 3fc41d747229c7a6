// Where a space stands with its server, in a few quiet words. Everything works in each of these states.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useInterval } from "@mantine/hooks";
import { useState } from "react";
import type { SyncPhase, SyncState } from "@/api";
import { useFormat } from "../format";

/** `good`: nothing to do; `waits`: goes on by itself; `away`: no network; `asks`: the person has to do something. */
export type SyncTone = "good" | "waits" | "away" | "asks";

export const toneOf = (phase: SyncPhase | null, queue: number): SyncTone => {
  if (phase === "offline") return "away";
  if (phase === null || phase === "live") return queue > 0 ? "waits" : "good";
  return phase === "first_sync" || phase === "connecting" ? "waits" : "asks";
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago, in words that grow with it. */
export function useAgo(): (atMs: number) => string {
  const { t } = useLingui();
  const format = useFormat();
  const [nowMs, setNowMs] = useState(Date.now);
  useInterval(() => setNowMs(Date.now()), MINUTE_MS / 2, { autoInvoke: true });
  return (atMs) => {
    const ms = Math.max(0, nowMs - atMs);
    if (ms < MINUTE_MS) return t`just now`;
    if (ms < HOUR_MS) return t`${format.whole(Math.floor(ms / MINUTE_MS))} min ago`;
    if (ms < DAY_MS) return t`${format.whole(Math.floor(ms / HOUR_MS))} h ago`;
    return format.date(atMs);
  };
}

/** The state by itself, without times and counts: what is announced when it changes. */
export function usePhaseWords(): (phase: SyncPhase | null) => string {
  const { t } = useLingui();
  return (phase) => {
    if (phase === null) return t`On this computer`;
    const words: Record<SyncPhase, string> = {
      first_sync: t`Getting the space`,
      connecting: t`Connecting`,
      live: t`Synced`,
      offline: t`Offline – everything works`,
      needs_sign_in: t`Sign in again`,
      update_needed: t`Update needed`,
      removed: t`No longer a member`,
      held: t`Sync needs a look`,
    };
    return words[phase];
  };
}

export function useSyncWords(): (state: SyncState) => string {
  const { t } = useLingui();
  const format = useFormat();
  const ago = useAgo();
  const phaseWords = usePhaseWords();
  return ({ phase, queue, taken, of, last_synced_at_ms: at }) => {
    const waiting = plural(queue, { one: "# waiting", other: "# waiting" });
    if (phase === "first_sync" && of > 0) return t`Getting the space, ${format.percent(taken / of)}`;
    if (phase === "offline" && queue > 0) return t`Offline, ${waiting}`;
    if ((phase === "live" || phase === "connecting") && queue > 0) return waiting;
    if (phase === "live" && at !== null) return t`Synced ${ago(at)}`;
    return phaseWords(phase);
  };
}
