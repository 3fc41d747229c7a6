// What is wrong with many rows at once, by name.
import type { ImportProblem, ImportProblemKey } from "@/api";

export const keyOfProblem = ({ column, field, problem }: ImportProblem): ImportProblemKey => ({
  column,
  field,
  problem,
});

export const nameOfProblem = (problem: ImportProblem): string => JSON.stringify(keyOfProblem(problem));
