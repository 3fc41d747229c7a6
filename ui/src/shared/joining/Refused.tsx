// Why it could not be done, beside what was asked: what happened, what is safe, what to do.
import { useLingui } from "@lingui/react/macro";
import { type Failure, wordsFor } from "@/api";
import css from "./joining.module.css";

interface RefusedProps {
  failure: Failure | null;
  /** It goes on by itself: nobody has to be alarmed. */
  isCalm?: boolean;
}

export function Refused({ failure, isCalm = false }: RefusedProps) {
  const { i18n } = useLingui();
  if (!failure) return null;
  const words = wordsFor(failure);
  return (
    <p className={css.refused} data-calm={isCalm || undefined} role={isCalm ? "status" : "alert"}>
      <b>{i18n._(words.what)}</b> {i18n._(words.safe)} {i18n._(words.todo)}
    </p>
  );
}
