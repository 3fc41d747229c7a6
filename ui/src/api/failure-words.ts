// The one table from a failure's code to words: what happened, what is safe, what to do.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Code } from "./contract";
import type { Failure } from "./failure";
import { sharing } from "./sharing-words";

export interface FailureWords {
  what: MessageDescriptor;
  safe: MessageDescriptor;
  todo: MessageDescriptor;
}

const kept = msg`Nothing was changed, and what you typed is still here.`;
const stored = msg`What was saved before is safe.`;
const untouched = msg`Nothing was opened or changed.`;
const lookAgain = msg`Look at it as it is now and decide again.`;
const reopen = msg`Close the window and open the Hub again. If it stays, copy the details and send them to whoever looks after the Hub.`;
const tellUs = msg`Try again. If it stays, copy the details and send them to whoever looks after the Hub.`;
const smaller = msg`Split it into smaller files, and bring them in one after the other.`;
const askLead = msg`Ask a lead of the space.`;

const say = (what: MessageDescriptor, todo: MessageDescriptor, safe = kept): FailureWords => ({
  what,
  safe,
  todo,
});

const fact = (failure: Failure, name: string): string => String(failure.facts[name] ?? "");

/** Refusals of the domain. The type holds this list against the core's: a new code does not compile. */
const refusals: Record<Code, (failure: Failure) => FailureWords> = {
  NOT_MEMBER: () => say(msg`You are no member of this space.`, msg`Ask one of its admins to invite you.`),
  FORBIDDEN: () => say(msg`Your role does not allow this.`, askLead),
  NOT_FOUND: () => say(msg`This is not here, or no longer.`, msg`Go back to the list of ideas.`),
  REMOVED: () => say(msg`This was removed in the meantime.`, msg`Go back to the list of ideas.`),
  IDEA_MERGED: () =>
    say(msg`This idea was merged into another one.`, msg`Open the idea it was merged into and do it there.`),
  STAGE_LOCKED: () =>
    say(msg`This cannot be changed in the idea's present stage.`, msg`Write it as a comment, or ask a lead.`),
  INVALID: (failure) =>
    say(msg`The Hub cannot take the value of “${fact(failure, "field")}”.`, msg`Correct it and try again.`),
  KEY_TAKEN: () => say(msg`This was sent already.`, msg`Look for it in the list of ideas.`),
  EXTERNAL_TAKEN: () =>
    say(
      msg`Another idea already has this number from outside.`,
      msg`Choose another number, or edit that idea.`,
    ),
  ALREADY_CLOSED: () => say(msg`Somebody settled this already.`, lookAgain),
  TARGET_NOT_MEMBER: () => say(msg`That person is no member of this space.`, msg`Choose somebody else.`),
  SUPPORTED: () =>
    say(msg`Others have this too, so it cannot be taken back.`, msg`Hand it over to one of them instead.`),
  HAS_MERGED: () => say(msg`Other ideas were merged into this one.`, msg`Separate them first.`),
  CLAIMED: () => say(msg`Somebody is building this.`, msg`Talk to that person first.`),
  STAGE_CHANGED: () => say(msg`Somebody moved this idea in the meantime.`, lookAgain),
  NO_SUCH_MOVE: () => say(msg`An idea cannot move between these two stages.`, msg`Choose another stage.`),
  ESTIMATE_MISSING: () =>
    say(msg`The idea has no estimate yet.`, msg`Say how often, how long and how many people, then move it.`),
  ANSWERS_MISSING: () =>
    say(msg`Fewer than three of the five questions are answered.`, msg`Answer three of them, then move it.`),
  BUILD_MISSING: () =>
    say(
      msg`The Hub does not know where the program is kept or where it runs.`,
      msg`Fill in one of the two, then move it.`,
    ),
  STANDARD_OPEN: () =>
    say(
      msg`Some required points of the standard are still open.`,
      msg`Meet them, or ask a lead for an exception.`,
    ),
  REASON_MISSING: () => say(msg`This needs a reason.`, msg`Write one in your own words.`),
  CLAIM_TAKEN: () => say(msg`Somebody else claimed this first.`, msg`Choose another opportunity.`),
  CLAIM_CHANGED: () => say(msg`The claim changed in the meantime.`, lookAgain),
  TARGET_NOT_ENGINEER: () =>
    say(msg`That person's role does not allow building.`, msg`Choose somebody else, or ask an admin.`),
  NOT_HOLDER: () => say(msg`You do not hold the claim.`, lookAgain),
  SELF_MERGE: () => say(msg`An idea cannot be merged into itself.`, msg`Choose another idea.`),
  SOURCE_MERGED: () =>
    say(msg`This idea was merged into another one already.`, msg`Open that one, or separate the two first.`),
  TARGET_MERGED: () =>
    say(msg`The other idea was merged itself.`, msg`Choose the idea that it was merged into.`),
  SOURCE_HAS_MERGED: () =>
    say(msg`Other ideas were merged into this one.`, msg`Merge the other way round, or separate them first.`),
  SOURCE_STAGE: () => say(msg`What is being built cannot be merged away.`, msg`Link the two as related.`),
  TARGET_STAGE: () => say(msg`The other idea was withdrawn.`, msg`Choose another idea.`),
  NOT_MERGED: () => say(msg`These two are not merged.`, lookAgain),
  MERGE_CHANGED: () => say(msg`The merge changed in the meantime.`, lookAgain),
  SAME_IDEA: () => say(msg`These two are the same idea.`, msg`Choose another one.`),
  PAIR_CHANGED: () => say(msg`Somebody answered this in the meantime.`, lookAgain),
  OWN_IDEA: () =>
    say(msg`This is your own idea, so you are counted already.`, msg`Change how often it happens instead.`),
  SAME_BASIS: () => say(msg`The idea has these rates already.`, msg`There is nothing to do.`),
  ITEM_ARCHIVED: () => say(msg`This point is no longer part of the standard.`, lookAgain),
  SELF_EXCEPTION: () => say(msg`Who builds it cannot make the exception.`, msg`Ask another lead.`),
  NAME_TAKEN: () => say(msg`This name is taken.`, msg`Choose another name.`),
  WEIGHTS_ZERO: () => say(msg`All weights are zero.`, msg`Give at least one part a weight.`),
  LAST_ADMIN: () => say(msg`The space needs at least one admin.`, msg`Make somebody else admin first.`),
  ACTIVE: () => say(msg`This person is still active here.`, msg`Remove the person from the space first.`),
  NOT_SUPPORTED: () =>
    say(msg`This version of the Hub cannot do this yet.`, msg`A newer version will; nothing else is needed.`),
};

