// What would happen: who moves how far, before anything applies. It follows the sliders and never waits for them.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import {
  Failure,
  type Method,
  type PreviewView,
  type ProfileFamily,
  type ProfilesView,
  useLive,
  wordsFor,
} from "@/api";
import { EmptyState, ErrorState, LinkButton, rawName, SkeletonRows, useFormat } from "@/shared";
import { type Draft, startOf, totalOf } from "./draft";
import { Moves } from "./Moves";
import css from "./Preview.module.css";
import { Ranked } from "./Ranked";
import { type Apply, activation, nextVersion } from "./useApply";

const PAUSE_MS = 50;

interface PreviewProps {
  profiles: ProfilesView;
  family: ProfileFamily;
  draft: Draft;
  /** What is looked at: the weights of the sliders, or a raw number. */
  looked: Method;
  onWeights(): void;
  apply: Apply;
}

/** What can be done with what is looked at. */
function Acts({
  profiles,
  family,
  draft,
  looked,
  onWeights,
  apply,
  ranked,
}: PreviewProps & { ranked: number }) {
  const { t } = useLingui();
  const start = startOf(family);
  const raw = profiles.families.find(({ method }) => method === looked)?.versions[0];
  const isWeighted = looked === "weighted";
  const isThere = isWeighted ? !draft.isChanged && start?.is_active : profiles.method === looked;

  const applyWeights = async (): Promise<void> => {
    const name = JSON.stringify([family.id, family.versions.length, draft.weights]);
    const operations = () =>
      draft.isChanged || !start ? nextVersion(family, draft.weights) : activation(start.id);
    const said = t`${plural(ranked, { one: "# idea is ranked by these weights now.", other: "# ideas are ranked by these weights now." })}`;
    if (await apply.apply(name, operations, said)) draft.applied(draft.weights);
  };
  const applyRaw = async (): Promise<void> => {
    if (!raw || looked === "weighted") return;
    const said = t`Ideas are ranked by ${rawName[looked]} now.`;
    if (await apply.apply(raw.id, () => activation(raw.id), said)) onWeights();
  };

  const weightsWords =
    ranked > 0
      ? t`Apply and re-rank ${plural(ranked, { one: "# idea", other: "# ideas" })}`
      : t`Apply these weights`;
  const rawWords =
    looked === "weighted"
      ? ""
      : t`Rank ${plural(ranked, { one: "# idea", other: "# ideas" })} by ${rawName[looked]}`;
  const canBe = isWeighted ? totalOf(draft.weights) > 0 : ranked > 0;
  const canApply = profiles.may_change && !isThere && canBe;
  return (
    <div className={css.acts}>
      {canApply && (
        <Button
          variant="filled"
          loading={apply.isApplying}
          onClick={() => void (isWeighted ? applyWeights() : applyRaw())}
        >
          {isWeighted ? weightsWords : rawWords}
        </Button>
      )}
      {isWeighted && draft.isChanged && (
        <Button variant="subtle" onClick={draft.giveUp}>{t`Give up changes`}</Button>
      )}
      {!isWeighted && <Button variant="subtle" onClick={onWeights}>{t`Back to the weights`}</Button>}
    </div>
  );
}

function useHeadline(): (looked: Method, preview: PreviewView) => ReactNode {
  const { t } = useLingui();
  const format = useFormat();
  return (looked, { ideas, moved, appear, disappear }) => {
    if (moved + appear + disappear === 0) return t`Nothing moves`;
    const of = format.whole(ideas);
    const words = t`${plural(moved, { one: `# of ${of} ideas would move`, other: `# of ${of} ideas would move` })}`;
    return looked === "weighted" ? words : `${rawName[looked]}: ${words}`;
  };
}

function NothingRanked({ ideas }: { ideas: number }) {
  const { t } = useLingui();
  const action =
    ideas > 0 ? (
      <LinkButton to="/ideas">{t`Go to Ideas`}</LinkButton>
    ) : (
      <LinkButton to="/new">{t`Write the first idea`}</LinkButton>
    );
  return (
    <EmptyState title={t`No idea has a score yet`} action={action}>
      {t`Here you will see who moves when the weights change. A score needs an estimate, or three of the five questions answered.`}
    </EmptyState>
  );
}

function AllZero() {
  const { i18n } = useLingui();
  const { what, todo } = wordsFor(new Failure("WEIGHTS_ZERO"));
  return (
    <div role="status">
      <h2 className={css.title}>{i18n._(what)}</h2>
      <p className="t2">{i18n._(todo)}</p>
    </div>
  );
}

export function Preview(props: PreviewProps) {
  const { t } = useLingui();
  const headline = useHeadline();
  const { profiles, draft, looked, apply } = props;
  const isZero = looked === "weighted" && totalOf(draft.weights) === 0;
  const question = looked === "weighted" ? { method: looked, weights: draft.weights } : { method: looked };
  const { data, error, refetch } = useLive("profiles.preview", question, {
    pauseMs: PAUSE_MS,
    enabled: !isZero,
  });
  // While the sliders move, what is there stays until the next answer; before the first there is none.
  if (!isZero && error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!isZero && !data) return <SkeletonRows count={12} height="2rem" />;
  const isNothing = data && data.ranked_before + data.ranked_after === 0;
  return (
    <>
      {isZero || !data ? (
        <AllZero />
      ) : (
        <div role="status">
          <h2 className={css.title}>{headline(looked, data)}</h2>
        </div>
      )}
      {!profiles.may_change && (
        <p className="t2">
          {t`Only a lead or an admin changes what ranks. You can try weights here; nothing is applied.`}
        </p>
      )}
      <Acts {...props} ranked={isZero ? 0 : (data?.ranked_after ?? 0)} />
      {apply.failure && <ErrorState failure={apply.failure} />}
      {!isZero &&
        data &&
        (isNothing ? <NothingRanked ideas={data.ideas} /> : <Outcome data={data} {...props} />)}
    </>
  );
}

function Outcome({ data, profiles, looked }: PreviewProps & { data: PreviewView }) {
  const { t } = useLingui();
  const isSame = data.moved + data.appear + data.disappear === 0;
  return (
    <>
      {isSame ? (
        <p className={`t2 ${css.hint}`}>
          {t`This is how ideas rank now. Move a weight to see who would move, before anything changes.`}
        </p>
      ) : (
        <Moves preview={data} />
      )}
      <Ranked preview={data} before={profiles.method} after={looked} />
    </>
  );
}
