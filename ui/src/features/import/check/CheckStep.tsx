// The third step: what the import would do with every row. Errors are put right here, rows left out, and
// possible duplicates looked for meanwhile.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import { call, type ImportLook, type ImportPreview } from "@/api";
import { useFormat } from "@/shared";
import { dropColumn, fix, leaveOut, meanStage, takeAgain } from "../acts";
import { Explorer, type Filter } from "../rows/Explorer";
import { useFreshRows } from "../rows/useFoundRows";
import { StepHead } from "../StepHead";
import { useWizard } from "../wizard";
import css from "./check.module.css";
import { StageWords } from "./StageWords";
import { type Likes, useLikes } from "./useLikes";

/** As many as one answer holds. */
const AT_ONCE = 500;

/** Every row that is like something, by its number. */
async function alike(plan: string): Promise<number[]> {
  const rows: number[] = [];
  for (;;) {
    const page = await call("import.rows", {
      plan,
      kinds: ["possible_duplicate"],
      offset: rows.length,
      limit: AT_ONCE,
    });
    rows.push(...page.rows.map(({ row }) => row));
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

function Looking({ likes }: { likes: Likes }) {
  const { t } = useLingui();
  const format = useFormat();
  const { state } = likes;
  if (state?.phase === "failed")
    return <span className="meta">{t`Possible duplicates could not be looked for`}</span>;
  if (state?.phase === "stopped") return <span className="meta">{t`Possible duplicates: skipped`}</span>;
  if (!state || !likes.isRunning) return null;
  const far = state.total > 0 ? format.percent(state.done / state.total) : "";
  return (
    <span className={css.looking}>
      <span className="meta">{t`Looking for possible duplicates ${far}`}</span>
      <Button variant="subtle" size="xs" onClick={likes.skip}>{t`Skip`}</Button>
    </span>
  );
}

/** What comes along with the ideas. */
function useLead(preview: ImportPreview): string {
  const { t } = useLingui();
  const { counts, new_areas, new_systems } = preview;
  const added = [
    new_areas.length > 0 && plural(new_areas.length, { one: "# new area", other: "# new areas" }),
    new_systems.length > 0 && plural(new_systems.length, { one: "# new system", other: "# new systems" }),
  ].filter((one) => one !== false);
  const nothing = t`Nothing is written yet.`;
  const along = added.length > 0 ? t`It brings ${added.join(t` and `)} along.` : "";
  const errors = counts.refused > 0 ? t`Put errors right here, or go on without these rows.` : "";
  return [nothing, along, errors].filter(Boolean).join(" ");
}

export function CheckStep({ look, preview }: { look: ImportLook; preview: ImportPreview }) {
  const { t } = useLingui();
  const { work } = useWizard();
  const lead = useLead(preview);
  const likes = useLikes(preview.plan);
  const [isCollecting, setCollecting] = useState(false);
  const found = Math.max(likes.state?.found ?? 0, preview.counts.possible_duplicate);
  const isBusy = work !== null || isCollecting;
  useFreshRows(`${preview.plan} ${found} ${likes.state?.phase ?? ""}`);
  const leaveAllOut = async (): Promise<void> => {
    setCollecting(true);
    try {
      await leaveOut(await alike(preview.plan));
    } finally {
      setCollecting(false);
    }
  };
  const aside = (filter: Filter) => (
    <>
      <Looking likes={likes} />
      {filter === "likes" && found > 0 && (
        <Button size="xs" disabled={isBusy} onClick={() => void leaveAllOut()}>
          {plural(found, { one: "Leave it out", other: "Leave all # out" })}
        </Button>
      )}
    </>
  );
  return (
    <div className={css.page}>
      <div className={css.top}>
        <StepHead takesFocus title={t`What will come of it`} lead={<p>{lead}</p>} />
      </div>
      <StageWords words={preview.stage_words} isBusy={isBusy} onMean={(words) => void meanStage(words)} />
      <Explorer
        plan={preview.plan}
        counts={preview.counts}
        likes={found}
        columns={look.columns}
        isDone={false}
        isBusy={isBusy}
        problems={preview.problems}
        start={preview.counts.refused > 0 ? "refused" : "all"}
        aside={aside}
        onFix={(row, column, text) => fix(row.row, column, text)}
        onDropColumn={(column) => void dropColumn(column)}
        onLeaveOut={(row) => void leaveOut([row.row])}
        onTakeAgain={(row) => void takeAgain([row.row])}
      />
    </div>
  );
}
