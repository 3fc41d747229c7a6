// What a person did, for every kind of operation that leaves a line in the history of an idea.
import { useLingui } from "@lingui/react/macro";

export function useVerbs(): Record<string, string> {
  const { t } = useLingui();
  return {
    "idea.submit": t`sent the idea`,
    "idea.import": t`brought it in from a file`,
    "idea.edit": t({ context: "somebody", message: "changed" }),
    "idea.withdraw": t`withdrew it`,
    "idea.restore": t`brought it back`,
    "idea.remove": t`removed it`,
    "idea.hand_over": t`handed it over`,
    "stage.move": t`moved it`,
    "support.set": t`has this too`,
    "support.clear": t`took the support back`,
    "comment.edit": t`changed a comment`,
    "comment.remove": t`removed a comment`,
    "claim.take": t`claimed it`,
    "claim.assign": t`assigned it`,
    "claim.release": t`released it`,
    "claim.progress": t`reported progress`,
    "estimate.rerate": t`used other rates`,
    "conflict.close": t`took the value that had not won`,
    "standard.answer": t`answered a point of the standard`,
    "text.redact": t`erased a text for good`,
    "standard.except": t`made an exception from the standard`,
  };
}

/** Said by the line itself, or of no use to a reader. */
const said: Record<string, readonly string[]> = {
  "idea.submit": ["stage"],
  "idea.import": ["stage"],
  "idea.withdraw": ["stage", "before"],
  "idea.restore": ["stage", "before"],
  "idea.remove": ["removed"],
  "stage.move": [
    "stage",
    "before",
    "seen_score",
    "seen_profile",
    "claimed_by",
    "baseline",
    "live_at_ms",
    "retired_at_ms",
  ],
  "support.set": ["active", "basis_id", "idea_id", "member_id"],
  "support.clear": ["active", "area_id", "basis_id", "idea_id", "member_id", "in_addition", "volume"],
  // The comment itself shows what it says now; what was taken back must not stand in the history.
  "comment.edit": ["body"],
  "comment.remove": ["body", "removed"],
  // Both results say what the rates do; their version has no name here.
  "estimate.rerate": ["basis_id"],
  "conflict.close": ["state"],
  "claim.take": ["claimed_by", "requested_by", "stage"],
  "claim.assign": ["requested_by", "stage"],
  "claim.release": ["requested_by", "stage"],
  "standard.answer": ["idea_id", "item_id", "by_scan"],
  "standard.except": ["idea_id", "item_id", "by_scan", "state"],
  merge: ["merged_source", "merged_into"],
  unmerge: ["merged_source", "merged_into", "adds_volume"],
  "pair.set": ["pair"],
};

export const isSaid = (kind: string, field: string): boolean => said[kind]?.includes(field) ?? false;
