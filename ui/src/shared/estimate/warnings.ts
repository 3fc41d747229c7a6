// Not refused, but worth a second look.
import { useLingui } from "@lingui/react/macro";
import type { Warning } from "@/api";
import { useFormat } from "../format";
import type { PartName } from "./wording";

/** With several parts, each warning says whose part it is about. */
export function useWarningWords(): (warning: Warning, partName: PartName | null) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (warning, partName) => {
    if (warning.kind === "parts_without_labour") {
      return t`The money leaves out ${warning.parts} of the parts: nobody said what an hour costs there.`;
    }
    const hours = format.hours(warning.hours_per_person);
    const limit = format.hours(warning.limit_hours);
    const sentence = t`One person would spend ${hours} h a year on it, more than two working years (${limit} h). Is that how often and how long?`;
    return partName ? `${partName(warning.part)}: ${sentence}` : sentence;
  };
}
