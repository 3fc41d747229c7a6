// Why it could not be done, beside what was asked: what happened, what is safe, what to do.
import { useLingui } from "@lingui/react/macro";
import { type Failure, wordsFor } from "@/api";
import css from "./joining.module.css";

export function Refused({ failure }: { failure: Failure | null }) {
  const { i18n } = useLingui();
  if (!failure) return null;
  const words = wordsFor(failure);
  return (
    <p className={css.refused} role="alert">
      <b>{i18n._(words.what)}</b> {i18n._(words.safe)} {i18n._(words.todo)}
    </p>
  );
}
