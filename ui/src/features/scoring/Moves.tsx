// How many ideas would move how far: up to the right, down to the left, one scale for both.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { MoveStep, PreviewView } from "@/api";
import { EN_DASH, useFormat } from "@/shared";
import css from "./Moves.module.css";

function useStepWords(): (step: MoveStep) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ from, to }) => {
    const first = format.whole(from);
    return to === null ? t`${first} or more` : `${first}${EN_DASH}${format.whole(to)}`;
  };
}

const Bar = ({ count, max, isUp }: { count: number; max: number; isUp: boolean }) => (
  <span className={css.track} data-up={isUp || undefined} aria-hidden="true">
    <i style={{ width: `${max > 0 ? (count / max) * 100 : 0}%` }} />
  </span>
);

export function Moves({ preview }: { preview: PreviewView }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useStepWords();
  const { steps, appear, disappear } = preview;
  const max = Math.max(...steps.flatMap(({ up, down }) => [up, down]), 1);
  return (
    <>
      <table className={css.moves}>
        <caption className="vh">{t`How many ideas move how far`}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">{t`Down`}</th>
            <td />
            <th scope="col" className={css.places}>{t`Places`}</th>
            <td />
            <th scope="col">{t`Up`}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.from}>
              <td className="num">{format.whole(step.down)}</td>
              <td>
                <Bar count={step.down} max={max} isUp={false} />
              </td>
              <th scope="row" className={css.places}>
                {words(step)}
              </th>
              <td>
                <Bar count={step.up} max={max} isUp />
              </td>
              <td className={css.up}>{format.whole(step.up)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {appear > 0 && (
        <p className="meta">
          {t`${plural(appear, { one: "# idea has a place only then.", other: "# ideas have a place only then." })}`}
        </p>
      )}
      {disappear > 0 && (
        <p className="meta">
          {t`${plural(disappear, { one: "# idea has no number then and stands last.", other: "# ideas have no number then and stand last." })}`}
        </p>
      )}
    </>
  );
}
