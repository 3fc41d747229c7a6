// Scoring: what a score weighs, who would move if it weighed otherwise, every version, and other methods.
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Method, type ProfilesView, type SpaceView, useRead } from "@/api";
import { ErrorState, rawName, SkeletonRows, TopBar, useFormat, useProfileName } from "@/shared";
import { startOf, useDraft, weightedFamily, weightsOf } from "./draft";
import css from "./index.module.css";
import { Methods } from "./Methods";
import { Preview } from "./Preview";
import { useApply } from "./useApply";
import { Versions } from "./Versions";
import { Weights } from "./Weights";

/** "Ranked by Balanced, version 2" */
function useRankedBy(): (profiles: ProfilesView) => string {
  const { t } = useLingui();
  const nameOf = useProfileName();
  return ({ families, method }) => {
    if (method !== "weighted") return t`Ranked by ${rawName[method]}`;
    const version = families.flatMap(({ versions }) => versions).find(({ is_active }) => is_active);
    if (!version) return "";
    return t`Ranked by ${nameOf(version.name, version.builtin)}, version ${version.version}`;
  };
}

function Scoring({ profiles, space }: { profiles: ProfilesView; space: SpaceView }) {
  const { t } = useLingui();
  const family = weightedFamily(profiles);
  const start = family && startOf(family);
  const [looked, setLooked] = useState<Method>("weighted");
  const draft = useDraft(
    start ? weightsOf(start) : { value: 0, feasibility: 0, demand: 0, fit: 0, effort: 0, risk: 0 },
  );
  const apply = useApply();
  if (!family || !start) return null;
  const toWeights = (): void => setLooked("weighted");
  const onChange: typeof draft.change = (criterion, weight) => {
    toWeights();
    draft.change(criterion, weight);
  };
  return (
    <div className={css.columns}>
      <div className={css.main}>
        <Weights draft={{ ...draft, change: onChange }} profiles={profiles} currency={space.currency} />
        <Versions family={family} mayChange={profiles.may_change} apply={apply} />
        <Methods profiles={profiles} looked={looked} onLook={setLooked} />
      </div>
      <aside className={css.side} aria-label={t`What would change`}>
        <Preview
          profiles={profiles}
          family={family}
          draft={draft}
          looked={looked}
          onWeights={toWeights}
          apply={apply}
        />
      </aside>
    </div>
  );
}

export function ScoringPage() {
  const { t } = useLingui();
  const format = useFormat();
  const rankedBy = useRankedBy();
  const space = useRead("app.state", {}).data?.space;
  const profiles = useRead("profiles.list", {}, { keepPrevious: true });
  const { data } = profiles;
  const meta = data ? `${rankedBy(data)} · ${t`${format.whole(data.ideas)} ideas`}` : undefined;
  return (
    <>
      <TopBar title={t`Scoring`} meta={meta} />
      {profiles.error && <ErrorState failure={profiles.error} onRetry={() => void profiles.refetch()} />}
      {!profiles.error && !data && <SkeletonRows count={6} height="3.25rem" />}
      {data && space && <Scoring profiles={data} space={space} />}
    </>
  );
}
