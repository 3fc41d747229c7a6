// Whose writing of a field a person saw: sent along with an edit, so that nobody is overwritten unseen.
import type { IdeaPage, OpId } from "@/api";

/** Under this name stands who made the idea: the version of every field that nobody wrote since. */
const CREATED = "*";

export const versionOf = (versions: IdeaPage["versions"], field: string): OpId | undefined =>
  versions[field] ?? versions[CREATED];
