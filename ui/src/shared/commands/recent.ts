// The ideas that were looked at last, newest first. Kept while the window is open.
const MOST = 5;

let recent: readonly string[] = [];

export const recentIdeas = (): readonly string[] => recent;
export const rememberIdea = (id: string): void => {
  recent = [id, ...recent.filter((other) => other !== id)].slice(0, MOST);
};
