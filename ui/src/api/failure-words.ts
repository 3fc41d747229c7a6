// The one table from a failure's code to words: what happened, what is safe, what to do.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Failure } from "./failure";

export interface FailureWords {
  what: MessageDescriptor;
  safe: MessageDescriptor;
  todo: MessageDescriptor;
}

const kept = msg`Nothing was changed, and everything you typed is still here.`;

const words: Record<string, (failure: Failure) => FailureWords> = {
  HOST_UNREACHABLE: () => ({
    what: msg`The Hub's core does not answer.`,
    safe: msg`Your ideas are stored on this computer and are not touched.`,
    todo: msg`Close the window and open the Hub again.`,
  }),
  NOT_FOUND: () => ({
    what: msg`This is no longer here.`,
    safe: msg`Nothing else was changed.`,
    todo: msg`It may have been removed. Go back to the list of ideas.`,
  }),
  REMOVED: () => ({
    what: msg`This idea was removed.`,
    safe: msg`Its number stays used, and nothing else was changed.`,
    todo: msg`Go back to the list of ideas.`,
  }),
  INVALID: (failure) => ({
    what: msg`The Hub cannot take the value of "${String(failure.facts.field ?? "")}".`,
    safe: kept,
    todo: msg`Correct it and try again.`,
  }),
  FORBIDDEN: () => ({
    what: msg`You may not do this here.`,
    safe: kept,
    todo: msg`Ask a lead of the space to do it or to change your role.`,
  }),
  STAGE_LOCKED: () => ({
    what: msg`This cannot be changed in the idea's present stage.`,
    safe: kept,
    todo: msg`Write it as a comment, or ask a lead.`,
  }),
  STAGE_CHANGED: () => ({
    what: msg`Somebody moved this idea in the meantime.`,
    safe: kept,
    todo: msg`Look at its stage now and decide again.`,
  }),
  DATA_TOO_NEW: () => ({
    what: msg`The data folder was written by a newer version of the Hub.`,
    safe: msg`Nothing was opened or changed.`,
    todo: msg`Install the newer version on this computer.`,
  }),
  FOLDER_IN_USE: () => ({
    what: msg`Another program has this data folder open.`,
    safe: msg`Nothing was changed.`,
    todo: msg`Close the other Hub window or the running import, then try again.`,
  }),
  DISK_FULL: () => ({
    what: msg`There is no room left on the disk.`,
    safe: msg`What was saved before is safe; this last change was not stored.`,
    todo: msg`Free some space, then try again.`,
  }),
};

const unknown: FailureWords = {
  what: msg`Something went wrong that the Hub has no words for.`,
  safe: msg`What was saved before is safe.`,
  todo: msg`Try again. If it stays, copy the details and send them to whoever looks after the Hub.`,
};

export const wordsFor = (failure: Failure): FailureWords => words[failure.code]?.(failure) ?? unknown;

/** Every code that has words of its own; the test holds it against the codes of the core. */
export const wordedCodes = (): string[] => Object.keys(words);

/** What "Copy details" puts on the clipboard. */
export const details = (failure: Failure): string => `${failure.code} ${JSON.stringify(failure.facts)}`;
