// What somebody did, for every kind of operation: those in the history of an idea, and all others.
import { useLingui } from "@lingui/react/macro";
import { useVerbs } from "./verbs";

/** Goes after a name or “You”. */
export function useActWords(): (kind: string) => string {
  const { t } = useLingui();
  const verbs = useVerbs();
  const others: Record<string, string> = {
    "comment.add": t`wrote a comment`,
    merge: t`merged it with another idea`,
    unmerge: t`took a merge apart`,
    "pair.set": t`said how it relates to another idea`,
    "follow.set": t`chose whether to follow it`,
    "system.add": t`added a system`,
    "system.edit": t`changed a system`,
    "area.add": t`added an area`,
    "area.edit": t`changed an area`,
    "basis.add": t`added rates`,
    "profile.save": t`saved weights`,
    "profile.activate": t`chose other weights`,
    "standard_item.put": t`changed the standard`,
    "space.edit": t`changed the space`,
    "member.profile": t`changed the profile`,
    "member.role": t`changed a role`,
    "member.remove": t`removed a member`,
    "member.erase": t`erased a name`,
    "text.redact": t`erased a text`,
  };
  return (kind) => others[kind] ?? verbs[kind] ?? t({ context: "somebody", message: "changed" });
}
