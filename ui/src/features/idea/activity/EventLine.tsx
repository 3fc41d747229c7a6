// One line of the history: who did what, each change with what stood there before.
import { useLingui } from "@lingui/react/macro";
import type { Change, EventView } from "@/api";
import { LongText } from "../LongText";
import { useFieldWords } from "../words/fields";
import { useValueWords, type ValueContext } from "../words/values";
import css from "./Activity.module.css";

/** Texts of some length stand on their own lines. */
const isLongField = (field: string): boolean => field === "description" || field === "reason";

const LONG = 160;

/** Said by the line itself, or of no use to a reader. */
const unsaid: Record<string, readonly string[]> = {
  "idea.submit": ["stage"],
  "idea.import": ["stage"],
  "idea.withdraw": ["stage", "before"],
  "idea.restore": ["stage", "before"],
  "idea.remove": ["removed"],
  "stage.move": ["stage", "before", "seen_score", "seen_profile"],
  "support.set": ["active", "area_id", "basis_id", "idea_id", "member_id", "in_addition"],
  "support.clear": ["active", "area_id", "basis_id", "idea_id", "member_id", "in_addition", "volume"],
  "comment.edit": ["body"],
  "comment.remove": ["body", "removed"],
};

function ChangeLine({ change, context }: { change: Change; context: ValueContext }) {
  const { t } = useLingui();
  const name = useFieldWords()(change.field);
  const write = useValueWords(context);
  const [before, after] = [write(change.field, change.before), write(change.field, change.after)];
  if (isLongField(change.field)) {
    return (
      <div className={css.change}>
        {name}
        {before !== null && (
          <s>
            <LongText text={before} most={LONG} />
          </s>
        )}
        <LongText text={after ?? t`taken out`} most={LONG} />
      </div>
    );
  }
  return (
    <div className={css.change}>
      {name}{" "}
      {before !== null && (
        <>
          <span className="vh">{t`from`} </span>
          <s>{before}</s>{" "}
        </>
      )}
      {before === null ? after : after === null ? t`taken out` : t`to ${after}`}
    </div>
  );
}

function Move({ event, context }: { event: EventView; context: ValueContext }) {
  const { t } = useLingui();
  const write = useValueWords(context);
  const stage = event.changes.find(({ field }) => field === "stage");
  if (!stage) return <>{t`moved it`}</>;
  return (
    <>
      {t`moved it from`} <s>{write("stage", stage.before)}</s> {t`to ${write("stage", stage.after) ?? ""}`}
    </>
  );
}

function useVerbs(): Record<string, string> {
  const { t } = useLingui();
  return {
    "idea.submit": t`sent the idea`,
    "idea.import": t`brought it in from a file`,
    "idea.edit": t`changed`,
    "idea.withdraw": t`withdrew it`,
    "idea.restore": t`brought it back`,
    "idea.remove": t`removed it`,
    "idea.hand_over": t`handed it over`,
    "support.set": t`has this too`,
    "support.clear": t`took the support back`,
    "comment.edit": t`changed a comment`,
    "comment.remove": t`removed a comment`,
    "pair.set": t`said how it relates to another idea`,
    "claim.take": t`claimed it`,
    "claim.assign": t`assigned it`,
    "claim.release": t`released it`,
    "claim.progress": t`reported progress`,
    "estimate.rerate": t`took other rates`,
    "conflict.close": t`settled a conflict`,
    merge: t`merged ideas`,
    unmerge: t`took a merge apart`,
  };
}

export function EventLine({ event, context }: { event: EventView; context: ValueContext }) {
  const { t } = useLingui();
  const verbs = useVerbs();
  const shown = event.changes.filter(({ field }) => !unsaid[event.kind]?.includes(field));
  return (
    <>
      <div>
        <b>{event.by.name}</b>{" "}
        {event.kind === "stage.move" ? (
          <Move event={event} context={context} />
        ) : (
          (verbs[event.kind] ?? t`changed`)
        )}
      </div>
      {shown.map((change) => (
        <ChangeLine key={change.field} change={change} context={context} />
      ))}
    </>
  );
}
