// The why-bar: a score that opens into its sum. Closed, one line of segments; open, a staircase of its parts.
import { useLingui } from "@lingui/react/macro";
import { type CSSProperties, type ReactNode, useState } from "react";
import { useFormat } from "../format";
import css from "./WhyBar.module.css";

/** One part of a score, worded by the caller, in the fixed order of the parts. */
export interface WhyPart {
  key: string;
  label: string;
  /** What the points come from: "396 h a year". */
  from: ReactNode;
  /** 0 to 100, or null where there is no answer yet. */
  percent: number | null;
  /** Share of the whole, 0 to 1; shares of answered parts add up to 1. */
  share: number;
  points: number;
}

const track = "linear-gradient(var(--line), var(--line))";

/** The parts side by side as one ground: a list draws hundreds of them. */
function segments(points: readonly number[]): string {
  let end = 0;
  const stops = points
    .filter((width) => width > 0)
    .map((width, place) => {
      const start = end;
      end += width;
      return `var(--ink-${(place % 2) + 1}) ${start}% ${end}%`;
    });
  return `linear-gradient(90deg, ${[...stops, `transparent ${end}% 100%`].join(", ")})`;
}

export function WhyBar({ score, points }: { score: number; points: readonly number[] }) {
  const format = useFormat();
  return (
    <span className={css.closed}>
      <b className={css.score}>{format.whole(score)}</b>
      <span
        className={css.bar}
        style={{ backgroundImage: `${segments(points)}, ${track}` }}
        aria-hidden="true"
      />
    </span>
  );
}

interface Step {
  part: WhyPart;
  offset: number;
}

function stepsOf(parts: readonly WhyPart[]): Step[] {
  let offset = 0;
  return parts.map((part) => {
    const step = { part, offset };
    if (part.percent !== null) offset += part.points;
    return step;
  });
}

const place = (offset: number, width: number, points: number): CSSProperties =>
  ({
    "--offset": `${offset}%`,
    "--width": `${width}%`,
    "--given": `${width > 0 ? (points / width) * 100 : 0}%`,
  }) as CSSProperties;

function PartRow({ step, isLit, onLight }: { step: Step; isLit: boolean; onLight: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { part, offset } = step;
  const isMissing = part.percent === null;
  return (
    <tr
      data-lit={isLit || undefined}
      data-missing={isMissing || undefined}
      onPointerEnter={isMissing ? undefined : onLight}
    >
      <th scope="row">{part.label}</th>
      <td className={css.from}>{isMissing ? t`no answer yet` : part.from}</td>
      <td>
        <span className={css.track}>
          {!isMissing && <span className={css.step} style={place(offset, part.share * 100, part.points)} />}
        </span>
      </td>
      <td className="num">{part.percent === null ? "–" : format.whole(part.percent)}</td>
      <td className={`num ${css.share}`}>{isMissing ? "–" : `× ${format.percent(part.share)}`}</td>
      <td className={`num ${css.points}`}>{isMissing ? "–" : format.decimal(part.points, 1)}</td>
    </tr>
  );
}

export function WhyTable({ parts, score }: { parts: readonly WhyPart[]; score: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const [lit, setLit] = useState<string | undefined>(parts.find((part) => part.percent !== null)?.key);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t`Part`}</th>
          <th scope="col">{t`From`}</th>
          <td />
          <th scope="col" className="num">{t`0–100`}</th>
          <th scope="col" className="num">{t`Share`}</th>
          <th scope="col" className="num">{t`Points`}</th>
        </tr>
      </thead>
      <tbody>
        {stepsOf(parts).map((step) => (
          <PartRow
            key={step.part.key}
            step={step}
            isLit={step.part.key === lit}
            onLight={() => setLit(step.part.key)}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t`Score`}</th>
          <td />
          <td>
            <span className={css.track}>
              <span className={css.step} data-total style={place(0, 100, score)} />
            </span>
          </td>
          <td />
          <td />
          <td className={`num ${css.points}`}>{format.decimal(score, 1)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
