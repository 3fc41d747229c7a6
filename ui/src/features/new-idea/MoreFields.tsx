// "Tell us more": everything that makes the estimate and the decision better, folded away until it is wanted.
import { useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useId } from "react";
import type { Proposed, SpaceView } from "@/api";
import { icon, useFormat } from "@/shared";
import { Amount, Group, Three } from "./Amounts";
import { type FieldsProps, fieldId, memoFields } from "./fields";
import { type Field, told } from "./form";
import css from "./form.module.css";
import { LinksField } from "./LinksField";
import { Proposals } from "./Proposals";
import { SystemsField } from "./SystemsField";

const troubles = ["error_rate", "rework_minutes", "reviewed_share", "review_minutes"] as const;
const program = [
  "automatable_share",
  "build_days",
  "execution_minutes",
  "running_cost_per_year_minor",
] as const;

export const moreFields: ReadonlySet<Field> = new Set<Field>([
  "description",
  "system_ids",
  ...troubles,
  ...program,
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

const none: [] = [];

const Description = memoFields(["description"], ({ text, errors, acts }: FieldsProps) => {
  const { t } = useLingui();
  return (
    <Textarea
      id={fieldId("description")}
      className={css.field ?? ""}
      label={t`How is it done today?`}
      description={t`The steps, the rules, what makes it slow. Markdown works.`}
      inputWrapperOrder={["label", "input", "description", "error"]}
      error={errors.description}
      value={text.description}
      onChange={(event) => acts.change("description", event.currentTarget.value)}
      onBlur={() => acts.leave("description")}
      autosize
      minRows={4}
      maxRows={14}
    />
  );
});

interface ProposedSystems {
  /** Systems that are proposed and not chosen yet. */
  systems: readonly Proposed[];
  hasKey: boolean;
  onTake: (proposed: Proposed) => void;
}

const Systems = memoFields(["system_ids"], (props: FieldsProps & ProposedSystems) => {
  const { text, errors, acts, choices, role, words, systems, hasKey, onTake } = props;
  const { t } = useLingui();
  return (
    <div>
      <SystemsField
        value={text.system_ids}
        onChange={(ids) => acts.change("system_ids", ids)}
        systems={choices?.systems ?? none}
        canAdd={role.canAddSystems}
        error={errors.system_ids}
        words={words}
      />
      <Proposals field={t`Systems it touches`} proposals={systems} hasKey={hasKey} onTake={onTake} />
    </div>
  );
});

const Troubles = memoFields(troubles, (props: FieldsProps) => {
  const { t } = useLingui();
  return (
    <>
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
});

const Program = memoFields(program, ({ space, ...props }: FieldsProps & { space: SpaceView }) => {
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
    </>
  );
});

interface MoreProps extends FieldsProps, ProposedSystems {
  space: SpaceView;
  isOpen: boolean;
  onToggle: () => void;
}

export function MoreFields({ space, isOpen, onToggle, systems, hasKey, onTake, ...fields }: MoreProps) {
  const { t } = useLingui();
  const id = useId();
  const { count, of } = told(fields.text);
  const proposed = { proposals: systems, hasKey, onTake };
  return (
    <div className={css.more}>
      <button
        type="button"
        className={css.moreHead}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <IconChevronRight {...icon} />
        <b>{t`Tell us more`}</b>
        <span className="t3 ell">{t`today’s steps, systems, errors, effort, links`}</span>
        <span className="grow" />
        <Ring count={count} of={of} />
        <span className={css.told}>{t`${count} of ${of} told`}</span>
      </button>
      {!isOpen && systems.length > 0 && (
        <div className={css.moreProposed}>
          <span className="meta">{t`Systems it touches`}</span>
          <Proposals field={t`Systems it touches`} {...proposed} />
        </div>
      )}
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <div className={css.moreBody}>
            <Description {...fields} />
            <Systems {...fields} systems={systems} hasKey={hasKey} onTake={onTake} />
            <Troubles {...fields} />
            <Program {...fields} space={space} />
            <LinksField {...fields} />
          </div>
        )}
      </div>
    </div>
  );
}
