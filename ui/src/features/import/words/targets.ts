// What a column can be, as people read it, under the headings of the list that it is chosen from.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { ImportTarget } from "@/api";
import type { Option } from "@/shared/commands/Picker";

const groups = {
  idea: msg`The idea`,
  work: msg`The work today`,
  share: msg`What a program can take`,
  build: msg`Building it`,
  cost: msg`What it costs`,
  answers: msg`Assessment, 1 to 5`,
  ratings: msg`Other methods`,
  rest: msg`Everything else`,
} as const;

type Group = keyof typeof groups;

interface Words {
  name: MessageDescriptor;
  group: Group;
}

const of = (group: Group, name: MessageDescriptor): Words => ({ group, name });

/** Those of one group follow each other. */
const words: Record<ImportTarget, Words> = {
  title: of("idea", msg`Title`),
  description: of("idea", msg`Description`),
  area: of("idea", msg`Area`),
  systems: of("idea", msg`Systems`),
  links: of("idea", msg`Links`),
  submitted_for: of("idea", msg`Asked for by`),
  created_on: of("idea", msg`Sent on`),
  lang: of("idea", msg`Language`),
  stage: of("idea", msg`Stage`),
  reason: of("idea", msg`Reason of the stage`),
  live_on: of("idea", msg`Live since`),
  external_id: of("idea", msg`Number in your list`),
  id: of("idea", msg`Id of the Hub`),
  runs: of("work", msg`Times`),
  period: of("work", msg`How often (day, week …)`),
  runs_per_year: of("work", msg`Times a year, all people`),
  minutes_per_run: of("work", msg`Minutes each time`),
  people: of("work", msg`People`),
  error_rate: of("work", msg`Goes wrong, in %`),
  rework_minutes: of("work", msg`Minutes to put right`),
  reviewed_share: of("work", msg`Is checked, in %`),
  review_minutes: of("work", msg`Minutes to check`),
  share: of("share", msg`Share a program can take`),
  share_low: of("share", msg`Share, at least`),
  share_likely: of("share", msg`Share, likely`),
  share_high: of("share", msg`Share, at most`),
  execution_minutes: of("share", msg`Minutes still needed each time`),
  build_days: of("build", msg`Days to build`),
  build_days_low: of("build", msg`Days to build, at least`),
  build_days_likely: of("build", msg`Days to build, likely`),
  build_days_high: of("build", msg`Days to build, at most`),
  day_cost: of("build", msg`Cost of a build day`),
  running_cost_per_year: of("build", msg`Cost to run a year`),
  hourly_cost: of("cost", msg`Cost of an hour of this work`),
  yearly_cost: of("cost", msg`Cost of a person a year`),
  rules: of("answers", msg`Rule-based?`),
  digital: of("answers", msg`Input digital?`),
  structured: of("answers", msg`Input structured?`),
  stable: of("answers", msg`Stable for six months?`),
  documented: of("answers", msg`Documented?`),
  fit: of("answers", msg`Strategic fit`),
  risk: of("answers", msg`Risk`),
  goal: of("ratings", msg`Goal`),
  rice_reach: of("ratings", msg`Reach (RICE)`),
  rice_impact: of("ratings", msg`Impact (RICE)`),
  rice_confidence: of("ratings", msg`Confidence (RICE)`),
  ice_impact: of("ratings", msg`Impact (ICE)`),
  ice_confidence: of("ratings", msg`Confidence (ICE)`),
  ice_ease: of("ratings", msg`Ease (ICE)`),
  wsjf_value: of("ratings", msg`Value (WSJF)`),
  wsjf_time: of("ratings", msg`Time (WSJF)`),
  wsjf_risk: of("ratings", msg`Risk (WSJF)`),
  wsjf_size: of("ratings", msg`Size (WSJF)`),
  note: of("rest", msg`A line in the description`),
};

const targets = Object.keys(words) as ImportTarget[];

export const isTarget = (word: string): word is ImportTarget => word in words;

export function useTargetName(): (target: ImportTarget) => string {
  const { i18n } = useLingui();
  return (target) => i18n._(words[target].name);
}

/** What a column is that nothing is made of. */
export const NOTHING = "nothing";

/** The list that the meaning of a column is chosen from; `takenBy` says which other column has it. */
export function useTargetOptions(): (
  now: ImportTarget | null,
  takenBy: ReadonlyMap<ImportTarget, string>,
) => Option[] {
  const { t, i18n } = useLingui();
  return useMemo(
    () => (now, takenBy) => [
      { key: NOTHING, name: t`Not taken`, isOn: now === null },
      ...targets.map((target) => {
        const aside = target === now || target === "note" ? undefined : takenBy.get(target);
        return {
          key: target,
          name: i18n._(words[target].name),
          group: i18n._(groups[words[target].group]),
          isOn: target === now,
          ...(aside === undefined ? {} : { aside }),
        };
      }),
    ],
    [t, i18n],
  );
}
