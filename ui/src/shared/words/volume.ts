// How often somebody does it, in words: "5 times every working day, 3 people, 12 min".
import { useLingui } from "@lingui/react/macro";
import type { Volume } from "@/api";
import { digitsOf, usePeriodChoices } from "../estimate";
import { useFormat } from "../format";

export function useVolumeWords(): (volume: Volume) => string {
  const { t } = useLingui();
  const format = useFormat();
  const periods = usePeriodChoices();
  const number = (value: number): string => format.decimal(value, digitsOf(value));
  return ({ runs, period, people, minutes_per_run: minutes }) => {
    const every = periods.find(({ value }) => value === period)?.label ?? period;
    const often = t`${number(runs)} times every ${every}`;
    const who = people === 1 ? often : t`${often}, ${number(people)} people`;
    return minutes === undefined ? who : t`${who}, ${number(minutes)} min`;
  };
}
