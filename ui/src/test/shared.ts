// A made-up shared space for tests: its server, what waits, the inbox, one's own ideas against it.
import type {
  AppState,
  BringPreview,
  DeviceEntry,
  FoundIdea,
  InboxItem,
  InboxView,
  JoinLook,
  NamedIdea,
  QueuedView,
  SpaceEntry,
  SyncState,
} from "@/api";
import type { Answers } from "./fake-host";
import { appState, catalogue, ideaRow } from "./made";

export const NOW = Date.UTC(2026, 10, 20, 9, 40);
const MINUTE = 60_000;

export const idea = (number: number, title: string): NamedIdea => ({
  id: `id-${number}`,
  shown_id: `OH-${number}`,
  title,
});

const freight = idea(129, "Compare freight invoices with agreed rates");
const ana = { id: "ana", name: "Ana Ribeiro" };
const jonas = { id: "jonas", name: "Jonas Weber" };
const priya = { id: "priya", name: "Priya Nair" };

export const live: SyncState = {
  kind: "joined",
  phase: "live",
  taken: 0,
  of: 0,
  queue: 0,
  last_error: null,
  last_synced_at_ms: Date.now() - 2 * MINUTE,
  retry_at_ms: null,
  server: "https://hub.alder.example",
  host: "hub.alder.example",
  protection: "tls",
  tokens: "keychain",
  device_name: "ana-laptop",
};

export const inPrivate: SyncState = {
  ...live,
  kind: "private",
  phase: null,
  last_synced_at_ms: null,
  server: null,
  host: null,
  protection: null,
  tokens: null,
  device_name: null,
};

export const spaces: SpaceEntry[] = [
  {
    id: "space",
    name: "Alder Supply",
    kind: "joined",
    is_sample: false,
    is_open: true,
    is_read_only: false,
    host: "hub.alder.example",
    unsent: 2,
    phase: "live",
  },
  {
    id: "own",
    name: "My ideas",
    kind: "private",
    is_sample: false,
    is_open: false,
    is_read_only: false,
    host: null,
    unsent: 0,
    phase: null,
  },
];

export const queue: QueuedView[] = [
  {
    op_id: "op-1",
    kind: "idea.edit",
    idea: freight,
    changes: [{ field: "minutes_per_run", before: 9, after: 14 }],
    at_ms: Date.now() - 5 * MINUTE,
  },
  {
    op_id: "op-2",
    kind: "comment.add",
    idea: { ...idea(1, "Idea 1") },
    changes: [{ field: "body", before: null, after: "The carrier sends a list on Fridays." }],
    at_ms: Date.now() - MINUTE,
  },
];

export const conflict: InboxItem = {
  id: "conflict-1",
  idea: freight,
  at_ms: NOW,
  is_read: false,
  conflict: {
    conflict: "k-1",
    field: "minutes_per_run",
    before: 9,
    lost_value: 14,
    lost_by: ana,
    lost_at_ms: NOW - 48 * MINUTE,
    kept_value: 11,
    kept_by: jonas,
    kept_at_ms: NOW - 53 * MINUTE,
    may_take: true,
    may_dismiss: true,
  },
  refused: null,
  event: null,
};

export const lostClaim: InboxItem = {
  id: "op-7",
  idea: idea(144, "Archive signed contracts"),
  at_ms: NOW - MINUTE,
  is_read: false,
  conflict: null,
  refused: {
    op_id: "op-7",
    operation: { kind: "claim.take", id: "id-144" },
    changes: [],
    refusal: { code: "CLAIM_TAKEN", facts: { by: "priya" } },
    is_set_aside: false,
    may_retry: false,
    may_comment: false,
  },
  event: null,
};

export const locked: InboxItem = {
  id: "op-8",
  idea: idea(33, "Post intercompany bookings"),
  at_ms: NOW - 2 * MINUTE,
  is_read: false,
  conflict: null,
  refused: {
    op_id: "op-8",
    operation: { kind: "idea.edit", id: "id-33", set: { title: { value: "Post bookings", base: "op" } } },
    changes: [{ field: "title", before: "Post intercompany bookings", after: "Post bookings between us" }],
    refusal: { code: "STAGE_LOCKED", facts: { stage: "building" } },
    is_set_aside: false,
    may_retry: true,
    may_comment: true,
  },
  event: null,
};

