// Questions that are answered with numbers: one with its unit, or a range of three.
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import { NumberField } from "@/shared/parts/NumberField";
import { type FieldsProps, fieldId } from "./fields";
import type { Field, IdeaText, ThreeTexts } from "./form";
import css from "./form.module.css";

type TextField = {
  [F in Field]: IdeaText[F] extends string ? (F extends "title" | "period" ? never : F) : never;
}[Field];

interface AmountProps extends FieldsProps {
  field: TextField;
  label: string;
  unit?: string;
}

export function Amount({ field, label, unit, text, errors, acts }: AmountProps) {
  return (
    <NumberField
      id={fieldId(field)}
      className={css.field}
      label={label}
      value={text[field]}
      onChange={(typed) => acts.change(field, typed)}
      onBlur={() => acts.leave(field)}
      error={errors[field]}
      {...(unit
        ? { rightSection: <span className={css.small}>{unit}</span>, rightSectionWidth: "3.5rem" }
        : {})}
      rightSectionPointerEvents="none"
    />
  );
}

export const Group = ({ legend, children }: { legend: ReactNode; children: ReactNode }) => (
  <fieldset className={css.group}>
    <legend>{legend}</legend>
    {children}
  </fieldset>
);

/** Low, likely, high: one answer, one error under all three. */
export function Three(
  props: FieldsProps & { field: "automatable_share" | "build_days"; unit?: string; hints?: ThreeTexts },
) {
  const { t } = useLingui();
  const { text, acts, errors, field, unit, hints } = props;
  const errorId = useId();
  const error = errors[field];
  const value = text[field];
  const labels = { low: t`At least`, likely: t`Likely`, high: t`At most` };
  return (
    <>
      <div className={css.three}>
        {(["low", "likely", "high"] as const).map((part) => (
          <NumberField
            key={part}
            id={part === "low" ? fieldId(field) : undefined}
            className={css.field}
            label={labels[part]}
            value={value[part]}
            placeholder={hints?.[part]}
            onChange={(typed) => acts.change(field, { ...value, [part]: typed.slice(0, 40) })}
            onBlur={() => acts.leave(field)}
            error={error !== undefined}
            {...(error ? { "aria-describedby": errorId } : {})}
            rightSection={unit && <span className={css.small}>{unit}</span>}
            rightSectionPointerEvents="none"
          />
        ))}
      </div>
      {error && (
        <p className={css.error} id={errorId}>
          {error}
        </p>
      )}
    </>
  );
}
