// One act in the history: who did what, each change with what stood there before.
import { useLingui } from "@lingui/react/macro";
import type { Change, EventView } from "@/api";
import { useFieldWords } from "@/shared/fields";
import { LongText } from "@/shared/parts/LongText";
import { useLineWords } from "@/shared/words/standard";
import { useValueWords, type ValueContext } from "@/shared/words/values";
import { isSaid, useVerbs } from "@/shared/words/verbs";
import css from "./Activity.module.css";
import { Between } from "./Between";

/** Texts of some length stand on their own lines. */
const isLongField = (field: string): boolean => ["description", "reason", "evidence"].includes(field);

const LONG = 160;

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

const betweenIdeas: readonly string[] = ["merge", "unmerge", "pair.set"];

interface ActProps {
  events: EventView[];
  context: ValueContext;
}

function What({ events, context }: ActProps) {
  const { t } = useLingui();
  const verbs = useVerbs();
  const lineWords = useLineWords();
  const [event] = events;
  if (!event) return null;
  if (betweenIdeas.includes(event.kind)) return <Between events={events} mentioned={context.mentioned} />;
  if (event.point) {
    const line = lineWords(event.point);
    return <>{event.kind === "standard.except" ? t`let pass: ${line}` : t`answered: ${line}`}</>;
  }
  if (event.kind === "stage.move") return <Move event={event} context={context} />;
  const isKept =
    event.kind === "conflict.close" &&
    event.changes.every(({ field, after }) => field === "state" && after !== "taken");
  return (
    <>
      {isKept
        ? t`kept the value that stands`
        : (verbs[event.kind] ?? t({ context: "somebody", message: "changed" }))}
    </>
  );
}

/** The events of one act by their kinds, in their order. */
function byKind(events: readonly EventView[]): EventView[][] {
  const kinds = new Map<string, EventView[]>();
  for (const event of events) kinds.set(event.kind, [...(kinds.get(event.kind) ?? []), event]);
  return [...kinds.values()];
}

/** A volume that was never on top need not say so. */
const isTold = (kind: string, { field, before, after }: Change): boolean =>
  !isSaid(kind, field) && !(field === "in_addition" && before !== true && after !== true);

function Lines({ events, context, isFirst }: ActProps & { isFirst: boolean }) {
  const [first] = events;
  if (!first) return null;
  const told = events.flatMap(({ kind, changes }) => changes.filter((change) => isTold(kind, change)));
  return (
    <>
      <div>
        {isFirst && <b>{first.by.name}</b>} <What events={events} context={context} />
      </div>
      {told.map((change, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one act may change a field twice
        <ChangeLine key={place} change={change} context={context} />
      ))}
    </>
  );
}

export const ActLines = ({ events, context }: ActProps) =>
  byKind(events).map((same, place) => (
    <Lines key={same[0]?.kind} events={same} context={context} isFirst={place === 0} />
  ));
