// Why an idea stands where it stands when a raw number ranks: the number and its formula.
import type { IdeaId } from "@/api";
import { useRead } from "@/api";
import { ErrorState, SkeletonLine } from "../parts/States";
import { RawFormula, RawNumber } from "./RawFormula";
import css from "./WhyScore.module.css";
import { type RawMethod, rawName } from "./words";

export function WhyRaw({ id, method }: { id: IdeaId; method: RawMethod }) {
  const { data, error } = useRead("score.formulas", { id }, { keepPrevious: true });
  if (error) return <ErrorState failure={error} />;
  if (!data) return <SkeletonLine width="60%" />;
  const view = data[method];
  return (
    <>
      <div className={css.head}>
        <b className={css.figure}>
          <RawNumber value={view.number} />
        </b>
        <span className="t2">{rawName[method]}</span>
      </div>
      <RawFormula method={method} view={view} />
    </>
  );
}
