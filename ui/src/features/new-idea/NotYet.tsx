// In place of an estimate: what it needs, or that something typed is in its way.
import { Trans, useLingui } from "@lingui/react/macro";
import type { Field } from "./form";
import css from "./panel.module.css";

const asField: Record<string, Field> = { period: "runs" };
const order: Field[] = ["people", "runs", "minutes_per_run"];

/** The fields to fill in or to correct, each once, in the order of the form. */
export const fieldsToTell = (missing: readonly string[], wrong: readonly Field[]): Field[] =>
  order.filter((field) => wrong.includes(field) || missing.some((name) => (asField[name] ?? name) === field));

export function NotYet({
  fields,
  hasWrong,
  onJump,
}: {
  fields: Field[];
  hasWrong: boolean;
  onJump: (field: Field) => void;
}) {
  const { t } = useLingui();
  const words: Partial<Record<Field, string>> = {
    people: t`people who do it`,
    runs: t`how often it comes up`,
    minutes_per_run: t`minutes each time`,
  };
  return (
    <>
      {hasWrong ? (
        <p className={`${css.text} ${css.first}`}>
          <Trans>The estimate comes back once the marked numbers are right.</Trans>
        </p>
      ) : (
        <p className={`${css.text} ${css.first}`}>
          <Trans>
            The Hub works out what a program would save, with every step shown. For that it needs to know
          </Trans>
        </p>
      )}
      <ul className={css.needed}>
        {fields.map((field) => (
          <li key={field}>
            <button type="button" className={css.jump} onClick={() => onJump(field)}>
              {words[field]}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
