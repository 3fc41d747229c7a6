// One typed way to ask the core. The types come from the generated contract.
import type { Commands } from "./contract";
import { takeEarly } from "./early";
import { host } from "./host";

export type CommandName = keyof Commands;
export type Params<C extends CommandName> = Commands[C]["params"];
export type Result<C extends CommandName> = Commands[C]["result"];

/** Sends `command` to the core. Rejects with a `Failure` only. */
export async function call<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>> {
  return (await (takeEarly(command, params) ?? host().send(command, params))) as Result<C>;
}
