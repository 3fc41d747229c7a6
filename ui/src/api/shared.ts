// What the core says about shared spaces: joining one, keeping it in step, what needs an answer.
import type {
  AppError,
  AppState,
  Change,
  FoundIdea,
  IdeaId,
  NamedIdea,
  Nothing,
  Operation,
  OpId,
  PersonView,
  Role,
  SavedFile,
  SpaceId,
} from "./contract";

export type SpaceKind = "private" | "joined";

/** Where a joined space stands with its server. */
export type SyncPhase =
  | "first_sync"
  | "connecting"
  | "live"
  | "offline"
  | "needs_sign_in"
  | "update_needed"
  | "removed"
  | "held";

/** One space of this device. */
export interface SpaceEntry {
  id: SpaceId;
  name: string;
  kind: SpaceKind;
  is_sample: boolean;
  is_open: boolean;
  /** Left, and kept for reading. */
  is_read_only: boolean;
  /** For example `hub.alder.example`; none: private. */
  host: string | null;
  /** Own changes that the server has not taken yet. */
  unsent: number;
  /** None in a private space; of one that is not open, as it was left. */
  phase: SyncPhase | null;
}

/** How what travels is protected: an authority vouches for the server, the link does, or it stays on this computer. */
export type Protection = "tls" | "pinned" | "loopback";

/** What a server, and an invite, say before anything is given away. */
export interface JoinLook {
  /** As it is asked from then on, for example `https://hub.alder.example`. */
  server: string;
  host: string;
  protection: Protection;
  /** The link holds an invite, and it is good. */
  invite: { space: SpaceId; space_name: string; invited_by: string; role: Role } | null;
  /** People can sign in through their organisation. */
  sso: boolean;
  /** The space is on this device already. */
  known: SpaceId | null;
}

/** Where the means to stay signed in are kept: across starts, or until the Hub is closed. */
export type TokensKept = "keychain" | "session" | "file";

export interface Joined {
  state: AppState;
  tokens: TokensKept;
}

export interface SyncState {
  kind: SpaceKind;
  /** None in a private space. */
  phase: SyncPhase | null;
  /** Of the first sync: pieces taken, and how many there are; 0 until that is known. */
  taken: number;
  of: number;
  /** Own changes that wait. */
  queue: number;
  last_error: AppError | null;
  last_synced_at_ms: number | null;
  /** When it is tried again by itself, in UTC milliseconds. */
  retry_at_ms: number | null;
  server: string | null;
  host: string | null;
  protection: Protection | null;
  tokens: TokensKept | null;
  /** What this device is called there. */
  device_name: string | null;
}

/** One own change that waits for the server. */
export interface QueuedView {
  op_id: OpId;
  kind: string;
  idea: NamedIdea | null;
  /** What it writes, as in the history. */
  changes: Change[];
  at_ms: number;
}

/** A change of one's own that the server did not take. */
export interface RefusedView {
  op_id: OpId;
  operation: Operation;
  changes: Change[];
  /** Why, as words are made for any failure. */
  refusal: AppError;
  /** It was set aside because the server could not read it, so that it holds up no other. */
  is_set_aside: boolean;
  may_retry: boolean;
  /** What it says can be said as a comment. */
  may_comment: boolean;
}

/** Two values of one field. */
export interface InboxConflict {
  conflict: string;
  field: string;
  before: unknown;
  lost_value: unknown;
  lost_by: PersonView;
  lost_at_ms: number;
  kept_value: unknown;
  kept_by: PersonView;
  kept_at_ms: number;
  may_take: boolean;
  may_dismiss: boolean;
}

/** What somebody else did at an idea that this person follows. */
export interface InboxEvent {
  /** The operation, for example `comment.add`. */
  act: string;
  by: PersonView;
  changes: Change[];
  /** Of a comment: the beginning of its text. */
  excerpt: string | null;
}

export interface InboxItem {
  id: string;
  idea: NamedIdea | null;
  at_ms: number;
  is_read: boolean;
  /** Exactly one of the three. */
  conflict: InboxConflict | null;
  refused: RefusedView | null;
  event: InboxEvent | null;
}

export interface InboxView {
  /** What needs an answer first, then by time. */
  items: InboxItem[];
  unread: number;
  /** Conflicts and refused changes. */
  open: number;
}

export interface DeviceEntry {
  session: string;
  name: string;
  since_ms: number;
  last_used_ms: number;
  is_this: boolean;
}

export interface InviteView {
  /** Shown once. */
  link: string;
  expires_at_ms: number;
}

/** One of one's own ideas against the shared space. */
export interface BringIdea {
  idea: NamedIdea;
  stage: string;
  excerpt: string;
  /** `possible`: see `like`; `sent`: see `sent_as`. */
  what: "new" | "possible" | "sent";
  /** What may be the same there, the likeliest first. */
  like: FoundIdea[];
  sent_as: NamedIdea | null;
  /** Whether it says how often it happens. */
  has_volume: boolean;
  /** What does not go along: `area` (unknown there), `money` (another currency). */
  left_out: string[];
}

export interface BringPreview {
  from: { id: SpaceId; name: string };
  to: { id: SpaceId; name: string };
  ideas: BringIdea[];
  /** The person leads there, so stages go along. */
  may_import: boolean;
}

export type BringAct = "send" | "same" | "related" | "skip";

export interface BringChoice {
  idea: IdeaId;
  act: BringAct;
  /** Of `same` and `related`: which one. */
  like?: IdeaId;
  /** Of `same`: one's own runs come on top of those counted there. */
  in_addition?: boolean;
}

export interface BringOutcome {
  idea: NamedIdea;
  outcome: "sent" | "same" | "related" | "sent_before" | "skipped" | "refused";
  to: NamedIdea | null;
  refusal: AppError | null;
}

export interface BringResult {
  outcomes: BringOutcome[];
  is_cancelled: boolean;
}

export interface SharedCommands {
  "space.list": { params: Nothing; result: SpaceEntry[] };
  "space.open": { params: { id: SpaceId }; result: AppState };
  "join.look": { params: { link: string }; result: JoinLook };
  "join.accept": {
    params: { link: string; display_name: string; email: string; password: string; device_name: string };
    result: Joined;
  };
  "join.sign_in": {
    params: { link: string; email: string; password: string; device_name: string };
    result: Joined;
  };
  "sync.state": { params: Nothing; result: SyncState };
  "sync.now": { params: Nothing; result: SyncState };
  "sync.queue": { params: Nothing; result: QueuedView[] };
  "sync.details": { params: Nothing; result: { text: string } };
  "inbox.list": { params: Nothing; result: InboxView };
  "inbox.read": { params: { ids: string[]; all: boolean; is_read: boolean }; result: Nothing };
  "attention.retry": { params: { op_id: OpId }; result: Nothing };
  "attention.discard": { params: { op_id: OpId }; result: Nothing };
  "attention.as_comment": { params: { op_id: OpId }; result: Nothing };
  "devices.list": { params: Nothing; result: DeviceEntry[] };
  "devices.revoke": { params: { session: string }; result: DeviceEntry[] };
  "invites.create": { params: { role: Role; days: number }; result: InviteView };
  "join.bring_preview": { params: { from: SpaceId }; result: BringPreview };
  "join.bring": { params: { id: string; from: SpaceId; choices: BringChoice[] }; result: BringResult };
  "outbox.export": { params: { id: SpaceId }; result: SavedFile };
  "space.leave": { params: { id: SpaceId; keep: "read_only" | "delete" }; result: AppState };
}

declare module "./contract" {
  interface Commands extends SharedCommands {}
}
