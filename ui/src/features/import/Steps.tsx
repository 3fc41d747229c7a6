// The four steps in the head of the place: where one is, and the way back.
import { useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import css from "./Steps.module.css";
import { type Step, steps } from "./wizard";

interface StepsProps {
  step: Step;
  /** Steps that can be gone back to. */
  mayGo(step: Step): boolean;
  onGo(step: Step): void;
}

export function useStepWords(): Record<Step, string> {
  const { t } = useLingui();
  return { file: t`File`, columns: t`Columns`, check: t`Check`, result: t`Result` };
}

export function Steps({ step, mayGo, onGo }: StepsProps) {
  const { t } = useLingui();
  const words = useStepWords();
  const at = steps.indexOf(step);
  return (
    <nav aria-label={t`Steps`}>
      <ol className={css.steps}>
        {steps.map((one, place) => {
          const isDone = place < at;
          const glyph = (
            <span className={css.glyph} aria-hidden="true">
              {isDone ? <IconCheck size={12} stroke={2.5} /> : place + 1}
            </span>
          );
          return (
            <li key={one} data-done={isDone || undefined} data-on={one === step || undefined}>
              {isDone && mayGo(one) ? (
                <button type="button" className={css.step} onClick={() => onGo(one)}>
                  {glyph}
                  {words[one]}
                </button>
              ) : (
                <span className={css.step} aria-current={one === step ? "step" : undefined}>
                  {glyph}
                  {words[one]}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
