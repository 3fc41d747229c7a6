// Quiet, and always there: where the data is, and how it stands with the server. Says aloud only what changes.
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { type SpaceView, type SyncPhase, useRead } from "@/api";
import { SyncGlyph, toneOf, usePhaseWords, useSyncWords } from "@/shared";
import { Named } from "./Named";
import css from "./Sidebar.module.css";

/** For screen readers: another state, but not its times and counts, and not the one at the start. */
function useAnnounced(phase: SyncPhase | null | undefined): string {
  const words = usePhaseWords();
  const before = useRef(phase);
  const [said, setSaid] = useState<SyncPhase | null | undefined>(undefined);
  useEffect(() => {
    const isPassing = phase === "connecting" || phase === undefined;
    if (isPassing || phase === before.current) return;
    if (before.current !== undefined) setSaid(phase);
    before.current = phase;
  }, [phase]);
  return said === undefined ? "" : words(said);
}

export function SyncBadge({ space }: { space: SpaceView }) {
  const { t } = useLingui();
  const words = useSyncWords();
  const phaseWords = usePhaseWords();
  const isShared = space.kind === "joined";
  const state = useRead("sync.state", {}, { enabled: isShared }).data;
  const announced = useAnnounced(state?.phase);
  if (!isShared) {
    const where = phaseWords(null);
    return (
      <Named label={where}>
        <span className={css.sync}>
          <SyncGlyph tone="good" />
          <span className={css.word}>{where}</span>
        </span>
      </Named>
    );
  }
  const text = space.is_read_only ? t`To read only` : state ? words(state) : phaseWords("connecting");
  const tone = space.is_read_only ? "away" : toneOf(state?.phase ?? "connecting", state?.queue ?? 0);
  return (
    <>
      <Named label={text}>
        <Link to="/sync" className={css.sync} data-tone={tone} activeProps={{ "data-on": true }}>
          <SyncGlyph tone={tone} />
          <span className={`${css.word} ell`}>{text}</span>
        </Link>
      </Named>
      <span className="vh" role="status">
        {announced}
      </span>
    </>
  );
}