export const said: InboxItem = {
  id: "event-1",
  idea: idea(96, "Match card payments"),
  at_ms: NOW - 26 * 60 * MINUTE,
  is_read: true,
  conflict: null,
  refused: null,
  event: { act: "comment.add", by: jonas, changes: [], excerpt: "Ana, the new bank file would do." },
};

export const moved: InboxItem = {
  id: "event-2",
  idea: idea(127, "Copy web shop orders into SAP"),
  at_ms: NOW - 50 * 60 * MINUTE,
  is_read: true,
  conflict: null,
  refused: null,
  event: {
    act: "idea.edit",
    by: priya,
    changes: [{ field: "people", before: 2, after: 5 }],
    excerpt: null,
  },
};

export const inbox: InboxView = {
  items: [conflict, lostClaim, locked, said, moved],
  unread: 3,
  open: 3,
};

export const devices: DeviceEntry[] = [
  { session: "s-1", name: "ana-laptop", since_ms: NOW, last_used_ms: NOW, is_this: true },
  { session: "s-2", name: "old desktop", since_ms: NOW - 9e9, last_used_ms: NOW - 6e9, is_this: false },
];

export const look: JoinLook = {
  server: "https://hub.alder.example",
  host: "hub.alder.example",
  protection: "tls",
  invite: { space: "space", space_name: "Alder Supply", invited_by: "Tomás Lima", role: "engineer" },
  sso: false,
  known: null,
};

const found: FoundIdea = {
  id: "id-45",
  shown_id: "OH-45",
  title: "Type supplier invoices into SAP",
  marks: [{ start: 5, end: 22 }],
  excerpt: "Each morning somebody types what came by mail.",
  stage: "ready",
  supports: 3,
  certainty: "very_likely",
  percentage: null,
  shared_words: ["supplier", "invoices"],
  shared_systems: ["SAP"],
  bridges: [],
  similar_meaning: false,
  same_area: true,
  mine: false,
  supported_by_me: false,
};

export const preview: BringPreview = {
  from: { id: "own", name: "My ideas" },
  to: { id: "space", name: "Alder Supply" },
  may_import: false,
  ideas: [
    {
      idea: { id: "p-1", shown_id: "OH-1", title: "Enter supplier invoices" },
      stage: "new",
      excerpt: "I type about ten a day.",
      what: "possible",
      like: [found, { ...found, id: "id-46", shown_id: "OH-46", certainty: "perhaps" }],
      sent_as: null,
      has_volume: true,
      left_out: ["area"],
    },
    {
      idea: { id: "p-2", shown_id: "OH-2", title: "Rename scanned contracts" },
      stage: "assessing",
      excerpt: "",
      what: "new",
      like: [],
      sent_as: null,
      has_volume: false,
      left_out: [],
    },
    {
      idea: { id: "p-3", shown_id: "OH-3", title: "Weekly stock report" },
      stage: "new",
      excerpt: "Every Friday.",
      what: "sent",
      like: [],
      sent_as: idea(150, "Weekly stock report"),
      has_volume: true,
      left_out: [],
    },
  ],
};

/** What the core says of itself while a shared space is open. */
export const sharedState = (ideas: number): AppState => {
  const state = appState(ideas);
  return { ...state, space: state.space && { ...state.space, kind: "joined" } };
};

/** A core whose open space is a shared one. */
export const sharedCore = (ideas = [ideaRow(1), ideaRow(2)]): Answers => ({
  ...catalogue(ideas),
  "app.state": () => sharedState(ideas.length),
  "space.choices": () => ({ areas: [], systems: [], members: [{ ...priya, archived: false }] }),
  "space.list": () => spaces,
  "space.open": () => appState(3),
  "sync.state": () => live,
  "sync.now": () => live,
  "sync.queue": () => queue,
  "sync.details": () => ({ text: "opportunity-hub 1.2.3, live" }),
  "inbox.list": () => inbox,
  "inbox.read": () => ({}) as never,
  "devices.list": () => devices,
  "devices.revoke": ({ session }) => devices.filter((device) => device.session !== session),
  "join.look": () => look,
  "join.accept": () => ({ state: sharedState(2), tokens: "keychain" }),
  "join.sign_in": () => ({ state: sharedState(2), tokens: "keychain" }),
  "join.bring_preview": () => preview,
  "bulk.progress": () => null,
  "bulk.cancel": () => ({ is_stopping: true }),
});
