// What was chosen for each idea. Nothing is chosen before the person says so.
import type { BringChoice, BringIdea, IdeaId } from "@/api";

export type Choices = ReadonlyMap<IdeaId, BringChoice>;

export const NO_CHOICES: Choices = new Map();

/** Null takes the choice back. */
export function withChoice(
  choices: Choices,
  idea: IdeaId,
  choice: Omit<BringChoice, "idea"> | null,
): Choices {
  const next = new Map(choices);
  if (choice) next.set(idea, { idea, ...choice });
  else next.delete(idea);
  return next;
}

/** One click for what asks no question: ideas that are not there yet. */
export function withAllNew(choices: Choices, ideas: readonly BringIdea[]): Choices {
  const next = new Map(choices);
  for (const { idea, what } of ideas) {
    if (what === "new" && !next.has(idea.id)) next.set(idea.id, { idea: idea.id, act: "send" });
  }
  return next;
}

/** Whether one's own runs come on top is never assumed. */
const isComplete = ({ has_volume }: BringIdea, choice: BringChoice | undefined): boolean =>
  choice !== undefined && !(choice.act === "same" && has_volume && choice.in_addition === undefined);

/** What is really sent: leaving an idea where it is needs no operation. */
export const toSend = (ideas: readonly BringIdea[], choices: Choices): BringChoice[] =>
  ideas.flatMap((idea) => {
    const choice = choices.get(idea.idea.id);
    return choice && choice.act !== "skip" && isComplete(idea, choice) ? choice : [];
  });

export interface BringCounts {
  new: number;
  possible: number;
  sent: number;
  /** Of those that may be there already: without an answer. */
  unanswered: number;
}

export function countsOf(ideas: readonly BringIdea[], choices: Choices): BringCounts {
  const count = (what: BringIdea["what"]): number => ideas.filter((idea) => idea.what === what).length;
  const unanswered = ideas.filter(
    (idea) => idea.what === "possible" && !isComplete(idea, choices.get(idea.idea.id)),
  ).length;
  return { new: count("new"), possible: count("possible"), sent: count("sent"), unanswered };
}
