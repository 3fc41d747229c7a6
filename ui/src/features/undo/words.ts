// Words for every kind of act, and for everything that can keep one from being taken back.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Failure, type LeftView, type UndoEntry, useRead, wordsFor } from "@/api";
import { useStageWords } from "@/shared";
import { useFieldWords } from "@/shared/fields";

type Words = (entry: UndoEntry) => string;

/** What an act was, as a headline: “OH-12 moved to Parked”. */
export function useActWords(): Words {
  const { t } = useLingui();
  const stages = useStageWords();
  const fields = useFieldWords();

  /** The idea, or how many. */
  const ideas = ({ count, shown_id }: UndoEntry): string =>
    count === 1 && shown_id ? shown_id : plural(count, { one: "# idea", other: "# ideas" });

  const edited = (entry: UndoEntry): string => {
    const [field] = entry.fields;
    if (field === undefined || entry.fields.length > 1) return t`${ideas(entry)} changed`;
    return t`${ideas(entry)}: ${fields(field)} changed`;
  };

  const words: Record<string, Words> = {
    "idea.submit": (entry) => t`${ideas(entry)} sent`,
    "idea.import": (entry) => t`${ideas(entry)} imported`,
    "idea.edit": edited,
    "conflict.close": (entry) => t`${ideas(entry)}: one of two values chosen`,
    "idea.hand_over": (entry) => t`${ideas(entry)} handed over`,
    "idea.withdraw": (entry) => t`${ideas(entry)} withdrawn`,
    "idea.restore": (entry) => t`${ideas(entry)} brought back`,
    "stage.move": (entry) =>
      entry.stage ? t`${ideas(entry)} moved to ${stages[entry.stage]}` : t`${ideas(entry)} moved`,
    merge: (entry) => t`${ideas(entry)} merged`,
    unmerge: (entry) => t`${ideas(entry)} separated`,
    "pair.set": (entry) => t`${ideas(entry)}: said how two ideas belong together`,
    "support.set": (entry) => t`${ideas(entry)}: you have this too`,
    "support.clear": (entry) => t`${ideas(entry)}: you no longer have this`,
    "comment.add": ({ shown_id }) => t`Comment at ${shown_id ?? ""} written`,
    "comment.edit": ({ shown_id }) => t`Comment at ${shown_id ?? ""} changed`,
    "comment.remove": ({ shown_id }) => t`Comment at ${shown_id ?? ""} removed`,
    "follow.set": (entry) => t`${ideas(entry)}: following changed`,
    "estimate.rerate": (entry) => t`${ideas(entry)}: other rates used`,
    "standard.answer": (entry) => t`${ideas(entry)}: a point of the standard answered`,
    "standard.except": (entry) => t`${ideas(entry)}: an exception from the standard made`,
    "standard_item.put": ({ title }) => t`Standard changed: ${title ?? ""}`,
    "system.add": ({ title }) => t`System “${title ?? ""}” added`,
    "system.edit": ({ title }) => t`System “${title ?? ""}” changed`,
    "area.add": ({ title }) => t`Area “${title ?? ""}” added`,
    "area.edit": ({ title }) => t`Area “${title ?? ""}” changed`,
    "profile.save": ({ title }) => t`Weights “${title ?? ""}” saved`,
    "profile.activate": () => t`Ranked by another profile`,
    "member.profile": () => t`Your name and area changed`,
    "claim.take": (entry) => t`${ideas(entry)} claimed`,
    "claim.assign": (entry) => t`${ideas(entry)} given to a builder`,
    "claim.release": (entry) => t`${ideas(entry)} released`,
    "claim.progress": (entry) => t`${ideas(entry)}: progress noted`,
  };
  return (entry) => (words[entry.kind] ?? ((other: UndoEntry) => t`${ideas(other)} changed`))(entry);
}

/** Why something stays as it is: “OH-12, Title: Bo changed it since.” */
export function useLeftWords(): (left: LeftView) => string {
  const { t, i18n } = useLingui();
  const fields = useFieldWords();
  const me = useRead("app.state", {}).data?.space?.me.id;

  const changedSince = ({ by }: LeftView): string => {
    if (!by) return t`It was changed since.`;
    return by.id === me ? t`You changed it since.` : t`${by.name} changed it since.`;
  };
  const why = (left: LeftView): string => {
    if (left.code === "CHANGED_SINCE") return changedSince(left);
    if (left.code === "TOUCHED") return t`Something was done there since.`;
    if (left.code === "NO_WAY_BACK") return t`There is no way back from this.`;
    if (left.code === "NOT_UNDOABLE") return t`This cannot be taken back.`;
    return i18n._(wordsFor(new Failure(left.code, left.facts)).what);
  };
  return (left) => {
    const where = [left.idea?.shown_id, left.field && fields(left.field)].filter(Boolean).join(", ");
    return where ? `${where}: ${why(left)}` : why(left);
  };
}
