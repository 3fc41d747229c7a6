// Why an idea was declined, as people read it.
import { useLingui } from "@lingui/react/macro";

export const reasonCodes = [
  "not_worth_it",
  "not_feasible",
  "exists_already",
  "out_of_scope",
  "other",
] as const;

export function useReasonWords(): (code: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    not_worth_it: t`Not worth it`,
    not_feasible: t`Not feasible`,
    exists_already: t`It exists already`,
    out_of_scope: t`Out of scope`,
    other: t`Other`,
  };
  return (code) => words[code] ?? code;
}
