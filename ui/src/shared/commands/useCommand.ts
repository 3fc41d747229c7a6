// Ties a command's keys to what the present screen does about it. The screen mounted last wins.
import { useEffect, useRef } from "react";
import { createKeybindingsHandler } from "tinykeys";
import { type CommandId, commandIds, commands } from "./registry";

type Handler = () => void;
const handlers = new Map<CommandId, Handler[]>();

let singleKeysOn = true;

/** Single-key shortcuts can be switched off, for example for voice input (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  singleKeysOn = on;
}

/** Runs what the present screen offers for `id`; false when nothing does. */
export function runCommand(id: CommandId): boolean {
  const handler = handlers.get(id)?.at(-1);
  handler?.();
  return handler !== undefined;
}

/** Whether the present screen offers it. */
export const canRun = (id: CommandId): boolean => (handlers.get(id)?.length ?? 0) > 0;

export function useCommand(id: CommandId, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    const run: Handler = () => latest.current();
    const stack = handlers.get(id) ?? [];
    handlers.set(id, [...stack, run]);
    return () => {
      handlers.set(
        id,
        (handlers.get(id) ?? []).filter((other) => other !== run),
      );
    };
  }, [id, enabled]);
}

const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement &&
  (event.target.isContentEditable ||
    event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select"));

/** A dialog or an open popover has the keys for itself. */
const isInside = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement &&
  event.target.closest("[role=dialog], [role=listbox], [role=menu]") !== null;

/** What Enter and Space do by themselves; the list's cells handle Enter themselves. */
const activated: Record<string, string> = {
  Enter: "a, button, [role=grid]",
  Space: "a, button, input, summary",
};

const isActivation = (key: string, event: KeyboardEvent): boolean => {
  const own = activated[key];
  return own !== undefined && event.target instanceof HTMLElement && event.target.closest(own) !== null;
};

function mayRun(id: CommandId, key: string, event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return false;
  const leavesFields = "leavesFields" in commands[id];
  if (key.includes("$mod") && !leavesFields) return true;
  if (isTyping(event) || isInside(event) || isActivation(key, event)) return false;
  return id === "close" || key === "Enter" || key.includes("$mod") || singleKeysOn;
}

/** The second key of "g r" is not the command of "r". */
const SEQUENCE_MS = 1000;
const beginnings = new Set(
  commandIds.flatMap((id) =>
    commands[id].keys.filter((key) => key.includes(" ")).map((key) => key.charAt(0)),
  ),
);
let begunAt = Number.NEGATIVE_INFINITY;

function bindings(): Record<string, (event: KeyboardEvent) => void> {
  const all: Record<string, (event: KeyboardEvent) => void> = {};
  for (const id of commandIds) {
    for (const key of commands[id].keys) {
      all[key] = (event) => {
        const isSecond = !key.includes(" ") && event.timeStamp - begunAt < SEQUENCE_MS;
        if (!isSecond && mayRun(id, key, event) && runCommand(id)) event.preventDefault();
      };
    }
  }
  return all;
}

/** Once, in the shell. */
export function useCommandKeys(): void {
  useEffect(() => {
    const handle = createKeybindingsHandler(bindings());
    const listen = (event: KeyboardEvent): void => {
      handle(event);
      const begins = beginnings.has(event.key) && !isTyping(event);
      begunAt = begins ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
