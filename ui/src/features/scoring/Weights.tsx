// The six weights of the score.
import { useLingui } from "@lingui/react/macro";
import type { ProfilesView } from "@/api";
import { criteria, useCriterionWords } from "@/shared";
import { type Draft, totalOf } from "./draft";
import { WeightRow } from "./WeightRow";
import css from "./Weights.module.css";
import { useMadeOf } from "./words";

export function Weights({
  draft,
  profiles,
  currency,
}: {
  draft: Draft;
  profiles: ProfilesView;
  currency: string;
}) {
  const { t } = useLingui();
  const labels = useCriterionWords();
  const madeOf = useMadeOf(profiles, currency);
  const total = totalOf(draft.weights);
  return (
    <section className={css.weights} aria-labelledby="weights-title">
      <div className={css.head}>
        <h2 id="weights-title">{t`Weights`}</h2>
        <span className="meta">{t`weight`}</span>
        <span className="meta">{t`share`}</span>
      </div>
      {criteria.map((criterion) => (
        <WeightRow
          key={criterion}
          label={labels[criterion]}
          madeOf={madeOf[criterion]}
          weight={draft.weights[criterion]}
          share={total > 0 ? draft.weights[criterion] / total : null}
          onChange={(weight) => draft.change(criterion, weight)}
        />
      ))}
      <p className="meta">
        {t`Where a part is not known of an idea, its share goes to the others. A score never moves because another idea came or went.`}
      </p>
    </section>
  );
}
