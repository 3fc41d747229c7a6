// "Tell us more": everything that makes the estimate and the decision better, folded away until it is wanted.
import { useLingui } from "@lingui/react/macro";
import { Button, Textarea, TextInput } from "@mantine/core";
import { IconChevronRight, IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import type { SpaceView } from "@/api";
import { useFormat } from "@/shared";
import type { Field, IdeaText, ThreeTexts } from "./form";
import { told } from "./form";
import css from "./form.module.css";
import { type FieldsProps, fieldId } from "./MainFields";
import { NumberField } from "./NumberField";
import { SystemsField } from "./SystemsField";

export const moreFields: ReadonlySet<Field> = new Set<Field>([
  "description",
  "system_ids",
  "error_rate",
  "rework_minutes",
  "reviewed_share",
  "review_minutes",
  "execution_minutes",
  "automatable_share",
  "build_days",
  "running_cost_per_year_minor",
  "links",
]);

/** How much is told; decoration, the words stand beside it. */
function Ring({ count, of }: { count: number; of: number }) {
  const around = 2 * Math.PI * 7.5;
  const ring = { cx: 10, cy: 10, r: 7.5, fill: "none", strokeWidth: 2.5 };
  return (
    <svg className={css.ring} viewBox="0 0 20 20" aria-hidden="true">
      <circle {...ring} stroke="var(--line)" />
      <circle
        {...ring}
        stroke="var(--brand)"
        strokeDasharray={`${(around * count) / of} ${around}`}
        transform="rotate(-90 10 10)"
      />
    </svg>
  );
}

type TextField = {
  [F in Field]: IdeaText[F] extends string ? (F extends "title" | "period" ? never : F) : never;
}[Field];

function Amount({
  field,
  label,
  unit,
  ...props
}: FieldsProps & { field: TextField; label: string; unit?: string }) {
  return (
    <NumberField
      id={fieldId(field)}
      className={css.field}
      label={label}
      value={props.form.text[field]}
      onChange={(typed) => props.form.change(field, typed)}
      onBlur={() => props.form.leave(field)}
      error={props.error(field)}
      {...(unit
        ? { rightSection: <span className={css.small}>{unit}</span>, rightSectionWidth: "3.5rem" }
        : {})}
      rightSectionPointerEvents="none"
    />
  );
}

const Group = ({ legend, children }: { legend: ReactNode; children: ReactNode }) => (
  <fieldset className={css.group}>
    <legend>{legend}</legend>
    {children}
  </fieldset>
);

/** Low, likely, high: one answer, one error under all three. */
function Three(
  props: FieldsProps & { field: "automatable_share" | "build_days"; unit?: string; hints?: ThreeTexts },
) {
  const { t } = useLingui();
  const { form, field, unit, hints } = props;
  const errorId = useId();
  const error = props.error(field);
  const value = form.text[field];
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
            onChange={(typed) => form.change(field, { ...value, [part]: typed.slice(0, 40) })}
            onBlur={() => form.leave(field)}
            error={error !== null}
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

function Links({ form, error }: FieldsProps) {
  const { t } = useLingui();
  const { links } = form.text;
  const change = (at: number, part: { url?: string; label?: string }): void =>
    form.change(
      "links",
      links.map((link, other) => (other === at ? { ...link, ...part } : link)),
    );
  const message = error("links");
  const errorId = useId();
  return (
    <Group legend={t`Links to files or pages`}>
      {links.map(({ url, label }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link has no other name while it is typed
        <div key={at} className={css.link}>
          <TextInput
            id={at === 0 ? fieldId("links") : undefined}
            aria-label={t`Address of link ${at + 1}`}
            placeholder="https://"
            value={url}
            onChange={(event) => change(at, { url: event.currentTarget.value.slice(0, 2_100) })}
            onBlur={() => form.leave("links")}
            error={message !== null}
            {...(message ? { "aria-describedby": errorId } : {})}
          />
          <TextInput
            aria-label={t`Name of link ${at + 1}`}
            placeholder={t`Name`}
            value={label}
            onChange={(event) => change(at, { label: event.currentTarget.value.slice(0, 100) })}
            error={message !== null}
          />
          <Button
            variant="subtle"
            aria-label={t`Remove link ${at + 1}`}
            onClick={() =>
              form.change(
                "links",
                links.filter((_, other) => other !== at),
              )
            }
          >
            <IconTrash size={16} stroke={1.5} />
          </Button>
        </div>
      ))}
      {message && (
        <p className={css.error} id={errorId}>
          {message}
        </p>
      )}
      {links.length < 20 && (
        <Button
          className={css.start ?? ""}
          id={links.length === 0 ? fieldId("links") : undefined}
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => form.change("links", [...links, { url: "", label: "" }])}
        >
          {t`Add a link`}
        </Button>
      )}
    </Group>
  );
}

function Work(props: FieldsProps) {
  const { t } = useLingui();
  const { form, error } = props;
  return (
    <>
      <Textarea
        id={fieldId("description")}
        className={css.field ?? ""}
        label={t`How is it done today?`}
        description={t`The steps, the rules, what makes it slow. Markdown works.`}
        inputWrapperOrder={["label", "input", "description", "error"]}
        error={error("description")}
        value={form.text.description}
        onChange={(event) => form.change("description", event.currentTarget.value)}
        onBlur={() => form.leave("description")}
        autosize
        minRows={4}
        maxRows={14}
      />
      <SystemsField
        value={form.text.system_ids}
        onChange={(ids) => form.change("system_ids", ids)}
        systems={props.choices?.systems ?? []}
        canAdd={props.role.canAddSystems}
        error={error("system_ids")}
        words={props.words}
      />
      <Group legend={t`When it goes wrong`}>
        <div className={css.two}>
          <Amount {...props} field="error_rate" label={t`How often of 100 times`} unit="%" />
          <Amount {...props} field="rework_minutes" label={t`Minutes to put one right`} unit={t`min`} />
        </div>
      </Group>
      <Group legend={t`When somebody checks it`}>
        <div className={css.two}>
          <Amount {...props} field="reviewed_share" label={t`How often of 100 times`} unit="%" />
          <Amount {...props} field="review_minutes" label={t`Minutes to check one`} unit={t`min`} />
        </div>
      </Group>
    </>
  );
}

function Program({ space, ...props }: FieldsProps & { space: SpaceView }) {
  const { t } = useLingui();
  const format = useFormat();
  const percent = (share: number): string => format.decimal(Math.round(share * 100), 0);
  const { low, likely, high } = space.share_default;
  return (
    <>
      <Group legend={t`How much of it could a program take?`}>
        <Three
          {...props}
          field="automatable_share"
          unit="%"
          hints={{ low: percent(low), likely: percent(likely), high: percent(high) }}
        />
      </Group>
      <Group legend={t`Days to build it`}>
        <Three {...props} field="build_days" />
      </Group>
      <Group legend={t`When it runs`}>
        <div className={css.two}>
          <Amount
            {...props}
            field="execution_minutes"
            label={t`Minutes it still takes each time`}
            unit={t`min`}
          />
          <Amount
            {...props}
            field="running_cost_per_year_minor"
            label={t`Cost a year`}
            unit={space.currency}
          />
        </div>
      </Group>
      <Links {...props} />
    </>
  );
}

export function MoreFields(props: FieldsProps & { space: SpaceView; isOpen: boolean; onToggle: () => void }) {
  const { t } = useLingui();
  const { isOpen, onToggle } = props;
  const id = useId();
  const { count, of } = told(props.form.text);
  return (
    <div className={css.more}>
      <button
        type="button"
        className={css.moreHead}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <IconChevronRight size={16} stroke={1.5} aria-hidden="true" />
        <b>{t`Tell us more`}</b>
        <span className="t3 ell">{t`today’s steps, systems, errors, effort, links`}</span>
        <span className="grow" />
        <Ring count={count} of={of} />
        <span className={css.told}>{t`${count} of ${of} told`}</span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <div className={css.moreBody}>
            <Work {...props} />
            <Program {...props} />
          </div>
        )}
      </div>
    </div>
  );
}
