// What is wrong, once for all rows that have it: each line shows only its rows, or all of them again.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ImportProblem } from "@/api";
import { useAboutWords, useCellProblem } from "../words/rows";
import { nameOfProblem } from "./problemKey";
import css from "./problems.module.css";
import { useCurrency } from "./useConsequence";

function useSumWords(): (problem: ImportProblem) => string {
  const { t } = useLingui();
  const sentence = useCellProblem(useCurrency().digits);
  return ({ field, problem, rows }) => {
    const words: Record<string, string> = {
      wrong_type: plural(rows, { one: "# row cannot be read there", other: "# rows cannot be read there" }),
      empty: plural(rows, { one: "# row says nothing", other: "# rows say nothing" }),
      too_long: plural(rows, { one: "# row says too much", other: "# rows say too much" }),
      out_of_range: plural(rows, {
        one: "# row has a number that is not possible",
        other: "# rows have a number that is not possible",
      }),
      unknown_stage: plural(rows, {
        one: "# row has a stage word that the Hub does not know",
        other: "# rows have a stage word that the Hub does not know",
      }),
      ambiguous_number: plural(rows, {
        one: "# row could mean two numbers",
        other: "# rows could mean two numbers",
      }),
      ambiguous_date: plural(rows, { one: "# row could mean two days", other: "# rows could mean two days" }),
      twice: plural(rows, {
        one: "# row names an idea that another one names",
        other: "# rows name an idea that another one names",
      }),
    };
    const known = words[problem];
    if (known) return known;
    const isField = /^[a-z]/u.test(problem);
    const error = isField ? { code: "INVALID", facts: { field, problem } } : { code: problem, facts: {} };
    const why = sentence(error);
    return t`${plural(rows, { one: "# row", other: "# rows" })}: ${why}`;
  };
}

interface ProblemsProps {
  problems: readonly ImportProblem[];
  /** The one whose rows are shown. */
  chosen: ImportProblem | null;
  onChoose: (problem: ImportProblem | null) => void;
}

export function Problems({ problems, chosen, onChoose }: ProblemsProps) {
  const { t } = useLingui();
  const about = useAboutWords();
  const words = useSumWords();
  if (problems.length === 0) return null;
  return (
    <ul className={css.problems} aria-label={t`What is wrong, in sum`}>
      {problems.map((problem) => {
        const isChosen = chosen !== null && nameOfProblem(chosen) === nameOfProblem(problem);
        const name = problem.column ?? (problem.field ? about(problem.field) : "");
        return (
          <li key={nameOfProblem(problem)}>
            <button
              type="button"
              className={css.problem}
              aria-pressed={isChosen}
              onClick={() => onChoose(isChosen ? null : problem)}
            >
              {name !== "" && <b>{name}: </b>}
              <span>{words(problem)}</span> <em>{isChosen ? t`show all errors` : t`show them`}</em>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
