// "I have this too": a click is enough; saying how often adds to the estimate where it comes on top.
import { useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Select } from "@mantine/core";
import { useState } from "react";
import { type AreaId, type Period, type SupportView, useRead, type Volume } from "@/api";
import { readNumber, useFormat, writeNumber } from "@/shared";
import { usePeriodChoices } from "@/shared/estimate";
import { NumberField } from "@/shared/parts/NumberField";
import { useAct, useTry } from "../acts";
import { Ask, type DialogProps } from "./Ask";
import css from "./Ask.module.css";

interface Texts {
  runs: string;
  minutes: string;
  people: string;
  period: Period;
}

/** What was typed as a volume: none when nothing was said, NaN somewhere when it is no number. */
function readVolume(texts: Texts, locale: string): Volume | null {
  const [runs, minutes, people] = [texts.runs, texts.minutes, texts.people].map((text) =>
    readNumber(text, locale),
  );
  if (runs === null || runs === undefined) return null;
  const each = minutes === null || minutes === undefined ? {} : { minutes_per_run: minutes };
  return { runs, period: texts.period, people: people ?? 1, ...each };
}

/** What the person said before, as they would have typed it. */
function textsOf(said: Volume | null | undefined, locale: string): Texts {
  if (!said) return { runs: "", minutes: "", people: "1", period: "week" };
  const { runs, minutes_per_run: minutes, people, period } = said;
  return {
    runs: writeNumber(runs, locale),
    minutes: minutes === undefined ? "" : writeNumber(minutes, locale),
    people: writeNumber(people, locale),
    period,
  };
}

/** `mine` is the person's support, where there is one: its words are where the change begins. */
export function SupportDialog({ page, mine, onClose }: DialogProps & { mine: SupportView | undefined }) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const act = useAct();
  const tryIt = useTry();
  const areas = useRead("space.choices", {}).data?.areas ?? [];
  const periods = usePeriodChoices();
  const [texts, setTexts] = useState(() => textsOf(mine?.volume, locale));
  const [isOnTop, setOnTop] = useState(mine?.in_addition ?? false);
  const saidArea = areas.find(({ name }) => name === mine?.area)?.id ?? null;
  const [chosenArea, setArea] = useState<AreaId | null | undefined>(undefined);
  const area = chosenArea === undefined ? saidArea : chosenArea;
  const isMine = mine !== undefined;
  const { id: idea, shown_id } = page.row;
  const change = (part: Partial<Texts>): void => setTexts((now) => ({ ...now, ...part }));
  const volume = readVolume(texts, locale);
  const isNumber =
    volume === null || ![volume.runs, volume.people, volume.minutes_per_run].some(Number.isNaN);
  const missing = (): string | null => {
    if (!isNumber) return t`Type numbers only, for example 5.`;
    return isOnTop && volume === null ? t`Say how often, so that it can be added.` : null;
  };

  const set = (): Promise<void> => {
    const said = { ...(volume ? { volume } : {}), ...(area ? { area_id: area } : {}) };
    const operation = { kind: "support.set", idea, ...said, in_addition: isOnTop } as const;
    return act(operation, t`You are counted at ${shown_id}.`);
  };
  const takeBack = (): void => {
    onClose();
    // It may have been said at an idea that was merged into this one since.
    tryIt({ kind: "support.clear", idea: mine?.from?.id ?? idea }, t`You no longer support ${shown_id}.`);
  };
  return (
    <Ask
      title={isMine ? t`You have this too` : t`I have this too`}
      button={isMine ? t`Save how often` : t`I have this too`}
      missing={missing()}
      act={set}
      onClose={onClose}
    >
      <p className="t2">
        {isMine
          ? t`Change how often you do it, or take your support back.`
          : t`You count as one more person who has it. If you like, say how often you do it.`}
      </p>
      <div className={css.row}>
        <NumberField
          label={t`Times (optional)`}
          value={texts.runs}
          onChange={(runs) => change({ runs })}
          data-autofocus
        />
        <Select
          label={t`Every`}
          data={periods}
          value={texts.period}
          onChange={(period) => period && change({ period: period as Period })}
          allowDeselect={false}
        />
      </div>
      <div className={css.row}>
        <NumberField
          label={t`Minutes each time`}
          placeholder={t`as in the idea`}
          value={texts.minutes}
          onChange={(minutes) => change({ minutes })}
        />
        <NumberField label={t`People`} value={texts.people} onChange={(people) => change({ people })} />
      </div>
      {areas.length > 0 && (
        <Select
          label={t`Where you have it (optional)`}
          placeholder={t`your own area`}
          data={areas
            .filter(({ id, archived }) => !archived || id === area)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={area}
          onChange={setArea}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t`No area` }}
        />
      )}
      <Checkbox
        label={t`This comes on top of those already counted`}
        description={t`Then it adds to the estimate. Otherwise it only counts as one more person who has it.`}
        checked={isOnTop}
        onChange={(event) => setOnTop(event.currentTarget.checked)}
      />
      {isMine && (
        <div>
          <Button variant="subtle" size="xs" className={css.danger ?? ""} onClick={takeBack}>
            {t`Take my support back`}
          </Button>
        </div>
      )}
    </Ask>
  );
}
