// Why answers cannot be changed here and now, in words.
import { useLingui } from "@lingui/react/macro";
import type { IdeaPage, Role } from "@/api";
import { useStageWords } from "@/shared";

const isLead = (role: Role): boolean => role === "lead" || role === "admin";

interface Locked {
  answers: string | null;
  ratings: string | null;
}

export function useLocked(page: IdeaPage, role: Role): Locked {
  const { t } = useLingui();
  const stages = useStageWords();
  const { edit_answers, edit_ratings } = page.actions;
  const stage = stages[page.stage.now];
  const why = (ofOthers: string): string => {
    if (page.merged_into) return t`This idea was merged: answer at the one that goes on for it.`;
    if (!isLead(role)) return ofOthers;
    return t`The idea is at ${stage}, so the answers stay as they are. Moved back to an earlier stage, they can be changed.`;
  };
  return {
    answers: edit_answers
      ? null
      : why(t`At this stage only a lead answers, or who sent the idea while it is new.`),
    ratings: edit_ratings ? null : why(t`Only a lead says this.`),
  };
}