/** What can go wrong outside of the domain: the folder, the disk, the way to the core. */
const troubles: Record<string, (failure: Failure) => FailureWords> = {
  HOST_UNREACHABLE: () =>
    say(msg`The Hub's core does not answer.`, msg`Close the window and open the Hub again.`, stored),
  NO_SPACE: () => say(msg`No space is open.`, msg`Open the Hub again and choose where to start.`, stored),
  NO_SUCH_SPACE: () =>
    say(msg`This space is not on this computer.`, msg`Open the Hub again and choose another one.`, stored),
  SPACE_EXISTS: () => say(msg`There is a space already.`, msg`Open the Hub again to see it.`, stored),
  VIEW_NOT_UNDERSTOOD: () =>
    say(
      msg`Part of this view is no longer known, so the Hub does not act on all of it.`,
      msg`Look at its filters, leave out what is gone, and do it again.`,
      msg`No idea was changed.`,
    ),
  AREA_NOT_FOUND: (failure) =>
    say(
      msg`There is no area named “${fact(failure, "name")}”.`,
      msg`Choose one that is there, or add it first.`,
    ),
  BAD_PARAMETERS: () =>
    say(msg`The Hub's core did not understand what this window asked for.`, reopen, stored),
  UNKNOWN_COMMAND: () => say(msg`The Hub's core does not know what this window asked for.`, reopen, stored),
  INTERNAL: () => say(msg`Something went wrong inside the Hub.`, tellUs, stored),
  READ_ONLY: () =>
    say(
      msg`The space is open for reading only.`,
      msg`Close the other program that writes to it, then open the Hub again.`,
    ),
  BACKUP_FAILED: () =>
    say(
      msg`The backup could not be written.`,
      msg`Check that there is room on the disk, then try again.`,
      msg`Your ideas are not touched by this.`,
    ),
  EXPORT_DISK_FULL: (failure) =>
    say(
      msg`There is no room left for the file in ${fact(failure, "path")}.`,
      msg`Free some space, then export again.`,
      msg`No half file was left, and your ideas are untouched.`,
    ),
  EXPORT_NOT_ALLOWED: (failure) =>
    say(
      msg`You may not write into ${fact(failure, "path")}.`,
      msg`Ask whoever looks after this computer for the right to write there.`,
      msg`No file was written, and your ideas are untouched.`,
    ),
  EXPORT_NO_FOLDER: (failure) =>
    say(
      msg`The folder ${fact(failure, "path")} is not there.`,
      msg`Make it, then export again.`,
      msg`No file was written, and your ideas are untouched.`,
    ),
  EXPORT_EXISTS: (failure) =>
    say(
      msg`${fact(failure, "path")} is there already.`,
      msg`Move it away, then export again.`,
      msg`It was left as it is, and your ideas are untouched.`,
    ),
  EXPORT_FAILED: (failure) =>
    say(
      msg`The file could not be written to ${fact(failure, "path")}.`,
      tellUs,
      msg`No half file was left, and your ideas are untouched.`,
    ),
  EXPORT_GONE: () =>
    say(msg`The file is no longer where it was written.`, msg`Export again.`, msg`Your ideas are untouched.`),
  EXPORT_NOT_SHOWN: (failure) =>
    say(
      msg`The folder could not be opened.`,
      msg`Open it yourself: ${fact(failure, "path")}`,
      msg`The file is there.`,
    ),
  EXPORT_DAMAGED: () =>
    say(
      msg`The file begins like an export of the Hub, but is damaged.`,
      msg`Export it again where it came from.`,
      untouched,
    ),
  EXPORT_NEWER: () =>
    say(
      msg`The file was exported by a newer version of the Hub.`,
      msg`Install the newer version on this computer.`,
      untouched,
    ),
  NO_BACKUP: () =>
    say(
      msg`There is no backup that could be put back.`,
      msg`If you keep copies elsewhere, put one into the data folder.`,
      untouched,
    ),
  FILE_EMPTY: () =>
    say(msg`The file is empty.`, msg`Check that it is the right file, or export it again.`, untouched),
  NOT_A_SPREADSHEET: () =>
    say(
      msg`This file is no table that the Hub can read.`,
      msg`Save it as CSV, Excel or OpenDocument, and choose that file.`,
      untouched,
    ),
  FILE_ENCRYPTED: () =>
    say(
      msg`The workbook is locked with a password.`,
      msg`Save a copy of it without a password, and choose the copy.`,
      untouched,
    ),
  FILE_DAMAGED: () =>
    say(
      msg`The file is damaged and cannot be read to its end.`,
      msg`Open it in your spreadsheet program, save it again, and choose that file.`,
      untouched,
    ),
  FILE_NOT_READABLE: () =>
    say(
      msg`This computer did not let the Hub read the file.`,
      msg`Check that it is still there and not open elsewhere, then choose it again.`,
      untouched,
    ),
  SHEET_NOT_FOUND: (failure) =>
    say(
      msg`There is no sheet named “${fact(failure, "wanted")}”.`,
      msg`Choose one of the others.`,
      untouched,
    ),
  SHEET_EMPTY: (failure) =>
    say(msg`The sheet “${fact(failure, "sheet")}” is empty.`, msg`Choose another sheet.`, untouched),
  HEADER_ROW_BLANK: (failure) =>
    say(
      msg`Row ${fact(failure, "wanted")} holds no column names.`,
      msg`Choose a row in which names stand.`,
      untouched,
    ),
  UNKNOWN_ENCODING: (failure) =>
    say(
      msg`The Hub does not know the encoding “${fact(failure, "wanted")}”.`,
      msg`Choose another one; most files are UTF-8.`,
      untouched,
    ),
  BAD_DELIMITER: () =>
    say(
      msg`This character cannot stand between cells.`,
      msg`Choose a comma, a semicolon, a tab or a bar.`,
      untouched,
    ),
  FILE_TOO_LARGE: () => say(msg`The file is larger than 100 MB.`, smaller, untouched),
  UNPACKED_TOO_LARGE: () =>
    say(msg`Unpacked, the file is larger than the Hub reads at once.`, smaller, untouched),
  TOO_MANY_ROWS: () => say(msg`The file has more than 200,000 rows.`, smaller, untouched),
  TOO_MANY_COLUMNS: () =>
    say(
      msg`The file has more than 200 columns.`,
      msg`Take out columns that no idea needs, save a copy, and choose that.`,
      untouched,
    ),
  TOO_MANY_CELLS: () => say(msg`The file has more cells than the Hub reads at once.`, smaller, untouched),
  TOO_MUCH_TEXT: () => say(msg`The file holds more text than the Hub reads at once.`, smaller, untouched),
  COLUMN_NOT_FOUND: (failure) =>
    say(
      msg`There is no column “${fact(failure, "column")}” in this file.`,
      msg`Choose what the columns mean once more.`,
      untouched,
    ),
  TITLE_NOT_MAPPED: () =>
    say(msg`No column is the title yet.`, msg`Say under Columns which one names the idea.`, untouched),
  MAPPED_TWICE: () =>
    say(
      msg`Two columns say the same thing in two ways.`,
      msg`Keep one of them under Columns and leave the other one out.`,
      untouched,
    ),
  NO_UPLOAD: () =>
    say(msg`The Hub no longer holds this file.`, msg`Choose it once more and go on from there.`, untouched),
  NO_PLAN: () =>
    say(
      msg`What would come of this file is no longer known.`,
      msg`Go back to the columns and check it once more.`,
      untouched,
    ),
  NOT_THE_SAMPLE: () =>
    say(msg`This space is not the sample.`, msg`Nothing has to be removed; go on working.`, stored),
  NO_FILE_MANAGER: (failure) =>
    say(
      msg`This computer shows no folders for the Hub.`,
      msg`Open it yourself: ${fact(failure, "path")}`,
      stored,
    ),
  BACKUP_DAMAGED: () =>
    say(msg`This file is damaged, or it is no backup of the Hub.`, msg`Choose another backup.`, untouched),
  BACKUP_NOT_OURS: () => say(msg`This is no backup of the Hub.`, msg`Choose another file.`, untouched),
  BACKUP_NEWER: () =>
    say(
      msg`This backup was made by a newer version of the Hub.`,
      msg`Install the newer version on this computer, then put it back.`,
      untouched,
    ),
  BACKUP_OTHER_SPACE: (failure) =>
    say(
      msg`This is a backup of another space, “${fact(failure, "name")}”.`,
      msg`Choose a backup of this space.`,
      untouched,
    ),
  STORE_IN_USE: () =>
    say(
      msg`Another program has this data folder open.`,
      msg`Close the other window or the running import, then try again.`,
      untouched,
    ),
  STORE_NEWER: () =>
    say(
      msg`The data was written by a newer version of the Hub.`,
      msg`Install the newer version on this computer.`,
      untouched,
    ),
  STORE_DISK_FULL: () =>
    say(
      msg`There is no room left on the disk.`,
      msg`Free some space, then try again.`,
      msg`What was saved before is safe; this last change was not stored.`,
    ),
  STORE_JOURNAL_DAMAGED: () =>
    say(
      msg`The file that holds your ideas is damaged.`,
      msg`Put back the newest backup from the folder “backups” in the data folder.`,
      msg`The Hub stopped before it wrote anything, so the file is as it was found.`,
    ),
  STORE_CATALOGUE_DAMAGED: () =>
    say(
      msg`The list of ideas is damaged. It is only a copy of your records.`,
      msg`Open the Hub again; it builds the list anew.`,
      msg`Your records themselves are safe.`,
    ),
  STORE_CATALOGUE_NOT_READY: () =>
    say(msg`The list of ideas is still being built.`, msg`Wait a moment, then try again.`, stored),
  STORE_NOT_A_SPACE: () =>
    say(msg`This folder does not hold a space of the Hub.`, msg`Choose another data folder.`, untouched),
  STORE_EXISTS: () => say(msg`Something is in that place already.`, msg`Choose another place.`, untouched),
  STORE_TOO_LARGE: () => say(msg`This is larger than the Hub stores.`, msg`Shorten it and try again.`),
  STORE_CANCELLED: () => say(msg`This was cancelled.`, msg`Start it again when you like.`, stored),
  STORE_IO: () =>
    say(
      msg`The disk did not let the Hub read or write a file.`,
      msg`Check that the data folder is there and that you may write in it, then try again.`,
      stored,
    ),
};

const unknown = say(msg`Something went wrong that the Hub has no words for.`, tellUs, stored);

const table: Record<string, (failure: Failure) => FailureWords> = { ...refusals, ...troubles, ...sharing };

export const wordsFor = (failure: Failure): FailureWords => table[failure.code]?.(failure) ?? unknown;

/** What "Copy details" puts on the clipboard. */
export const details = (failure: Failure): string => `${failure.code} ${JSON.stringify(failure.facts)}`;
