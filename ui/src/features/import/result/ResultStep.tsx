// The last step: what was done with every row of the file, and the way back.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { call, type ImportCounts, type ImportLook, type ImportResult, useRead } from "@/api";
import { useFormat, useUndo } from "@/shared";
import { Explorer } from "../rows/Explorer";
import { useCurrency } from "../rows/useConsequence";
import { StepHead } from "../StepHead";
import { useCellProblem } from "../words/rows";
import { copyLater, notImported } from "./notImported";
import css from "./result.module.css";

/** “6,197 ideas imported, 12 changed” */
export function useDoneWords(): (counts: ImportCounts) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ new: added, update }) => {
    if (added === 0 && update === 0) return t`Nothing had to change`;
    if (update === 0) return plural(added, { one: "# idea imported", other: "# ideas imported" });
    if (added === 0) return plural(update, { one: "# idea changed", other: "# ideas changed" });
    return t`${plural(added, { one: "# idea imported", other: "# ideas imported" })}, ${format.whole(update)} changed`;
  };
}

/** Every row of the file, added up. */
function Account({ result }: { result: ImportResult }) {
  const { t } = useLingui();
  const format = useFormat();
  const { counts, rows_in_file, has_header } = result;
  const lines: [string, number][] = [
    [t`imported`, counts.new],
    [t`changed`, counts.update],
    [t`the same already`, counts.same],
    [t`left out`, counts.skipped + counts.excluded],
    [t`not imported`, counts.refused],
    [t`blank or above the names`, counts.blank],
    [t`column names`, has_header ? 1 : 0],
  ];
  return (
    <dl className={css.account}>
      {lines
        .filter(([, count]) => count > 0)
        .map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{format.whole(count)}</dd>
          </div>
        ))}
      <div className={css.sum}>
        <dt>{t`rows in the file`}</dt>
        <dd className="num">{format.whole(rows_in_file)}</dd>
      </div>
    </dl>
  );
}

function Undoing({ act }: { act: string }) {
  const { t } = useLingui();
  const { undo, redo } = useUndo();
  const { data } = useRead("undo.list", { limit: 50 });
  const isBack = data?.find((entry) => entry.act === act)?.state === "undone";
  return (
    <Button onClick={() => void (isBack ? redo(act) : undo(act))}>
      {isBack ? t`Taken back. Do it again` : t`Undo the import`}
    </Button>
  );
}

/** What stayed out, with why, as cells for a spreadsheet. */
function CopyRest({ look, result }: { look: ImportLook; result: ImportResult }) {
  const { t } = useLingui();
  const [state, setState] = useState<"" | "done" | "failed">("");
  const problem = useCellProblem(useCurrency().digits);
  const rest = result.counts.refused + result.counts.skipped + result.counts.excluded;
  if (rest === 0) return null;
  const copy = async (): Promise<void> => {
    try {
      const head = [t`Row`, t`Why`];
      const text = notImported(
        (offset, limit) =>
          call("import.rows", {
            plan: result.plan,
            kinds: ["refused", "skipped", "excluded"],
            offset,
            limit,
          }),
        head,
        look.columns.map(({ name }) => name),
        ({ problems }) =>
          problems.map((one) => `${String(one.facts.column ?? "")}: ${problem(one)}`).join("; ") ||
          t`left out`,
      );
      await copyLater(text);
      setState("done");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <Button variant="subtle" onClick={() => void copy()}>
        {plural(rest, { one: "Copy the row that stayed out", other: "Copy the # rows that stayed out" })}
      </Button>
      <span className="meta" role="status">
        {state === "done" && t`Copied. Paste it into a spreadsheet.`}
        {state === "failed" && t`This computer did not let the Hub copy.`}
      </span>
    </>
  );
}

export function ResultStep({ look, result }: { look: ImportLook; result: ImportResult }) {
  const { t } = useLingui();
  const words = useDoneWords();
  return (
    <div className={css.page}>
      <div className={css.top}>
        <div className={css.words}>
          <StepHead
            takesFocus
            title={words(result.counts)}
            lead={
              <p>{t`From ${look.name}. Every row of the file is below; one Undo takes all of it back.`}</p>
            }
          />
          <div className={css.acts}>
            {result.act !== null && <Undoing act={result.act} />}
            <CopyRest look={look} result={result} />
          </div>
        </div>
        <Account result={result} />
      </div>
      <Explorer
        plan={result.plan}
        counts={result.counts}
        likes={0}
        columns={look.columns}
        isDone
        isBusy={false}
        start={result.counts.refused > 0 ? "refused" : "all"}
      />
    </div>
  );
}
