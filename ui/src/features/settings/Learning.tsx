// What the answers about alike ideas have taught this computer, and how to forget it.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type LearningView, useRead, useWrite } from "@/api";
import { useFormat } from "@/shared";
import css from "./index.module.css";
import { Problem, Setting } from "./parts";

/** Whether the answers have an effect, and which. */
function useEffectWords(): (view: LearningView) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ answers, needed, is_used, surer, less_sure }) => {
    if (answers === 0) {
      return t`None yet. Each time you say of two ideas that they are the same, related or not the same, the Hub can learn how sure to be.`;
    }
    if (!is_used) {
      const count = format.whole(answers);
      return t`${count} of the ${needed} it takes. Until then the Hub is as sure as it was made to be.`;
    }
    const from = plural(answers, { one: "Learnt from # answer.", other: "Learnt from # answers." });
    if (surer + less_sure === 0) return t`${from} The pairs you answered are called the same as before.`;
    const otherwise = plural(surer + less_sure, {
      one: "# of your pairs is called something else now",
      other: "# of your pairs are called something else now",
    });
    const [more, less] = [format.whole(surer), format.whole(less_sure)];
    return t`${from} ${otherwise}: ${more} surer, ${less} less sure.`;
  };
}

function Answers({ view }: { view: LearningView }) {
  const { t } = useLingui();
  const words = useEffectWords();
  return (
    <>
      <p className={css.plain}>
        {words(view)} {view.has_percentage && t`They bear out a percentage, which stands beside the words.`}
      </p>
      {view.without_meaning > 0 && (
        <p className="meta">
          {plural(view.without_meaning, {
            one: "# answer was given while ideas were compared by words alone; nothing can be learnt from it.",
            other:
              "# answers were given while ideas were compared by words alone; nothing can be learnt from them.",
          })}
        </p>
      )}
    </>
  );
}

/** Nothing is deleted by a reset, so that it can be taken back. */
function Reset({ view, onReset }: { view: LearningView; onReset: () => void }) {
  const { t } = useLingui();
  const reset = useWrite("learning.reset");
  const send = (count_again: boolean): void => reset.mutate({ count_again }, { onSuccess: onReset });
  const setAside = plural(view.set_aside, {
    one: "# answer does not count since the reset.",
    other: "# answers do not count since the reset.",
  });
  return (
    <>
      {view.answers + view.without_meaning > 0 && (
        <Button loading={reset.isPending} onClick={() => send(false)}>
          {t`Reset what was learnt`}
        </Button>
      )}
      {view.set_aside > 0 ? (
        <p className="meta" role="status">
          {setAside}{" "}
          <Button variant="subtle" size="xs" disabled={reset.isPending} onClick={() => send(true)}>
            {t`Count them again`}
          </Button>
        </p>
      ) : (
        view.answers > 0 && (
          <p className="meta">{t`Your answers stay on this computer. A reset can be taken back here.`}</p>
        )
      )}
      <Problem failure={reset.error} />
    </>
  );
}

export function Learning() {
  const { t } = useLingui();
  const { data, error, refetch } = useRead("learning.look", {}, { fresh: true });
  if (!data && !error) return null;
  return (
    <Setting label={t`Your answers`}>
      <div className={css.stack}>
        {data && <Answers view={data} />}
        {data && <Reset view={data} onReset={() => void refetch()} />}
        <Problem failure={error} />
      </div>
    </Setting>
  );
}
