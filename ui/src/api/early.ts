// The questions of the first screen, sent while the scripts behind it are still being set up: their answers
// wait here, each for the first who asks the same.
import type { CommandName, Params, Result } from "./call";
import { host } from "./host";
import { readOrder } from "./order";

/** The whole list as it is asked for: a visit, whose ranks are compared with those of the one before. */
export const ALL_IDEAS = { view: "all" } satisfies Params<"ideas.order">;
/** Rows of a page of the list. */
export const PAGE = 100;

const answers = new Map<string, Promise<unknown>>();

const nameOf = (command: string, params: unknown): string => command + JSON.stringify(params);

function ask<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>> {
  const answer = host().send(command, params) as Promise<Result<C>>;
  answers.set(nameOf(command, params), answer);
  // Told to who takes it; nobody may.
  answer.catch(() => {});
  return answer;
}

/** Asks for all that the list is made of. */
export function askEarly(): void {
  ask("app.state", {});
  ask("ideas.summary", {});
  ask("ideas.order", ALL_IDEAS).then(
    (bytes) => ask("ideas.rows", { locals: [...readOrder(bytes).locals.subarray(0, PAGE)] }),
    () => {},
  );
}

/** The answer that is on its way already, once. */
export function takeEarly(command: string, params: unknown): Promise<unknown> | undefined {
  if (answers.size === 0) return undefined;
  const name = nameOf(command, params);
  const answer = answers.get(name);
  answers.delete(name);
  return answer;
}
