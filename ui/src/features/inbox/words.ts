// What an item of the inbox is, in a line: for the list and for whoever hears it read out.
import { useLingui } from "@lingui/react/macro";
import { type InboxItem, useRead } from "@/api";
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

/** A claim that somebody else got first. */
export const isLostClaim = ({ refused }: InboxItem): boolean => refused?.refusal.code === "CLAIM_TAKEN";

/** Who got it: the refusal names the member by id. */
function useHolder(): (item: InboxItem) => string {
  const { t } = useLingui();
  const members = useRead("space.choices", {}).data?.members ?? [];
  return ({ refused }) =>
    members.find(({ id }) => id === refused?.refusal.facts.by)?.name ?? t`Somebody else`;
}

export function useTitle(): (item: InboxItem) => string {
  const { t } = useLingui();
  const act = useActWords();
  const field = useFieldWords();
  const holderOf = useHolder();
  return (item) => {
    const { conflict, refused, event } = item;
    if (conflict) return t`Two values for “${field(conflict.field)}”`;
    if (isLostClaim(item)) {
      const holder = holderOf(item);
      return t`${holder} has the claim`;
    }
    if (refused) return refused.is_set_aside ? t`A change could not be sent` : t`A change was refused`;
    if (!event) return "";
    const changed = event.act === "idea.edit" ? event.changes[0] : undefined;
    return changed
      ? t`${event.by.name} changed “${field(changed.field)}”`
      : t`${event.by.name} ${act(event.act)}`;
  };
}
