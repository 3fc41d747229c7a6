// Where a number comes from: ring estimated, half reported, disc measured. Always after number and unit.
import { useLingui } from "@lingui/react/macro";
import css from "./SourceMark.module.css";

export type SourceKind = "estimated" | "reported" | "measured";

function useSourceWords(): Record<SourceKind, string> {
  const { t } = useLingui();
  return { estimated: t`estimated`, reported: t`reported`, measured: t`measured` };
}

export function SourceMark({ source }: { source: SourceKind }) {
  const words = useSourceWords();
  return (
    <svg className={css.mark} data-source={source} viewBox="0 0 8 8" role="img" aria-label={words[source]}>
      <circle
        cx="4"
        cy="4"
        r="3.25"
        fill={source === "measured" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.25"
      />
      {source === "reported" && <path d="M4 .75a3.25 3.25 0 0 0 0 6.5Z" fill="currentColor" />}
    </svg>
  );
}

/** Stands once on each screen that has marks. */
export function SourceLegend() {
  const words = useSourceWords();
  return (
    <span className={css.legend}>
      {(["estimated", "reported", "measured"] as const).map((source) => (
        <span key={source} className={css.entry} aria-hidden="true">
          <SourceMark source={source} />
          {words[source]}
        </span>
      ))}
    </span>
  );
}
