// What an item of the inbox is, in a line: for the list and for whoever hears it read out.
import { useLingui } from "@lingui/react/macro";
import type { InboxItem } from "@/api";
import { useFieldWords } from "@/shared/fields";
import { useActWords } from "@/shared/words/acts";

export type ItemKind = "conflict" | "claim" | "refused" | "comment" | "merge" | "move" | "event";

export function kindOf({ conflict, refused, event }: InboxItem): ItemKind {
  if (conflict) return "conflict";
  if (refused) return refused.operation?.kind === "claim.take" ? "claim" : "refused";
  const act = event?.act ?? "";
  if (act.startsWith("comment.")) return "comment";
  if (act === "merge" || act === "unmerge") return "merge";
  if (act === "stage.move") return "move";
  return act.startsWith("claim.") ? "claim" : "event";
}

export const needsAnswer = ({ conflict, refused }: InboxItem): boolean =>
  conflict !== null || refused !== null;

/** Who holds the claim that was asked for; the server tells with the refusal. */
export const holderOf = ({ refused }: InboxItem): string | null => {
  const name = refused?.refusal.facts.by_name ?? refused?.refusal.facts.by;
  return refused?.refusal.code === "CLAIM_TAKEN" && typeof name === "string" ? name : null;
};

export function useTitle(): (item: InboxItem) => string {
  const { t } = useLingui();
  const act = useActWords();
  const field = useFieldWords();
  return (item) => {
    const { conflict, refused, event } = item;
    if (conflict) return t`Two values for “${field(conflict.field)}”`;
    const holder = holderOf(item);
    if (holder !== null) return t`${holder} has the claim`;
    if (refused) return refused.is_set_aside ? t`A change could not be sent` : t`A change was refused`;
    if (!event) return "";
    const changed = event.act === "idea.edit" ? event.changes[0] : undefined;
    return changed
      ? t`${event.by.name} changed “${field(changed.field)}”`
      : t`${event.by.name} ${act(event.act)}`;
  };
}
