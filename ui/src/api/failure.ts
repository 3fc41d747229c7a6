// What can go wrong when the core is asked: a code and facts, never a sentence. Sentences are in failure-words.ts.
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

export class Failure extends Error {
  readonly code: string;
  readonly facts: Record<string, unknown>;

  constructor(code: string, facts: Record<string, unknown> = {}) {
    super(code);
    this.name = "Failure";
    this.code = code;
    this.facts = facts;
  }
}

/** Whatever was thrown becomes a Failure; what is no AppError gets the code UNEXPECTED and keeps its text as a fact. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (isRecord(thrown) && typeof thrown.code === "string") {
    return new Failure(thrown.code, isRecord(thrown.facts) ? thrown.facts : {});
  }
  return new Failure("UNEXPECTED", { detail: thrown instanceof Error ? thrown.message : String(thrown) });
}
