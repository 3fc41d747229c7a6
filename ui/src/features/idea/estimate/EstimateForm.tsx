// All inputs of an estimate in place of its figures. Ctrl+Enter saves; Escape leaves an untouched form.
import { useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import type { LabourPer, Period, RatesView, SpaceView } from "@/api";
import { Keys, useFormat } from "@/shared";
import { type AmountField, type ThreeField, type ThreeTexts, usePeriodChoices } from "@/shared/estimate";
import { NumberField } from "@/shared/parts/NumberField";
import css from "./EstimateForm.module.css";
import type { EstimateFormState } from "./useEstimateForm";

interface FieldProps {
  form: EstimateFormState;
  label: string;
  hint?: string | undefined;
  unit?: string;
}

function AmountInput({
  form,
  field,
  label,
  hint,
  unit,
  isFirst,
}: FieldProps & { field: AmountField; isFirst?: boolean }) {
  return (
    <NumberField
      label={label}
      description={hint}
      inputWrapperOrder={["label", "input", "error", "description"]}
      value={form.texts?.[field] ?? ""}
      onChange={(typed) => form.change(field, typed)}
      error={form.problems[field]}
      rightSection={unit ? <span className="meta">{unit}</span> : undefined}
      rightSectionWidth={unit ? "3.25rem" : undefined}
      ref={isFirst ? focusOnce : undefined}
    />
  );
}

const focusOnce = (field: HTMLInputElement | null): void => {
  if (field && !field.form?.contains(document.activeElement)) field.focus();
};

function ThreeFields({ form, field, label, hint, unit }: FieldProps & { field: ThreeField }) {
  const { t } = useLingui();
  const words: Record<keyof ThreeTexts, string> = { low: t`low`, likely: t`likely`, high: t`high` };
  const value = form.texts?.[field];
  return (
    <fieldset className={css.three}>
      <legend>{label}</legend>
      <div>
        {(["low", "likely", "high"] as const).map((end) => (
          <NumberField
            key={end}
            aria-label={`${label}, ${words[end]}`}
            placeholder={words[end]}
            value={value?.[end] ?? ""}
            onChange={(typed) => value && form.change(field, { ...value, [end]: typed })}
            error={form.problems[field] !== undefined}
            rightSection={unit ? <span className="meta">{unit}</span> : undefined}
          />
        ))}
      </div>
      {form.problems[field] ? (
        <p className={css.error}>{form.problems[field]}</p>
      ) : (
        hint && <p className="meta">{hint}</p>
      )}
    </fieldset>
  );
}

function HowOften({ form }: { form: EstimateFormState }) {
  const { t } = useLingui();
  const periods = usePeriodChoices();
  return (
    <div className={css.pair}>
      <AmountInput form={form} field="runs" label={t`Times for one person`} isFirst />
      <Select
        label={t`Every`}
        placeholder={t`Choose`}
        data={periods}
        value={form.texts?.period ?? null}
        onChange={(period) => form.change("period", period as Period | null)}
        error={form.problems.period}
        allowDeselect={false}
      />
    </div>
  );
}

function Labour({ form, sign, hint }: { form: EstimateFormState; sign: string; hint: string | undefined }) {
  const { t } = useLingui();
  const labour = form.texts?.labour ?? { amount: "", per: "hour" };
  return (
    <div className={css.pair}>
      <NumberField
        label={t`Labour cost`}
        description={hint}
        inputWrapperOrder={["label", "input", "error", "description"]}
        value={labour.amount}
        onChange={(amount) => form.change("labour", { ...labour, amount })}
        error={form.problems.labour}
        rightSection={<span className="meta">{sign}</span>}
        rightSectionWidth="3.25rem"
      />
      <Select
        label={t`For`}
        data={[
          { value: "hour", label: t`an hour` },
          { value: "year", label: t`a year` },
        ]}
        value={labour.per}
        onChange={(per) => per && form.change("labour", { ...labour, per: per as LabourPer })}
        allowDeselect={false}
      />
    </div>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={css.group}>
    <legend>{title}</legend>
    {children}
  </fieldset>
);

interface FormProps {
  form: EstimateFormState;
  space: SpaceView;
  rates: RatesView | null;
}

function Costs({ form, space, rates }: FormProps) {
  const { t } = useLingui();
  const format = useFormat();
  const sign = space.currency;
  const money = (minor: number): string => format.money(minor, space.currency, true);
  const labour = rates?.labour;
  const per = labour ? (labour.per === "hour" ? t`an hour` : t`a year`) : "";
  return (
    <Group title={t`What it costs`}>
      <Labour
        form={form}
        sign={sign}
        hint={labour ? t`Empty: ${money(labour.minor)} ${per}, from the rates` : undefined}
      />
      <ThreeFields form={form} field="build_days" label={t`Days to build`} />
      <AmountInput
        form={form}
        field="day_cost_minor"
        label={t`Cost of a build day`}
        unit={sign}
        hint={
          rates?.day_cost_minor != null ? t`Empty: ${money(rates.day_cost_minor)}, from the rates` : undefined
        }
      />
      <AmountInput form={form} field="running_cost_per_year_minor" label={t`To run it a year`} unit={sign} />
    </Group>
  );
}

export function EstimateForm(props: FormProps) {
  const { t } = useLingui();
  const { form } = props;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.save();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void form.save();
    else if (event.key === "Escape" && !form.isChanged && !event.defaultPrevented) form.cancel();
    else return;
    event.preventDefault();
  };
  return (
    <form className={css.form} onSubmit={submit} onKeyDown={onKeyDown} aria-label={t`Estimate`} noValidate>
      <Group title={t`The work today`}>
        <HowOften form={form} />
        <AmountInput form={form} field="minutes_per_run" label={t`Minutes each time`} unit={t`min`} />
        <AmountInput form={form} field="people" label={t`People`} />
      </Group>
      <Group title={t`Errors and checks`}>
        <AmountInput form={form} field="error_rate" label={t`Goes wrong`} unit="%" />
        <AmountInput form={form} field="rework_minutes" label={t`Minutes to put right`} unit={t`min`} />
        <AmountInput form={form} field="reviewed_share" label={t`Is checked`} unit="%" />
        <AmountInput form={form} field="review_minutes" label={t`Minutes to check`} unit={t`min`} />
      </Group>
      <Group title={t`What a program takes over`}>
        <ThreeFields form={form} field="automatable_share" label={t`Share of the work`} unit="%" />
        <AmountInput form={form} field="execution_minutes" label={t`Minutes still needed`} unit={t`min`} />
      </Group>
      <Costs {...props} />
      <div role="alert">{form.refused && <p className={css.error}>{form.refused}</p>}</div>
      <div className={css.buttons}>
        <Button type="submit" rightSection={<Keys binding="$mod+Enter" />} aria-disabled={form.isSaving}>
          {t`Save estimate`}
        </Button>
        <Button variant="subtle" onClick={form.cancel}>
          {t`Cancel`}
        </Button>
      </div>
    </form>
  );
}
