// Names as they are compared and looked for: case and accents say nothing. "financas" finds "Finanças".

/** Two names are one when they differ in case, accents or spaces only, as in the core. */
export const fold = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/u).filter(Boolean).join(" ");

export const contains = (name: string, typed: string): boolean => fold(name).includes(fold(typed));
