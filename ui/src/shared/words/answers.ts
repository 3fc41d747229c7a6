// The answers to a line of the standard, in words.
import { useLingui } from "@lingui/react/macro";
import type { StandardState } from "@/api";

export function useAnswerWords(): Record<StandardState, string> {
  const { t } = useLingui();
  return {
    met: t({ context: "a point of the standard", message: "Met" }),
    not_met: t({ context: "a point of the standard", message: "Not met" }),
    not_applicable: t({ context: "a point of the standard", message: "Does not apply" }),
    excepted: t({ context: "a point of the standard", message: "Let pass" }),
  };
}
