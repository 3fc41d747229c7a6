// The lines of the standard that come with the Hub, in words.
import { useLingui } from "@lingui/react/macro";
import type { StandardLine } from "@/api";

/** A line that somebody wrote anew, or that a newer version brought, says its own text. */
export function useLineWords(): (line: Pick<StandardLine, "builtin" | "text">) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    version_control: t`The code is under version control`,
    readme: t`A README says purpose, arguments and expected output`,
    dependencies: t`Dependencies are pinned to versions`,
    formatter_linter: t`A formatter and a linter are configured`,
    tests: t`There are tests`,
    no_credentials: t`No credentials are in the code`,
    no_personal_paths: t`No paths of one person's machine are in the code`,
    docstrings: t`Functions say what they do`,
    runs_where: t`It runs in a named place, not on somebody's desk`,
    second_person: t`A second person knows it`,
  };
  return ({ builtin, text }) => (builtin && words[builtin]) || text;
}
