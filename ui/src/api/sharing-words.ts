// What can go wrong between this device and a shared backend, in words: what happened, what is safe, what to do.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Failure } from "./failure";
import type { FailureWords } from "./failure-words";

const nothingGiven = msg`Nothing was sent, and nothing on this computer was changed.`;
const allHere = msg`All your work is on this computer, and goes on without the server.`;
const askInviter = msg`Ask whoever invited you for a new link.`;
const askOperator = msg`Ask whoever looks after the server.`;

const say = (what: MessageDescriptor, todo: MessageDescriptor, safe = nothingGiven): FailureWords => ({
  what,
  safe,
  todo,
});

const fact = (failure: Failure, name: string): string => String(failure.facts[name] ?? "");

/** Whole minutes, at least one: nobody counts seconds. */
const minutesOf = ({ facts }: Failure): number =>
  Math.max(1, Math.ceil((typeof facts.retry_after_ms === "number" ? facts.retry_after_ms : 0) / 60_000));

export const sharing: Record<string, (failure: Failure) => FailureWords> = {
  LINK_UNREADABLE: () =>
    say(
      msg`This is neither a link of the Hub nor an address.`,
      msg`Copy the whole link, from “ohub://” to its end, and paste it once more.`,
    ),
  SERVER_UNREACHABLE: (failure) =>
    say(
      msg`The server ${fact(failure, "host")} does not answer.`,
      msg`Check that this computer has a network and that the address is right, then try again.`,
      allHere,
    ),
  NOT_A_HUB: (failure) =>
    say(
      msg`At ${fact(failure, "host")} something else answers, not a Hub.`,
      msg`Check the address, or ask whoever gave it to you.`,
    ),
  SERVER_TOO_OLD: (failure) =>
    say(
      msg`The server ${fact(failure, "host")} has an older version than this Hub works with.`,
      msg`Ask whoever looks after the server to update it.`,
    ),
  SERVER_TOO_NEW: (failure) =>
    say(
      msg`The server ${fact(failure, "host")} has a newer version than this Hub works with.`,
      msg`Update the Hub on this computer, then try again.`,
    ),
  INVITE_SPENT: () =>
    say(
      msg`This invite was used already, and each is good once.`,
      msg`If you used it, sign in with your e-mail. If not, ask whoever invited you for a new link.`,
    ),
  INVITE_EXPIRED: () => say(msg`This invite has ended.`, askInviter),
  INVITE_UNKNOWN: () =>
    say(msg`The server does not know this invite, or it was used or has ended.`, askInviter),
  PLAIN_HTTP: (failure) =>
    say(
      msg`The connection to ${fact(failure, "host")} would not be protected: anybody on the way could read it.`,
      msg`Use an address that begins with https://.`,
    ),
  PIN_MISMATCH: (failure) =>
    say(
      msg`The server at ${fact(failure, "host")} is not the one that the link names. Somebody may be in between.`,
      msg`Do not go on. Ask whoever gave you the link.`,
    ),
  CERTIFICATE: (failure) =>
    say(
      msg`The Hub cannot tell whether ${fact(failure, "host")} is really that server: nobody vouches for its certificate.`,
      msg`Use the whole link that you were sent, which names the server's key, or ask whoever looks after the server.`,
    ),
  NOT_ACCEPTED: () =>
    say(
      msg`The e-mail address or the password is not right.`,
      msg`Type both once more. An admin of the space can give you a new invite.`,
    ),
  EMAIL_TAKEN: () =>
    say(
      msg`Somebody has signed up with this e-mail address already.`,
      msg`Is it you? Then sign in with it instead.`,
    ),
  NOT_SIGNED_IN: () =>
    say(
      msg`You are not signed in to this space any more.`,
      msg`Sign in again; what waits is sent then.`,
      allHere,
    ),
  OFFLINE: () => say(msg`This needs the server, and it does not answer now.`, msg`Try again later.`, allHere),
  TOO_MANY: (failure) =>
    say(
      msg`That was tried too often in a short time.`,
      msg`Wait ${minutesOf(failure)} min, then try again.`,
      allHere,
    ),
  UPGRADE_REQUIRED: () =>
    say(
      msg`The server needs a newer version of the Hub.`,
      msg`Update the Hub on this computer; what waits is sent then.`,
      allHere,
    ),
  SERVER_FAILED: (failure) =>
    say(
      msg`The server had a problem of its own. It noted it under “${fact(failure, "reference")}”.`,
      askOperator,
      allHere,
    ),
  SPACE_FILLING: () =>
    say(msg`The space is still on its way to this computer.`, msg`Wait until all of it is here.`, allHere),
  SPACE_READ_ONLY: () =>
    say(
      msg`You left this space on this computer: it is here to read only.`,
      msg`Sign in at its server again to write in it.`,
    ),
  NOT_JOINED: () =>
    say(
      msg`The space that is open is on this computer only.`,
      msg`Change to a shared space at the top of the sidebar.`,
    ),
  ALREADY_JOINED: () =>
    say(msg`This space is on this computer already.`, msg`Choose it at the top of the sidebar.`),
  UNSENT: () =>
    say(
      msg`Some of your changes were never sent, and would be deleted with the space.`,
      msg`Keep them as a file first, or keep the space for reading.`,
    ),
  MEMBER_OF_OTHER: () =>
    say(
      msg`That is another account than the one whose changes wait on this computer.`,
      msg`Sign in as the person who made them.`,
      allHere,
    ),
  NOT_TAKEN: () =>
    say(
      msg`The server could not read this change.`,
      msg`Try it again after an update of the Hub, or discard it.`,
      allHere,
    ),
  NOT_PRIVATE: () =>
    say(
      msg`Ideas are brought from a private space only.`,
      msg`Choose a private space, and do it from there.`,
    ),
  SPACE_BUSY: () =>
    say(msg`The Hub is still at work in this space.`, msg`Wait until that is done, then try again.`, allHere),
};
