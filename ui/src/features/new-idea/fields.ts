// What the questions of the form have in common. A question is drawn anew only when its own fields change:
// a key in one of them must not cost the others anything.
import { type ComponentType, memo } from "react";
import type { Choices } from "@/api";
import type { ProblemWords } from "@/shared";
import type { Field, IdeaText } from "./form";
import type { FieldActs } from "./useIdeaForm";

export const fieldId = (field: Field): string => `idea-${field}`;

/** The sentences under the fields; none where nothing is wrong or it is too early to say so. */
export type Errors = Partial<Record<Field, string>>;

export interface FieldsProps {
  text: IdeaText;
  errors: Errors;
  acts: FieldActs;
  choices: Choices | undefined;
  words: ProblemWords;
  role: Role;
}

export interface Role {
  canAddAreas: boolean;
  canAddSystems: boolean;
}

/** A question over `fields`; everything else that it is given has to stay the same between keys. */
export function memoFields<P extends FieldsProps>(fields: readonly Field[], Question: ComponentType<P>) {
  return memo(Question, (before, after) => {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof P>;
    return (
      fields.every(
        (field) => before.text[field] === after.text[field] && before.errors[field] === after.errors[field],
      ) && [...names].every((name) => name === "text" || name === "errors" || before[name] === after[name])
    );
  });
}
