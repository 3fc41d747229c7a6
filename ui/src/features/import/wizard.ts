// What an import has come to: the file, how it is read, what its columns say, what was put right. It is kept
// while the program runs, so that one can go elsewhere and come back.
import { useSyncExternalStore } from "react";
import type {
  Failure,
  ImportFix,
  ImportLook,
  ImportMapped,
  ImportPreview,
  ImportResult,
  ImportSettings,
  ImportTarget,
  Stage,
  WorkView,
} from "@/api";

/** Some of how a file is read. */
export type Reading = Partial<ImportSettings>;

export const steps = ["file", "columns", "check", "result"] as const;
export type Step = (typeof steps)[number];

/** What is under way. `id` is what its progress is asked for with. */
export interface Work {
  what: "upload" | "look" | "preview" | "run";
  id: string | null;
  far: WorkView | null;
}

export interface Wizard {
  step: Step;
  look: ImportLook | null;
  /** What the person decided about the reading; the rest is found out. */
  settings: Reading;
  /** What the person said that columns mean, by their names; null: nothing that an idea has. */
  said: ReadonlyMap<string, ImportTarget | null>;
  source: string;
  stageWords: Readonly<Record<string, Stage>>;
  fixes: readonly ImportFix[];
  /** Rows that are left out. */
  exclude: readonly number[];
  preview: ImportPreview | null;
  /** Something that the dry run depends on was changed since. */
  isStale: boolean;
  result: ImportResult | null;
  work: Work | null;
  failure: Failure | null;
}

const START: Wizard = {
  step: "file",
  look: null,
  settings: {},
  said: new Map(),
  source: "",
  stageWords: {},
  fixes: [],
  exclude: [],
  preview: null,
  isStale: false,
  result: null,
  work: null,
  failure: null,
};

let now: Wizard = START;
const listeners = new Set<() => void>();

export const wizardNow = (): Wizard => now;

export function put(part: Partial<Wizard>): void {
  now = { ...now, ...part };
  for (const listener of listeners) listener();
}

export const reset = (part: Partial<Wizard> = {}): void => put({ ...START, ...part });

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useWizard = (): Wizard => useSyncExternalStore(listen, wizardNow);

/** What the column says, as the person has it, else as it was guessed. */
export function targetOf({ said, look }: Pick<Wizard, "said" | "look">, column: string): ImportTarget | null {
  const own = said.get(column);
  if (own !== undefined) return own;
  return look?.columns.find(({ name }) => name === column)?.target ?? null;
}

/** The columns that are taken, in the file's order. */
export const mappingOf = (wizard: Pick<Wizard, "said" | "look">): ImportMapped[] =>
  (wizard.look?.columns ?? []).flatMap(({ name }) => {
    const target = targetOf(wizard, name);
    return target === null ? [] : [{ column: name, target }];
  });

/** One of these says which idea a row is. */
const names: readonly ImportTarget[] = ["title", "id", "external_id"];

export const isNamed = (mapping: readonly ImportMapped[]): boolean =>
  mapping.some(({ target }) => names.includes(target));

/** Several columns may become notes; all else stands in one column only, so another one gives way. */
export function withTarget(
  wizard: Pick<Wizard, "said" | "look">,
  column: string,
  target: ImportTarget | null,
): Wizard["said"] {
  const said = new Map(wizard.said);
  if (target !== null && target !== "note") {
    for (const { column: other, target: taken } of mappingOf(wizard)) {
      if (taken === target && other !== column) said.set(other, null);
    }
  }
  return said.set(column, target);
}

/** Put right twice, the last text counts. */
export const withFix = (fixes: readonly ImportFix[], fix: ImportFix): ImportFix[] => [
  ...fixes.filter(({ row, column }) => row !== fix.row || column !== fix.column),
  fix,
];
