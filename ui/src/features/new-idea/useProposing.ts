// What the Hub proposes for the fields that are still open, and how it is taken.
import { useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import type { Choices, Proposed, ProposedFacts } from "@/api";
import { useCommand, useSteady } from "@/shared";
import type { IdeaText } from "./form";
import type { Proposing } from "./Proposals";
import type { FieldActs } from "./useIdeaForm";

/** What is still open of it, and can be chosen; the same object as long as it says the same. */
function useOpen(proposed: ProposedFacts | undefined, text: IdeaText, choices: Choices | undefined) {
  const areas = [proposed?.area ?? null].filter((area) => area !== null);
  const systems = proposed?.systems ?? [];
  const isArea = ({ id }: Proposed): boolean =>
    text.area_id === null && (choices?.areas ?? []).some((area) => area.id === id);
  const isSystem = ({ id }: Proposed): boolean =>
    !text.system_ids.includes(id) && (choices?.systems ?? []).some((system) => system.id === id);
  const open = JSON.stringify({ areas: areas.filter(isArea), systems: systems.filter(isSystem) });
  return useMemo(() => JSON.parse(open) as Pick<Proposing, "areas" | "systems">, [open]);
}

/** `onTaken` hears where it went; `said` is for whoever does not see it. */
export function useProposing(
  proposed: ProposedFacts | undefined,
  text: IdeaText,
  choices: Choices | undefined,
  acts: FieldActs,
  onTaken: (field: "area_id" | "system_ids") => void,
): Proposing & { said: string } {
  const { t } = useLingui();
  const [said, setSaid] = useState("");
  const open = useOpen(proposed, text, choices);
  const take = useSteady((taken: Proposed): void => {
    const isArea = open.areas.some(({ id }) => id === taken.id);
    if (isArea) acts.change("area_id", taken.id);
    else acts.change("system_ids", [...text.system_ids, taken.id]);
    setSaid(isArea ? t`Area: ${taken.name}` : t`System added: ${taken.name}`);
    onTaken(isArea ? "area_id" : "system_ids");
  });
  const [first] = [...open.areas, ...open.systems];
  useCommand("form.take", () => first && take(first), first !== undefined);
  return { ...open, take, said };
}
