// Whose work a part of the estimate is, by name.
import { useLingui } from "@lingui/react/macro";
import type { Estimate, IdeaPage, PartOwner, PartView } from "@/api";
import type { PartName } from "@/shared/estimate";

const key = (who: PartOwner): string => JSON.stringify(Object.entries(who).sort());

/** "Marta Klein", "Eva Sand (OH-45)". */
export function usePartOwner(): (part: PartView) => string {
  const { t } = useLingui();
  return ({ by, from }) => (from ? t`${by.name} (${from.shown_id})` : by.name);
}

/** The same for figures, also for those of what is only typed so far. */
export function usePartName(page: IdeaPage, figures: Estimate | null | undefined): PartName {
  const { t } = useLingui();
  const name = usePartOwner();
  return (place) => {
    const who: PartOwner = figures?.parts[place]?.who ?? { kind: "author" };
    const known = [...page.parts, ...page.left_out].find((part) => key(part.who) === key(who));
    if (known) return name(known);
    return who.kind === "author" ? page.author.name : t`somebody else`;
  };
}
