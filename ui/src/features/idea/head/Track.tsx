// Where the idea stands on its way. A stage off the track takes the place after the one it left.
import { useLingui } from "@lingui/react/macro";
import type { IdeaPage, Stage } from "@/api";
import { StageGlyph, useFormat, useStageWords } from "@/shared";
import { useReasonWords } from "@/shared/words/reasons";
import css from "./Head.module.css";

const track: readonly Stage[] = ["new", "assessing", "ready", "building", "testing", "live"];

/** The stages to show, and how many of them are behind the idea. */
function wayOf(now: Stage, before: Stage | null): { stages: readonly Stage[]; done: number } {
  const at = track.indexOf(now);
  if (at >= 0) return { stages: track, done: at };
  const left = now === "retired" ? track.length - 1 : Math.max(0, track.indexOf(before ?? "new"));
  return { stages: [...track.slice(0, left + 1), now], done: left + 1 };
}

export function Track({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const words = useStageWords();
  const { now, before } = page.stage;
  const { stages, done } = wayOf(now, before);
  return (
    <ol className={css.track} aria-label={t`Stage`}>
      {stages.map((stage, place) => (
        <li
          key={stage}
          aria-current={stage === now ? "step" : undefined}
          data-done={place <= done || undefined}
          data-aside={stage === now && !track.includes(stage) ? true : undefined}
        >
          <StageGlyph stage={stage} />
          {words[stage]}
        </li>
      ))}
    </ol>
  );
}

/** Why the idea is off its way, since when, and where it would come back to. */
export function AsideStrip({ page }: { page: IdeaPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useStageWords();
  const reasons = useReasonWords();
  const { now, before, since_ms, reason, reason_code, revisit_on } = page.stage;
  if (track.includes(now)) return null;
  return (
    <section className={css.aside} aria-label={words[now]}>
      <span>
        <b>{t`${words[now]} since ${format.date(since_ms)}`}</b>
        {reason_code ? ` · ${reasons(reason_code)}` : null}
        {revisit_on ? ` · ${t`to look at again on ${format.day(revisit_on)}`}` : null}
        {before ? <span className="t3"> · {t`it would come back to ${words[before]}`}</span> : null}
      </span>
      {reason && <p>{reason}</p>}
    </section>
  );
}
