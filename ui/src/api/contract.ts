// Made by `cargo xtask codegen` from the commands of hub-app. Not edited by hand.

export type AcceptRequest = { 
/**
 * The link with the invite.
 */
link: string, 
/**
 * Everyone in the space sees it.
 */
display_name: string, 
/**
 * For signing in.
 */
email: string, 
/**
 * At least ten characters.
 */
password: string, 
/**
 * What the person calls this device.
 */
device_name: string, };

export type AccountView = { 
/**
 * Whose.
 */
member: MemberId, 
/**
 * For signing in.
 */
email: string, 
/**
 * When one of its devices was last heard of, in UTC milliseconds; none: it has no device.
 */
last_used_ms: number | null, };

export type ActState = "done" | "undone" | "kept";

export type ActionsView = { 
/**
 * Fields of the case (title, description, area, systems, links).
 */
edit_case: boolean, 
/**
 * Fields of the estimate.
 */
edit_estimate: boolean, 
/**
 * Answers.
 */
edit_answers: boolean, 
/**
 * Ratings.
 */
edit_ratings: boolean, 
/**
 * Take it back.
 */
withdraw: boolean, 
/**
 * Undo that.
 */
restore: boolean, 
/**
 * Remove it for good.
 */
remove: boolean, 
/**
 * Say "I have this too".
 */
support: boolean, 
/**
 * Take that back.
 */
unsupport: boolean, 
/**
 * Comment.
 */
comment: boolean, 
/**
 * Follow it, or not.
 */
follow: boolean, 
/**
 * Say that it and another are related or different.
 */
pair: boolean, 
/**
 * Merge it into another.
 */
merge: boolean, 
/**
 * Merge another into it.
 */
take_in: boolean, 
/**
 * Take merges back: of this one, or of those into it.
 */
unmerge: boolean, 
/**
 * Make somebody else the person to ask.
 */
hand_over: boolean, 
/**
 * Use other rates.
 */
rerate: boolean, 
/**
 * Claim it.
 */
claim: boolean, 
/**
 * Give the claim to somebody.
 */
assign: boolean, 
/**
 * End the claim.
 */
release: boolean, 
/**
 * Say that it goes on.
 */
progress: boolean, 
/**
 * Answer lines of the standard.
 */
answer: boolean, 
/**
 * Say that a required line does not apply.
 */
pass: boolean, 
/**
 * Let a line pass, with a reason.
 */
except: boolean, 
/**
 * Stages it may be moved to.
 */
moves: Array<Stage>, };

export type Amount = number | Triple;

export type Answers = { 
/**
 * How rule-based is it?
 */
rules?: number, 
/**
 * How digital is the input?
 */
digital?: number, 
/**
 * How structured is the input?
 */
structured?: number, 
/**
 * How stable over the next six months?
 */
stable?: number, 
/**
 * How well documented?
 */
documented?: number, };

export type AppError = { 
/**
 * For example `INVALID`, `IN_USE` or `NEWER_DATABASE`.
 */
code: string, 
/**
 * What the sentence needs.
 */
facts: Record<string, unknown>, };

export type AppState = { 
/**
 * Of the program.
 */
version: string, 
/**
 * Where everything is kept.
 */
data_dir: string, 
/**
 * Settings of this device.
 */
device: Device, 
/**
 * The open space; none at the first run, or when it cannot be opened.
 */
space: SpaceView | null, 
/**
 * Why the space cannot be opened.
 */
trouble: AppError | null, 
/**
 * What happened while opening that a person should know, each shown once.
 */
notices: Array<NoticeView>, 
/**
 * What the first run starts with.
 */
suggested: Suggested, };

export type AreaChoice = { 
/**
 * Which one.
 */
id: AreaId, 
/**
 * Its name.
 */
name: string, 
/**
 * No longer offered.
 */
archived: boolean, };

export type AreaId = string;

export type AreaRatesUse = { 
/**
 * None: of the ideas without an area.
 */
area_id: AreaId | null, 
/**
 * How many.
 */
uses: RatesUse, };

export type AttentionComment = { 
/**
 * Which operation.
 */
op_id: OpId, 
/**
 * The text in the person's words; without one, what was written, field by field.
 */
body?: string, };

export type AttentionRequest = { 
/**
 * Which operation.
 */
op_id: OpId, };

export type BackupEntry = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its file name.
 */
name: string, 
/**
 * When it was made, in UTC milliseconds.
 */
at_ms: number, 
/**
 * How large it is.
 */
size_bytes: number, 
/**
 * What for.
 */
kind: BackupKind, };

export type BackupKind = "daily" | "before_update" | "before_restore" | "asked_for";

export type BackupLook = { 
/**
 * Where it is.
 */
path: string, 
/**
 * The name that the space had.
 */
name: string, 
/**
 * How many ideas it had.
 */
ideas: number, 
/**
 * When the last change in it was, in UTC milliseconds.
 */
last_change_at_ms: number, 
/**
 * How large it is.
 */
size_bytes: number, 
/**
 * The space as it is now, where one is open.
 */
present: BackupPresent | null, };

export type BackupPresent = { 
/**
 * How many ideas it has.
 */
ideas: number, 
/**
 * How many changes are not in the backup.
 */
changes_since: number, };

export type BackupRequest = { 
/**
 * Where it is.
 */
path: string, };

export type BackupView = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How large.
 */
size_bytes: number, };

export type BackupsView = { 
/**
 * Where they are; what is put there stands in the list too.
 */
folder: string, 
/**
 * The newest first.
 */
backups: Array<BackupEntry>, };

export type BaselineView = { 
/**
 * A year, before.
 */
hours_today: number, 
/**
 * A year.
 */
hours_saved: Triple, 
/**
 * A year, in minor units.
 */
money_saved_minor: Triple | null, 
/**
 * The rates it was made with.
 */
basis_id: BasisId, };

export type BasisId = string;

export type BatchId = string;

export type Between = { 
/**
 * The one.
 */
a: Side, 
/**
 * The other.
 */
b: Side, 
/**
 * How sure the Hub is that they are the same; none where no word is deserved.
 */
certainty: Sureness | null, 
/**
 * Words that both have, the rarest first, as `b` writes them.
 */
shared_words: Array<string>, 
/**
 * Names of systems that both have.
 */
shared_systems: Array<string>, 
/**
 * Whether both are of one area.
 */
same_area: boolean, 
/**
 * What was said about the two.
 */
said: SaidView | null, 
/**
 * Whether this person may say that they are related, or not the same.
 */
may_pair: boolean, 
/**
 * Whether this person may merge at all; what speaks against it is said by `merge.preview`.
 */
may_merge: boolean, };

export type BetweenRequest = { 
/**
 * The one, by its id or as it is shown.
 */
a: string, 
/**
 * The other.
 */
b: string, };

export type BringAct = "send" | "same" | "related" | "skip";

export type BringChoice = { 
/**
 * As it is in the private space.
 */
idea: IdeaId, 
/**
 * What.
 */
act: BringAct, 
/**
 * Of `same` and `related`: which one there.
 */
like?: IdeaId, 
/**
 * Of `same`: one's own runs come on top of those counted there.
 */
in_addition?: boolean, };

export type BringIdea = { 
/**
 * As it is in the private space.
 */
idea: NamedIdea, 
/**
 * Where it stands there.
 */
stage: Stage, 
/**
 * The beginning of its description.
 */
excerpt: string, 
/**
 * Whether it is there already.
 */
what: BringWhat, 
/**
 * What may be the same there, the likeliest first.
 */
like: Array<FoundIdea>, 
/**
 * Its copy there.
 */
sent_as: NamedIdea | null, 
/**
 * Whether it says how often it happens.
 */
has_volume: boolean, 
/**
 * What does not go along: `area` (unknown there), `money` (another currency).
 */
left_out: Array<string>, };

export type BringLookRequest = { 
/**
 * A private space of this device.
 */
from: SpaceId, 
/**
 * For following it and stopping it; none: nobody will.
 */
id?: string, };

export type BringOutcome = { 
/**
 * As it is in the private space.
 */
idea: NamedIdea, 
/**
 * In a word.
 */
outcome: BringOutcomeKind, 
/**
 * Its copy, or the one that is the same.
 */
to: NamedIdea | null, 
/**
 * Why it was refused.
 */
refusal: AppError | null, };

export type BringOutcomeKind = "sent" | "same" | "related" | "sent_before" | "skipped" | "refused";

export type BringPreview = { 
/**
 * From where.
 */
from: BringSpace, 
/**
 * Where to.
 */
to: BringSpace, 
/**
 * One's own ideas, in the order of their numbers.
 */
ideas: Array<BringIdea>, 
/**
 * The person leads there, so stages go along.
 */
may_import: boolean, };

export type BringRequest = { 
/**
 * For following it and stopping it.
 */
id: string, 
/**
 * A private space of this device.
 */
from: SpaceId, 
/**
 * What is to become of each; of others, nothing.
 */
choices: Array<BringChoice>, };

export type BringResult = { 
/**
 * In the order of the choices.
 */
outcomes: Array<BringOutcome>, 
/**
 * It was stopped; what is not here was not done.
 */
is_cancelled: boolean, };

export type BringSpace = { 
/**
 * Which one.
 */
id: SpaceId, 
/**
 * Its name.
 */
name: string, };

export type BringWhat = "new" | "possible" | "sent";

export type BuildLine = { 
/**
 * The idea, as in the list.
 */
row: IdeaRow, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * The claim.
 */
claim: ClaimView, 
/**
 * How many required lines of the standard are open.
 */
open: number, };

export type BuildView = { 
/**
 * Who holds the claim.
 */
claim: ClaimView | null, 
/**
 * Sent back with an assignment or a release: it means this very claim.
 */
claim_no: number, 
/**
 * Whose claim was asked for and is not answered yet.
 */
requested_by: PersonView | null, 
/**
 * Where the program is kept.
 */
repository_url: string | null, 
/**
 * Where it runs.
 */
runs_where: string | null, 
/**
 * Who else knows it.
 */
second_person: PersonView | null, 
/**
 * When it is planned to be live.
 */
target_on: string | null, 
/**
 * Who looks after it once it is live.
 */
maintainer: PersonView | null, 
/**
 * What one run, or one item, takes by hand.
 */
manual_minutes_per_unit: number | null, 
/**
 * Since when it is live, in UTC milliseconds.
 */
live_at_ms: number | null, 
/**
 * What was expected when it went live.
 */
baseline: BaselineView | null, 
/**
 * The standard, in its order, with the answers. Archived lines stand there when answered.
 */
standard: Array<StandardLine>, 
/**
 * How many required lines are open: going live asks for them.
 */
open: number, 
/**
 * The fields above that this person may change now.
 */
fields: Array<string>, };

export type BuildsView = { 
/**
 * Those first of which nothing was heard for longest.
 */
builds: Array<BuildLine>, 
/**
 * After so many days without progress a claim is flagged.
 */
stale_claim_days: number, };

export type BulkAct = { "act": "edit", 
/**
 * As in `idea.edit`, without a base.
 */
set: { [key in string]: FieldEdit }, } | { "act": "move", 
/**
 * Where to.
 */
to: Stage, 
/**
 * For declined.
 */
reason_code?: string, 
/**
 * For declined, parked and retired.
 */
reason?: string, 
/**
 * For parked.
 */
revisit_on?: string, } | { "act": "pair", 
/**
 * The other idea; where it is among the ideas, it is left out.
 */
with: IdeaId, 
/**
 * What is said.
 */
to: PairKind, } | { "act": "merge", 
/**
 * The surviving idea; where it is among the ideas, it is left out.
 */
target: IdeaId, 
/**
 * Whether their volumes come on top.
 */
adds_volume: boolean, } | { "act": "follow", 
/**
 * Whether.
 */
on: boolean, };

export type BulkIdeas = { 
/**
 * By their ids.
 */
ids?: Array<IdeaId>, 
/**
 * By the numbers of the list.
 */
locals?: Array<number>, 
/**
 * All that a view shows.
 */
view?: IdeasOrder, 
/**
 * But these, by the numbers of the list.
 */
except?: Array<number>, };

export type BulkReason = { 
/**
 * The code of the refusal.
 */
code: string, 
/**
 * How many.
 */
count: number, };

export type BulkRefused = { 
/**
 * Which idea; an unknown one has no number and no title.
 */
idea: NamedIdea, 
/**
 * Why.
 */
failure: AppError, };

export type BulkRequest = { 
/**
 * Made by the caller (UUIDv7): sent twice, it acts once. Progress, cancelling and undo go by it.
 */
group_id: GroupId, 
/**
 * Which ideas.
 */
ideas: BulkIdeas, 
/**
 * What is done with each.
 */
act: BulkAct, 
/**
 * Only say what would come of it.
 */
dry_run?: boolean, };

export type BulkResult = { 
/**
 * How many ideas it was for.
 */
total: number, 
/**
 * Changed.
 */
changed: number, 
/**
 * Were so already.
 */
unchanged: number, 
/**
 * Refused.
 */
refused: number, 
/**
 * Why, the most frequent first.
 */
reasons: Array<BulkReason>, 
/**
 * The first hundred that were refused.
 */
examples: Array<BulkRefused>, };

export type Cancelled = { 
/**
 * It stops, and nothing of it is kept; its own answer says so (`STORE_CANCELLED`).
 */
is_stopping: boolean, };

export type Case = { 
/**
 * 1 to 200 characters, one line.
 */
title: string, 
/**
 * Markdown, up to 20,000 characters.
 */
description?: string, 
/**
 * Where the work is done.
 */
area_id?: AreaId, 
/**
 * What it touches, at most 50.
 */
system_ids?: Array<SystemId>, 
/**
 * At most 20.
 */
links?: Array<Link>, 
/**
 * The language it is written in.
 */
lang?: Lang, };

export type Change = { 
/**
 * The field, for example `minutes_per_run`.
 */
field: string, 
/**
 * Its value before; null where there was none.
 */
before: unknown, 
/**
 * Its value after.
 */
after: unknown, };

export type Check = "manual" | "auto";

export type Choice = { 
/**
 * Which one.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * No longer offered, but still the name of what has it.
 */
archived: boolean, };

export type Choices = { 
/**
 * By name.
 */
areas: Array<AreaChoice>, 
/**
 * By name.
 */
systems: Array<Choice>, 
/**
 * By name.
 */
members: Array<Choice>, };

export type ClaimView = { 
/**
 * Who holds it.
 */
by: PersonView, 
/**
 * Since when, in UTC milliseconds; none where that is not known.
 */
since_ms: number | null, 
/**
 * The last sign of progress, in UTC milliseconds.
 */
progress_at_ms: number | null, 
/**
 * Nothing was heard of it for longer than the space allows.
 */
is_stale: boolean, 
/**
 * Whether this person holds it.
 */
is_mine: boolean, };

export type Code = "NOT_MEMBER" | "FORBIDDEN" | "NOT_FOUND" | "REMOVED" | "IDEA_MERGED" | "STAGE_LOCKED" | "INVALID" | "KEY_TAKEN" | "EXTERNAL_TAKEN" | "ALREADY_CLOSED" | "TARGET_NOT_MEMBER" | "SUPPORTED" | "HAS_MERGED" | "CLAIMED" | "STAGE_CHANGED" | "NO_SUCH_MOVE" | "ESTIMATE_MISSING" | "ANSWERS_MISSING" | "BUILD_MISSING" | "STANDARD_OPEN" | "REASON_MISSING" | "CLAIM_TAKEN" | "CLAIM_CHANGED" | "TARGET_NOT_ENGINEER" | "NOT_HOLDER" | "SELF_MERGE" | "SOURCE_MERGED" | "TARGET_MERGED" | "SOURCE_HAS_MERGED" | "SOURCE_STAGE" | "TARGET_STAGE" | "NOT_MERGED" | "MERGE_CHANGED" | "SAME_IDEA" | "PAIR_CHANGED" | "OWN_IDEA" | "SAME_BASIS" | "ITEM_ARCHIVED" | "SELF_EXCEPTION" | "NAME_TAKEN" | "WEIGHTS_ZERO" | "LAST_ADMIN" | "ACTIVE" | "NOT_SUPPORTED";

export type CommentId = string;

export type CommentView = { 
/**
 * Which one.
 */
id: string, 
/**
 * Who.
 */
by: PersonView, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number, 
/**
 * Markdown; empty when removed.
 */
body: string, 
/**
 * Whether its text was taken back.
 */
removed: boolean, 
/**
 * When it was changed, in UTC milliseconds.
 */
edited_at_ms: number | null, 
/**
 * The merged idea at which it was said; none: at this one.
 */
from: NamedIdea | null, 
/**
 * Who wrote the text last: sent as `base` with `comment.edit`.
 */
version: OpId, 
/**
 * Whether this person may change it.
 */
may_edit: boolean, 
/**
 * Whether this person may take its text back.
 */
may_remove: boolean, };

export type Completeness = "low" | "medium" | "high";

export type ConflictView = { 
/**
 * Which conflict.
 */
id: string, 
/**
 * Which field; the idea holds the value that won.
 */
field: string, 
/**
 * The value that did not.
 */
lost_value: unknown, 
/**
 * Whose it is.
 */
by: PersonView, 
/**
 * When it was written, in UTC milliseconds by the writer's clock.
 */
written_at_ms: number, 
/**
 * Whether this person may take it after all.
 */
may_take: boolean, 
/**
 * Whether this person may give it up.
 */
may_dismiss: boolean, };

export type Criterion = "value" | "feasibility" | "demand" | "fit" | "effort" | "risk";

export type CurrencyChoice = { 
/**
 * ISO 4217.
 */
code: string, 
/**
 * In English.
 */
name: string, };

export type DateOrder = "day_first" | "month_first";

export type Decimal = "comma" | "dot";

export type Device = { 
/**
 * `en` for now; empty: the system's.
 */
language: string, 
/**
 * Light, dark or auto.
 */
theme: Theme, 
/**
 * `send`, `decide` or `build`: what the person mostly does here; chooses the Home.
 */
home: string, 
/**
 * Keys without Ctrl act (J, K, ?).
 */
single_keys_off: boolean, 
/**
 * What the Hub notes about its own work.
 */
log: LogLevel, };

export type DeviceEntry = { 
/**
 * Names it for revoking.
 */
session: string, 
/**
 * What the person called it.
 */
name: string, 
/**
 * When it signed in, in UTC milliseconds.
 */
since_ms: number, 
/**
 * When it was last heard of, in UTC milliseconds.
 */
last_used_ms: number, 
/**
 * Whether it is this one.
 */
is_this: boolean, };

export type DeviceRevoke = { 
/**
 * Its session.
 */
session: string, };

export type Diagnostics = { 
/**
 * Of the program.
 */
version: string, 
/**
 * The system, for example `linux x86_64`.
 */
system: string, 
/**
 * The files of the data folder, by what they are for.
 */
files: Array<FileSize>, 
/**
 * What opening them met.
 */
trouble: AppError | null, 
/**
 * How far the meanings of ideas are read; none where no space is open.
 */
meaning: MeaningView | null, };

export type DiagnosticsRequest = { 
/**
 * What the window says of itself: its browser engine and size.
 */
window: string, };

export type DoctorView = { 
/**
 * Empty when all is well.
 */
findings: Array<FindingView>, 
/**
 * Ideas that are not removed.
 */
ideas: number, 
/**
 * Rows of all kinds.
 */
rows: number, 
/**
 * Lines of history.
 */
events: number, 
/**
 * Operations that were ever decided.
 */
operations: number, };

export type DraftDelete = { 
/**
 * Which one.
 */
id: IdeaId, };

export type DraftPut = { 
/**
 * The id that the idea will have.
 */
id: IdeaId, 
/**
 * What the form holds; at most 256 KiB.
 */
body: unknown, };

export type DraftView = { 
/**
 * The id that the idea will have.
 */
id: IdeaId, 
/**
 * When, in UTC milliseconds.
 */
saved_at_ms: number, 
/**
 * What the form held.
 */
body: unknown, };

export type Estimate = { 
/**
 * Runs of all parts a year.
 */
runs_per_year: number, 
/**
 * Doing it.
 */
hours_processing: number, 
/**
 * Putting errors right.
 */
hours_rework: number, 
/**
 * Checking it.
 */
hours_review: number, 
/**
 * Processing, rework and review.
 */
hours_today: number, 
/**
 * What a program would still take.
 */
hours_execution: number, 
/**
 * Today without execution; may be negative.
 */
net_hours: number, 
/**
 * Share x net (rule E4); negative where the program takes longer than people do.
 */
hours_saved: Triple, 
/**
 * Full-time people who do it today.
 */
fte_today: number, 
/**
 * Full-time people it would free.
 */
fte_saved: Triple, 
/**
 * Absent where no part has a labour cost (rule E7).
 */
money_today_minor: number | null, 
/**
 * Absent where no part has a labour cost (rule E7).
 */
money_saved_minor: Triple | null, 
/**
 * What an hour of the author's part costs.
 */
labour_per_hour: LabourPerHour | null, 
/**
 * Build days x day cost (rule E5).
 */
one_off_minor: Triple | null, 
/**
 * One-off cost / (money saved - running cost).
 */
payback: Outlook<Payback>, 
/**
 * (3 x (money saved - running cost) - one-off cost) / one-off cost.
 */
roi_3y: Outlook<Roi>, 
/**
 * The inputs that hold for all parts.
 */
rates: Rates, 
/**
 * The author's part first, then the extra ones in the order given. Totals are sums of parts.
 */
parts: Array<Part>, 
/**
 * What is not known.
 */
missing: Array<Missing>, 
/**
 * What looks wrong.
 */
warnings: Array<Warning>, };

export type EstimateInputs = { 
/**
 * Times a period, for one person; above 0.
 */
runs?: number, 
/**
 * The period.
 */
period?: Period, 
/**
 * By hand, each time; above 0.
 */
minutes_per_run?: number, 
/**
 * 1 to 100,000.
 */
people?: number, 
/**
 * Share of runs that go wrong, 0 to 1.
 */
error_rate?: number, 
/**
 * To put one of them right.
 */
rework_minutes?: number, 
/**
 * Share of runs that somebody checks, 0 to 1.
 */
reviewed_share?: number, 
/**
 * To check one of them.
 */
review_minutes?: number, 
/**
 * That a person still spends, or waits, while the program runs once.
 */
execution_minutes?: number, 
/**
 * How much of the work a program can take, 0 to 1 each.
 */
automatable_share?: Triple, 
/**
 * Days of building; above 0.
 */
build_days?: Triple, 
/**
 * What this work costs, where it is not what the basis says.
 */
labour?: Labour, 
/**
 * What a day of building costs, in minor units, where it is not what the basis says.
 */
day_cost_minor?: number, 
/**
 * Of the program, in minor units.
 */
running_cost_per_year_minor?: number, };

export type EstimateRequest = { 
/**
 * The inputs so far.
 */
inputs: EstimateInputs, 
/**
 * Whose rates.
 */
area_id?: AreaId, 
/**
 * These rates instead.
 */
basis_id?: BasisId, 
/**
 * The idea whose estimate it is: the other parts of its group count too.
 */
idea?: IdeaId, };

export type EstimateView = { 
/**
 * The figures; none while something is missing or wrong.
 */
figures: Estimate | null, 
/**
 * How they were worked out.
 */
lines: Array<Line>, 
/**
 * The required fields that are empty: `runs`, `period`, `minutes_per_run`, `people`.
 */
missing: Array<string>, 
/**
 * What is wrong, one a field.
 */
wrong: Array<Refusal>, 
/**
 * The rates that were used.
 */
rates: RatesView | null, };

export type EventView = { 
/**
 * Who.
 */
by: PersonView, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number, 
/**
 * The operation, for example `idea.edit`.
 */
kind: string, 
/**
 * Operations that were one act.
 */
group_id: GroupId | null, 
/**
 * The line of the standard that it was about.
 */
point?: PointView, 
/**
 * What changed.
 */
changes: Array<Change>, };

export type ExportColumn = { 
/**
 * Which one.
 */
key: ExportKey, 
/**
 * Its heading, in the reader's language.
 */
title: string, };

export type ExportFormat = "csv" | "xlsx" | "json";

export type ExportKey = "rank" | "title" | "number" | "hours_low" | "hours" | "hours_high" | "hours_today" | "money" | "score" | "completeness" | "stage" | "stage_since" | "area" | "systems" | "author" | "owner" | "builder" | "supports" | "comments" | "build_days" | "rice" | "ice" | "wsjf" | "age" | "updated";

export type ExportRequest = { 
/**
 * Made by the caller: `bulk.progress` and `bulk.cancel` go by it.
 */
id: string, 
/**
 * The format.
 */
format: ExportFormat, 
/**
 * Which ideas, in the order of the view; none: every one, also those that were merged or
 * withdrawn, by number.
 */
ideas?: BulkIdeas, 
/**
 * These columns, for reading; none: everything, which an import brings back. A JSON file has
 * always everything.
 */
columns?: Array<ExportColumn>, 
/**
 * The stages in the reader's language, for a file with chosen columns.
 */
stage_words?: { [key in Stage]?: string }, 
/**
 * The beginning of the file's name, in the reader's language; the day follows.
 */
name: string, };

export type ExportShow = { 
/**
 * Where it is.
 */
path: string, };

export type Exported = { 
/**
 * Where it is.
 */
path: string, 
/**
 * The last part of that.
 */
file_name: string, 
/**
 * How large it is.
 */
size_bytes: number, 
/**
 * How many ideas are in it.
 */
ideas: number, 
/**
 * Whether an import brings it back: it has everything, and is no larger than an import takes.
 */
comes_back: boolean, 
/**
 * Texts that are longer than a cell of a workbook holds, and were left out.
 */
cells_left_out: number, };

export type Facet = { 
/**
 * The value as a filter takes it; none: without a value.
 */
key: string | null, 
/**
 * As it is shown.
 */
name: string, 
/**
 * How many ideas have it.
 */
count: number, };

export type FieldEdit = { 
/**
 * The new value; null clears the field.
 */
value: unknown, 
/**
 * The last writer of the field when the person looked; none: whoever it is.
 */
base?: OpId, } | { 
/**
 * To be in it afterwards.
 */
add?: Array<SystemId>, 
/**
 * Not to be in it afterwards, unless it is also to be added.
 */
remove?: Array<SystemId>, };

export type FileKind = "journal" | "catalogue" | "backups" | "log";

export type FileSize = { 
/**
 * What it is for.
 */
kind: FileKind, 
/**
 * How large.
 */
size_bytes: number, };

export type FindingView = { 
/**
 * For example `chain_broken`.
 */
code: string, 
/**
 * What the sentence needs.
 */
facts: Record<string, unknown>, };

export type FolderRequest = { 
/**
 * Which.
 */
folder: HubFolder, };

export type FormulaView = { 
/**
 * The number; it has no bar and no upper end.
 */
number: number | null, 
/**
 * In the order of the formula; those without a value are missing.
 */
inputs: Array<RawInput>, 
/**
 * Why the inputs give no number.
 */
problem: RawError | null, };

export type FormulasView = { rice: FormulaView, ice: FormulaView, wsjf: FormulaView, };

export type FoundIdea = { 
/**
 * Which one.
 */
id: IdeaId, 
/**
 * For example `OH-12`.
 */
shown_id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The marked words of the title.
 */
marks: Array<Mark>, 
/**
 * The beginning of its description.
 */
excerpt: string, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * People who have it too.
 */
supports: number, 
/**
 * `very_likely`, `probably` or `perhaps`; none when nothing can be said.
 */
certainty: string | null, 
/**
 * The chance that it is the same in hundredths, once this space's answers bear it out.
 */
percentage: number | null, 
/**
 * Words that both have, the rarest first.
 */
shared_words: Array<string>, 
/**
 * Names of systems that both have.
 */
shared_systems: Array<string>, 
/**
 * Different words of both that mean nearly the same, the nearest first.
 */
bridges: Array<WordBridge>, 
/**
 * Both mean something similar, and there is nothing else to say. Known where bridges were
 * asked for.
 */
similar_meaning: boolean, 
/**
 * Whether both are of one area.
 */
same_area: boolean, 
/**
 * Whether the person sent it: "Same" then adds the runs to its estimate.
 */
mine: boolean, 
/**
 * Whether the person supports it already.
 */
supported_by_me: boolean, };

export type FoundingChoices = { 
/**
 * ISO 4217 with their English names.
 */
currencies: Array<CurrencyChoice>, 
/**
 * IANA names.
 */
time_zones: Array<string>, };

export type Goal = { 
/**
 * Which one.
 */
id: string, 
/**
 * 1 to 80 characters.
 */
name: string, };

export type GroupId = string;

export type GroupedOperation = { 
/**
 * Made by the caller: sent twice, it acts once.
 */
op_id: OpId, 
/**
 * The intent.
 */
operation: Operation, };

export type HubFolder = "data" | "backups";

export type IdeaId = string;

export type IdeaPage = { 
/**
 * The same as in the list.
 */
row: IdeaRow, 
/**
 * Its position by score among all ideas; none without a score.
 */
rank: number | null, 
/**
 * The ideas before and after it in that order.
 */
previous: IdeaId | null, 
/**
 * See `previous`.
 */
next: IdeaId | null, 
/**
 * What it is.
 */
case: Case, 
/**
 * Names of its systems, in the order of `case.system_ids`.
 */
system_names: Array<string>, 
/**
 * The inputs of its estimate.
 */
inputs: EstimateInputs, 
/**
 * The answers so far.
 */
answers: Answers, 
/**
 * What leads said.
 */
ratings: Ratings, 
/**
 * The result, worked out.
 */
estimate: EstimateView, 
/**
 * The parts by name, in the order of `estimate.figures.parts`; the first is the idea's own.
 */
parts: Array<PartView>, 
/**
 * The volumes that do not count, and why.
 */
left_out: Array<LeftOutView>, 
/**
 * The rates in force for its area, where the estimate was made with others.
 */
newer_rates: RatesView | null, 
/**
 * Why it stands where it stands.
 */
stage: StageView, 
/**
 * Who builds it, where, and how far it meets the standard.
 */
build: BuildView, 
/**
 * Who sent it.
 */
author: PersonView, 
/**
 * The person to ask.
 */
owner: PersonView, 
/**
 * The person named in the file it came from.
 */
submitted_for: string | null, 
/**
 * The last writer of each field, under `*` of all fields that nobody wrote since it was sent:
 * sent back as `base` with an edit.
 */
versions: { [key in string]: OpId }, 
/**
 * What this person may do now.
 */
actions: ActionsView, 
/**
 * Who has it too, in the group of merged ideas; each person once.
 */
supports: Array<SupportView>, 
/**
 * What was said in the group of merged ideas, in the order it was first said.
 */
comments: Array<CommentView>, 
/**
 * What happened at this idea, newest first; at the merged ones see `merged`.
 */
events: Array<EventView>, 
/**
 * How many people hear of it.
 */
followers: number, 
/**
 * Whether this person does.
 */
following: boolean, 
/**
 * The idea that goes on for this one, when it was merged.
 */
merged_into: MergedIntoView | null, 
/**
 * The ideas that were merged into this one, by number.
 */
merged: Array<MergedView>, 
/**
 * What was said about this one and others.
 */
pairs: Array<PairView>, 
/**
 * Values that did not win at fields of this idea, and that nobody has settled.
 */
conflicts: Array<ConflictView>, 
/**
 * The other ideas that the history here and at the merged ideas speaks of by their ids:
 * `merged_source`, `merged_into`, `pair`. A removed one has no name.
 */
mentioned: Array<NamedIdea>, };

export type IdeaRef = { 
/**
 * Its id.
 */
id: IdeaId, 
/**
 * For example `OH-12`.
 */
shown_id: string, };

export type IdeaRequest = { 
/**
 * A UUID, `OH-12` or `12`.
 */
id: string, };

export type IdeaRow = { 
/**
 * The number by which views name it; valid until the program ends.
 */
local: number, 
/**
 * Its id.
 */
id: IdeaId, 
/**
 * For example `OH-12`.
 */
shown_id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * Since when, in UTC milliseconds.
 */
stage_since_ms: number, 
/**
 * Saved a year; none without an estimate.
 */
hours_saved: Triple | null, 
/**
 * Spent a year; none without an estimate.
 */
hours_today: number | null, 
/**
 * Measured from runs; none so far.
 */
hours_measured: number | null, 
/**
 * Days to build it.
 */
build_days: Triple | null, 
/**
 * None until there is a value or three answers. How complete it is stands there too.
 */
score: ScoreView | null, 
/**
 * The raw number of RICE.
 */
rice: RawView, 
/**
 * The raw number of ICE.
 */
ice: RawView, 
/**
 * The raw number of WSJF.
 */
wsjf: RawView, 
/**
 * The area's id.
 */
area_id: AreaId | null, 
/**
 * The area's name.
 */
area: string | null, 
/**
 * The names of the first few systems.
 */
systems: Array<string>, 
/**
 * How many systems there are.
 */
systems_count: number, 
/**
 * Who claimed it.
 */
builder: string | null, 
/**
 * People who have it too.
 */
supports: number, 
/**
 * How many comments stand at it.
 */
comments: number, 
/**
 * How many ideas were merged into it.
 */
merged_count: number, 
/**
 * The idea that goes on for it.
 */
merged_into: IdeaRef | null, 
/**
 * When it was sent, in UTC milliseconds.
 */
created_at_ms: number, 
/**
 * When something last happened at it, in UTC milliseconds.
 */
updated_at_ms: number, 
/**
 * Who sent it.
 */
author: string, 
/**
 * The same as a filter takes it.
 */
author_key: string, 
/**
 * The person to ask.
 */
owner: PersonView, 
/**
 * Whether this person follows it.
 */
followed: boolean, 
/**
 * Whether this person has it too.
 */
supported: boolean, 
/**
 * The last writer of each field, as in the page of the idea: the `base` of an edit.
 */
versions: { [key in string]: OpId }, 
/**
 * What this person may change in place now.
 */
rights: RowRights, };

export type IdeasFacets = { 
/**
 * The stages that occur, in the order of the domain; `key` is the stage.
 */
stages: Array<Facet>, 
/**
 * All areas that occur and the ideas without one, most first.
 */
areas: Array<Facet>, 
/**
 * The hundred most frequent systems, and the ideas without any.
 */
systems: Array<Facet>, 
/**
 * The hundred most frequent authors; `key` is what [`IdeasFilter::authors`] takes.
 */
authors: Array<Facet>, 
/**
 * Who builds, and the ideas that nobody builds.
 */
builders: Array<Facet>, };

export type IdeasFilter = { 
/**
 * At one of these stages. Withdrawn ideas are shown only when named here or found by a search.
 */
stages?: Array<Stage>, 
/**
 * In one of these areas.
 */
area_ids?: Array<AreaId>, 
/**
 * Without an area.
 */
no_area?: boolean, 
/**
 * Touching one of these systems.
 */
system_ids?: Array<SystemId>, 
/**
 * Without a system.
 */
no_system?: boolean, 
/**
 * By one of these authors: a member's id, or the name that an import gave.
 */
authors?: Array<string>, 
/**
 * Claimed by one of these members.
 */
builder_ids?: Array<MemberId>, 
/**
 * Claimed by nobody.
 */
unclaimed?: boolean, 
/**
 * Likely hours saved a year, at least.
 */
hours_min?: number, 
/**
 * Likely hours saved a year, at most.
 */
hours_max?: number, 
/**
 * Without an estimate.
 */
no_estimate?: boolean, 
/**
 * The number that ranks (by the profile in force), at least.
 */
score_min?: number, 
/**
 * The number that ranks, at most.
 */
score_max?: number, 
/**
 * Without a score.
 */
no_score?: boolean, 
/**
 * At least so many supports.
 */
supports_min?: number, 
/**
 * Sent at this moment or later, in UTC milliseconds.
 */
created_after_ms: number, 
/**
 * Sent before this moment, in UTC milliseconds.
 */
created_before_ms: number, 
/**
 * Sent by this person, or handed over to this person.
 */
mine?: boolean, 
/**
 * Followed by this person.
 */
followed?: boolean, 
/**
 * The next step is this person's: to assess as a lead, to build as the holder, to estimate as
 * the author.
 */
waiting_for_me?: boolean, };

export type IdeasOrder = { 
/**
 * Words or a number; all ideas when empty. One letter finds nothing yet.
 */
search?: string, 
/**
 * All of it holds at once.
 */
filter?: IdeasFilter, 
/**
 * Score, when nothing is said.
 */
sort?: SortKey, 
/**
 * The other way round than the column's natural order.
 */
reversed?: boolean, 
/**
 * The named view that is visited, whose ranks are compared with those of the last visit: `all`
 * for the list without search and filter, or the id of a saved view that stands as it was saved.
 */
view?: string, };

export type IdeasSummary = { 
/**
 * In the order.
 */
count: number, 
/**
 * In the space.
 */
total: number, 
/**
 * How many have an estimate.
 */
estimated: number, 
/**
 * Sum of the hours a year they would save.
 */
hours_saved: Triple, 
/**
 * Where the value bars of the column end, in hours a year: a round number at or above the
 * 95th percentile of the high estimates of the first hundred.
 */
bar_max_hours: number, 
/**
 * The rank's own column: how many have a score.
 */
scored: number, 
/**
 * What ranks: the weighted score, or the raw number of RICE, ICE or WSJF.
 */
ranked_by: Method, 
/**
 * What of the request was not understood and left out, for example `sort` or `filter.stages`.
 */
left_out: Array<string>, };

export type ImportColumn = { 
/**
 * Its name, unlike any other of the table.
 */
name: string, 
/**
 * Its first different texts, at most five.
 */
samples: Array<string>, 
/**
 * How many of its cells hold something.
 */
filled: number, 
/**
 * What it seems to say; null: nothing that an idea has.
 */
target: ImportTarget | null, 
/**
 * Where that comes from.
 */
how: ImportGuess | null, };

export type ImportCounts = { 
/**
 * New ideas, possible duplicates among them.
 */
new: number, 
/**
 * Ideas that are changed.
 */
update: number, 
/**
 * Ideas that are there with these very values.
 */
same: number, 
/**
 * Of the new ones, those with the title and the area of another idea.
 */
possible_duplicate: number, 
/**
 * Possible duplicates, left out as asked.
 */
skipped: number, 
/**
 * Left out by the person.
 */
excluded: number, 
/**
 * Nothing of them is taken.
 */
refused: number, 
/**
 * Rows that hold nothing, comments, and lines above the header.
 */
blank: number, };

export type ImportFix = { 
/**
 * The row's number.
 */
row: number, 
/**
 * The column's name.
 */
column: string, 
/**
 * The text; empty: the cell is blank.
 */
text: string, };

export type ImportFormat = "delimited" | "xlsx" | "xls" | "ods";

export type ImportGuess = "remembered" | "known" | "name" | "content";

export type ImportLike = { 
/**
 * An idea that is there; null: another row of the file.
 */
idea: NamedIdea | null, 
/**
 * That row's number.
 */
row: number | null, 
/**
 * Its title.
 */
title: string, 
/**
 * How sure; null: title and area are equal.
 */
sureness: Sureness | null, };

export type ImportLikes = { 
/**
 * How far it is.
 */
phase: PairsPhase, 
/**
 * Rows that were compared.
 */
done: number, 
/**
 * New rows.
 */
total: number, 
/**
 * Rows that are like something, as far as is known; those with equal title and area too.
 */
found: number, 
/**
 * Why it failed.
 */
failure: AppError | null, };

export type ImportLine = { 
/**
 * Counted from 1, as a spreadsheet program shows it.
 */
row: number, 
/**
 * Its cells as texts, from the first column of the file on.
 */
cells: Array<string>, };

export type ImportLook = { 
/**
 * Which upload.
 */
upload: string, 
/**
 * The file's name.
 */
name: string, 
/**
 * Its size.
 */
size_bytes: number, 
/**
 * What it is, by its content.
 */
format: ImportFormat, 
/**
 * How it was read: what was decided, and what was found for the rest. What has no meaning for
 * the format is null, and so is what nothing in the file tells (`decimal`, `date_order`).
 */
settings: ImportSettings, 
/**
 * The sheets to choose from.
 */
sheets: Array<string>, 
/**
 * The encodings to choose from; empty for a workbook.
 */
encodings: Array<string>, 
/**
 * The delimiters to choose from; empty for a workbook.
 */
delimiters: Array<string>, 
/**
 * All columns, in their order.
 */
columns: Array<ImportColumn>, 
/**
 * The first filled rows of the file, those above the header too.
 */
first_rows: Array<ImportLine>, 
/**
 * The first filled rows under the header, with one cell for each of the columns.
 */
table_rows: Array<ImportLine>, 
/**
 * Filled rows under the header.
 */
rows: number, 
/**
 * All rows of the file, blank ones and the header too.
 */
rows_in_file: number, 
/**
 * What a person should know.
 */
notes: Array<ImportNote>, 
/**
 * The export it is, if it is a known one.
 */
known: KnownExport | null, 
/**
 * Where the file comes from: what was remembered for these column names, the known export's
 * name, else the file's name without its ending. Never empty.
 */
source: string, 
/**
 * What runs are counted per where no column says it, as remembered.
 */
period: Period | null, 
/**
 * What stage words mean, as remembered and as the known export has it.
 */
stage_words: { [key in string]: Stage }, };

export type ImportLookRequest = { 
/**
 * As the `upload` command answered.
 */
upload: string, 
/**
 * What the person decided.
 */
settings?: ImportSettings, };

export type ImportMapped = { 
/**
 * The column's name.
 */
column: string, 
/**
 * Its meaning. Only `note` may stand at several columns.
 */
target: ImportTarget, };

export type ImportNote = { 
/**
 * For example `blank_rows`, `above_header`, `comment`, `short_row`, `long_row`, `header_blank`,
 * `header_repeated`, `replaced_characters`, `removed_characters`, `cell_cut`, `stray_quote`,
 * `unreadable_cells`.
 */
code: string, 
/**
 * How many rows (or characters, or cells) it is about.
 */
count: number, 
/**
 * The first row it is about.
 */
row: number | null, 
/**
 * What the sentence needs: `text`, `name`, `renamed`.
 */
facts: Record<string, unknown>, };

export type ImportPlanRequest = { 
/**
 * As `import.preview` answered.
 */
plan: string, };

export type ImportPreview = { 
/**
 * Names the dry run. Its rows are asked for with `import.rows`; the next dry run replaces it.
 */
plan: string, 
/**
 * How many rows become what.
 */
counts: ImportCounts, 
/**
 * All rows of the file, the header and blank ones too.
 */
rows_in_file: number, 
/**
 * Whether one of them is the header.
 */
has_header: boolean, 
/**
 * Areas that are added.
 */
new_areas: Array<string>, 
/**
 * Systems that are added.
 */
new_systems: Array<string>, 
/**
 * Every word of the stage column, the most frequent first.
 */
stage_words: Array<ImportStageWord>, 
/**
 * What is wrong with rows, the most frequent first; at most ten.
 */
problems: Array<ImportProblem>, 
/**
 * How the file was read now: `decimal` and `date_order` follow from the mapped columns.
 */
settings: ImportSettings, 
/**
 * What comma and dot were taken for, by column.
 */
decimals: { [key in string]: Decimal }, 
/**
 * Columns that are not read.
 */
unmapped: Array<string>, 
/**
 * How many operations it takes; progress counts up to it.
 */
operations: number, };

export type ImportPreviewRequest = { 
/**
 * Which upload.
 */
upload: string, 
/**
 * How it is read, as decided by the person.
 */
settings?: ImportSettings, 
/**
 * What its columns say; the others are not read.
 */
mapping: Array<ImportMapped>, 
/**
 * Where the file comes from.
 */
source: string, 
/**
 * What stage words mean; they come before the common ones.
 */
stage_words?: { [key in string]: Stage }, 
/**
 * What runs are counted per, where no column says it.
 */
period?: Period, 
/**
 * Leave out new rows whose title and area are those of another idea.
 */
skip_possible_duplicates?: boolean, 
/**
 * Cells that a person put right.
 */
fixes?: Array<ImportFix>, 
/**
 * Rows that a person left out, by their numbers.
 */
exclude?: Array<number>, };

export type ImportProblem = { 
/**
 * The column's name; null where no column says the field.
 */
column: string | null, 
/**
 * The target, or the field of the idea.
 */
field: string | null, 
/**
 * As in the facts of a row's problem; else its code.
 */
problem: string, 
/**
 * How many rows.
 */
rows: number, };

export type ImportProblemKey = { 
/**
 * The column's name.
 */
column: string | null, 
/**
 * The target, or the field of the idea.
 */
field: string | null, 
/**
 * What it is.
 */
problem: string, };

export type ImportResult = { 
/**
 * Which one.
 */
plan: string, 
/**
 * The act, to take it back; null when there was nothing to change.
 */
act: GroupId | null, 
/**
 * How many rows became what.
 */
counts: ImportCounts, 
/**
 * All rows of the file.
 */
rows_in_file: number, 
/**
 * Whether one of them is the header.
 */
has_header: boolean, 
/**
 * Areas that were added.
 */
new_areas: Array<string>, 
/**
 * Systems that were added.
 */
new_systems: Array<string>, };

export type ImportRow = { 
/**
 * Its number as a spreadsheet program shows it.
 */
row: number, 
/**
 * What becomes, or became, of it.
 */
kind: ImportRowKind, 
/**
 * The idea's title, if the row says one.
 */
title: string, 
/**
 * The idea that it is or became; null while it is not there.
 */
idea: IdeaId | null, 
/**
 * For example `OH-12`.
 */
shown_id: string | null, 
/**
 * What it changes, or says of a new idea (then `before` is null). Areas, systems and goals
 * stand with their names, all else as in the history of an idea.
 */
changes: Array<Change>, 
/**
 * What it is like.
 */
likes: Array<ImportLike>, 
/**
 * Why it is refused: all that is wrong with it. Facts: `field` (a target), `column` (its name),
 * `value`, `problem` and what that needs.
 */
problems: Array<AppError>, 
/**
 * What a person should know.
 */
notes: Array<ImportRowNote>, 
/**
 * Its cells as texts, one for each column, put right where that was asked.
 */
cells: Array<string>, };

export type ImportRowKind = "new" | "update" | "same" | "possible_duplicate" | "skipped" | "excluded" | "refused" | "blank";

export type ImportRowNote = { "note": "title_cut", 
/**
 * How many characters it has.
 */
length: number, } | { "note": "kept_as_line", 
/**
 * The word of its target.
 */
field: string, 
/**
 * The value.
 */
value: string, } | { "note": "characters_replaced", 
/**
 * How many.
 */
count: number, } | { "note": "stage_changed", 
/**
 * The word in the file.
 */
said: string, 
/**
 * Where the idea comes in.
 */
stage: Stage, } | { "note": "kept_beside", 
/**
 * The fields.
 */
fields: Array<string>, } | { "note": "stage_differs", 
/**
 * The word in the file.
 */
said: string, 
/**
 * Where the idea is.
 */
stage: Stage, };

export type ImportRows = { 
/**
 * How many of these kinds there are.
 */
total: number, 
/**
 * Those asked for, in the file's order.
 */
rows: Array<ImportRow>, };

export type ImportRowsRequest = { 
/**
 * Which dry run.
 */
plan: string, 
/**
 * Only these kinds; all when none is named. `possible_duplicate` gives every row that is like
 * something, also those that were found in the background.
 */
kinds?: Array<ImportRowKind>, 
/**
 * Only rows with this problem.
 */
problem?: ImportProblemKey, 
/**
 * From this row on.
 */
offset?: number, 
/**
 * So many; 100 when nothing is said, at most 500.
 */
limit?: number, };

export type ImportRunRequest = { 
/**
 * As `import.preview` answered. Sent twice, it acts once.
 */
plan: string, 
/**
 * Do not remember the mapping, the source and the stage words for these column names.
 */
forget?: boolean, };

export type ImportSettings = { 
/**
 * The sheet of a workbook.
 */
sheet?: string | null, 
/**
 * The row of the column names, counted from 1; 0: there is none.
 */
header_row: number | null, 
/**
 * Of a text file, a label such as `windows-1252`.
 */
encoding?: string | null, 
/**
 * The one character between the cells of a text file.
 */
delimiter?: string | null, 
/**
 * What stands before the fraction of a number.
 */
decimal?: Decimal | null, 
/**
 * Where the day stands in a date such as 03/04/2026.
 */
date_order?: DateOrder | null, };

export type ImportStageWord = { 
/**
 * As it stands in the file.
 */
word: string, 
/**
 * How many rows have it.
 */
rows: number, 
/**
 * What it means; null: nobody knows, and its rows are refused.
 */
stage: Stage | null, 
/**
 * Where that comes from; null without a stage.
 */
by: StageWordBy | null, };

export type ImportTarget = "id" | "external_id" | "title" | "description" | "area" | "systems" | "links" | "submitted_for" | "lang" | "created_on" | "stage" | "reason" | "live_on" | "runs" | "period" | "runs_per_year" | "minutes_per_run" | "people" | "error_rate" | "rework_minutes" | "reviewed_share" | "review_minutes" | "execution_minutes" | "share" | "share_low" | "share_likely" | "share_high" | "build_days" | "build_days_low" | "build_days_likely" | "build_days_high" | "hourly_cost" | "yearly_cost" | "day_cost" | "running_cost_per_year" | "rules" | "digital" | "structured" | "stable" | "documented" | "fit" | "risk" | "goal" | "rice_reach" | "rice_impact" | "rice_confidence" | "ice_impact" | "ice_confidence" | "ice_ease" | "wsjf_value" | "wsjf_time" | "wsjf_risk" | "wsjf_size" | "note";

export type ImportUpload = { 
/**
 * As the `upload` command answered.
 */
upload: string, };

export type Imported = { 
/**
 * New, assessing, ready, parked, declined, live or retired.
 */
stage: Stage, 
/**
 * For declined and parked; without one `other`.
 */
reason_code?: string, 
/**
 * For declined and parked; without one "imported".
 */
reason?: string, 
/**
 * The person named in the file.
 */
submitted_for?: string, 
/**
 * Which import.
 */
batch_id: BatchId, 
/**
 * For live and retired ones.
 */
live_at_ms?: number, 
/**
 * What leads say, where the file says it.
 */
ratings: Ratings, };

export type InboxConflict = { 
/**
 * Sent with `conflict.close`.
 */
conflict: string, 
/**
 * The field, for example `minutes_per_run`.
 */
field: string, 
/**
 * What stood there before both; null where that is not known any more.
 */
before: unknown, 
/**
 * What did not win.
 */
lost_value: unknown, 
/**
 * Whose it is.
 */
lost_by: PersonView, 
/**
 * When it was written, in UTC milliseconds.
 */
lost_at_ms: number, 
/**
 * What stands there now.
 */
kept_value: unknown, 
/**
 * Whose it is.
 */
kept_by: PersonView, 
/**
 * When it was written, in UTC milliseconds.
 */
kept_at_ms: number, 
/**
 * Whether this person may put the other value there.
 */
may_take: boolean, 
/**
 * Whether this person may leave it as it is for good.
 */
may_dismiss: boolean, };

export type InboxEvent = { 
/**
 * The operation, for example `comment.add`.
 */
act: string, 
/**
 * Who.
 */
by: PersonView, 
/**
 * What became different.
 */
changes: Array<Change>, 
/**
 * Of a comment: the beginning of its text.
 */
excerpt: string | null, };

export type InboxItem = { 
/**
 * For marking it as read.
 */
id: string, 
/**
 * The idea it is about.
 */
idea: NamedIdea | null, 
/**
 * When it came to be, in UTC milliseconds.
 */
at_ms: number, 
/**
 * Whether the person has seen it.
 */
is_read: boolean, 
/**
 * Two values of one field.
 */
conflict: InboxConflict | null, 
/**
 * A change of one's own that the server did not take.
 */
refused: RefusedView | null, 
/**
 * What somebody else did.
 */
event: InboxEvent | null, };

export type InboxRead = { 
/**
 * Which.
 */
ids: Array<string>, 
/**
 * All there are now, whatever `ids` says.
 */
all: boolean, 
/**
 * Read, or not.
 */
is_read: boolean, };

export type InboxView = { 
/**
 * What needs an answer first, then by time, the newest first.
 */
items: Array<InboxItem>, 
/**
 * Those that were not read.
 */
unread: number, 
/**
 * Conflicts and refused changes.
 */
open: number, };

export type InviteRequest = { 
/**
 * What the new member may do.
 */
role: Role, 
/**
 * How long it is good: 1 to 30.
 */
days: number, };

export type InviteView = { 
/**
 * Shown once.
 */
link: string, 
/**
 * When it ends, in UTC milliseconds.
 */
expires_at_ms: number, };

export type JoinInvite = { 
/**
 * Where to.
 */
space: SpaceId, 
/**
 * Its name.
 */
space_name: string, 
/**
 * Who invites.
 */
invited_by: string, 
/**
 * What the new member may do.
 */
role: Role, };

export type JoinLook = { 
/**
 * As it is asked from then on, for example `https://hub.alder.example`.
 */
server: string, 
/**
 * For example `hub.alder.example`.
 */
host: string, 
/**
 * How what travels is protected.
 */
protection: Protection, 
/**
 * The link holds an invite, and it is good.
 */
invite: JoinInvite | null, 
/**
 * People can sign in through their organisation.
 */
sso: boolean, 
/**
 * The space is on this device already.
 */
known: SpaceId | null, };

export type Joined = { 
/**
 * With the space open; it fills while it is shown.
 */
state: AppState, 
/**
 * Whether the next start needs a password.
 */
tokens: TokensKept, };

export type KnownExport = "opportunity_hub" | "uipath_automation_hub" | "fider" | "microsoft_innovation_backlog" | "jira" | "azure_devops";

export type Labour = { 
/**
 * Hour or year.
 */
per: LabourPer, 
/**
 * Minor units of the space's currency.
 */
minor: number, };

export type LabourFrom = "idea" | "basis";

export type LabourPer = "hour" | "year";

export type LabourPerHour = { 
/**
 * Minor units an hour, not rounded.
 */
minor: number, 
/**
 * What was said, before it was brought to an hour.
 */
stated: Labour, 
/**
 * Who said it.
 */
from: LabourFrom, };

export type Lang = "en" | "pt" | "es" | "de" | "other";

export type LearningReset = { 
/**
 * Count again what was set aside.
 */
count_again?: boolean, };

export type LearningView = { 
/**
 * Answers that it can learn from.
 */
answers: number, 
/**
 * From so many on it does.
 */
needed: number, 
/**
 * Whether it does.
 */
is_used: boolean, 
/**
 * Answered pairs that are called something stronger because of it.
 */
surer: number, 
/**
 * Answered pairs that are called something weaker, or nothing, because of it.
 */
less_sure: number, 
/**
 * Whether a percentage stands beside the words: the answers bear it out.
 */
has_percentage: boolean, 
/**
 * Answers given while ideas were compared by words alone; nothing can be learnt from them.
 */
without_meaning: number, 
/**
 * Answers that do not count because what was learnt was reset.
 */
set_aside: number, };

export type LeaveKeep = "read_only" | "delete";

export type LeaveRequest = { 
/**
 * Which one.
 */
id: SpaceId, 
/**
 * What stays.
 */
keep: LeaveKeep, 
/**
 * The person knows that what was not sent goes with it.
 */
discard_unsent?: boolean, };

export type LeftOutView = { 
/**
 * Why it does not count.
 */
why: WhyLeftOut, 
/**
 * Whose work it is, in the words of `estimate.figures.parts`.
 */
who: PartOwner, 
/**
 * The person; where an import named one, only the name is that person's.
 */
by: PersonView, 
/**
 * The merged idea it comes from; none: this idea.
 */
from: NamedIdea | null, 
/**
 * What was said.
 */
volume: Volume | null, };

export type LeftView = { 
/**
 * At which idea.
 */
idea: NamedIdea | null, 
/**
 * Which field; none: all that the operation did.
 */
field: string | null, 
/**
 * `CHANGED_SINCE`, `TOUCHED`, `NO_WAY_BACK`, `NOT_UNDOABLE`, or the code of a refusal.
 */
code: string, 
/**
 * What the sentence needs.
 */
facts: Record<string, unknown>, 
/**
 * Who changed it since.
 */
by: PersonView | null, };

export type Likewise = "same" | "related" | "different";

export type Line = { 
/**
 * What is worked out.
 */
id: Quantity, 
/**
 * What the result counts.
 */
unit: Unit, 
/**
 * For which part; none where it is the estimate's figure.
 */
part: number | null, 
/**
 * From what; empty where it cannot be worked out and the result is a word.
 */
steps: Array<Step>, 
/**
 * The result.
 */
result: Outcome, };

export type Link = { 
/**
 * https, up to 2,000 characters.
 */
url: string, 
/**
 * Up to 80 characters.
 */
label: string, };

export type LogLevel = "off" | "problems" | "everything";

export type LookRequest = { 
/**
 * `ohub://join?..`, `https://..` or a host.
 */
link: string, };

export type Mark = { 
/**
 * Where it begins.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

export type MeView = { 
/**
 * Which member.
 */
id: MemberId, 
/**
 * The name.
 */
name: string, 
/**
 * The role.
 */
role: Role, 
/**
 * Where new ideas start.
 */
area_id: AreaId | null, };

export type MeaningState = "waiting" | "reading" | "ready" | "missing" | "damaged";

export type MeaningView = { 
/**
 * How it stands.
 */
state: MeaningState, 
/**
 * Ideas that are read.
 */
read: number, 
/**
 * Ideas there are, as far as the reading knows.
 */
ideas: number, };

export type MemberId = string;

export type MemberLine = { 
/**
 * Which member.
 */
id: MemberId, 
/**
 * The name, or what stands for an erased one.
 */
name: string, 
/**
 * What the person may do.
 */
role: Role, 
/**
 * Where the person works.
 */
area: string | null, 
/**
 * Whether the person is still here.
 */
state: MemberState, 
/**
 * In the space since, in UTC milliseconds.
 */
since_ms: number, 
/**
 * Whether it is this person.
 */
is_me: boolean, 
/**
 * The only admin: the role stays until somebody else is one, too.
 */
is_last_admin: boolean, 
/**
 * How many ideas the person builds now.
 */
builds: number, };

export type MemberState = "active" | "removed" | "erased";

export type MembersView = { 
/**
 * Those in the space first, by name.
 */
members: Array<MemberLine>, 
/**
 * Whether this person may change roles, remove and erase.
 */
may_manage: boolean, 
/**
 * Others can join: a backend decides the space. A space of one's own has nobody to invite.
 */
is_shared: boolean, };

export type MergeFigures = { 
/**
 * How many people have it.
 */
people: number, 
/**
 * Spent a year; none without an estimate.
 */
hours_today: number | null, 
/**
 * Saved a year; none without an estimate.
 */
hours_saved: Triple | null, 
/**
 * 0 to 100; none until there is enough for one.
 */
score: number | null, };

export type MergePreview = { 
/**
 * The one that goes on.
 */
target: NamedIdea, 
/**
 * As it is now.
 */
before: MergeFigures, 
/**
 * As it would be, with those that are not refused.
 */
after: MergeFigures, 
/**
 * How many of the sources have an estimate of their own. Where the one that goes on has none,
 * none is shown afterwards either.
 */
sources_with_estimate: number, 
/**
 * Those that cannot be merged, and why.
 */
refused: Array<BulkRefused>, };

export type MergePreviewRequest = { 
/**
 * The one that goes on.
 */
target: IdeaId, 
/**
 * Those that are merged into it; at most 100.
 */
sources: Array<IdeaId>, 
/**
 * Whether their volumes come on top.
 */
adds_volume: boolean, };

export type MergedIntoView = { 
/**
 * Which idea.
 */
idea: NamedIdea, 
/**
 * Who merged.
 */
by: PersonView, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number, 
/**
 * The merge: sent as `expect_merged_op` with `unmerge`.
 */
op: OpId, 
/**
 * Whether its volumes count there.
 */
adds_volume: boolean, };

export type MergedView = { 
/**
 * Which idea.
 */
idea: NamedIdea, 
/**
 * Where it stood, and comes back to.
 */
stage: Stage, 
/**
 * Who sent it.
 */
author: PersonView, 
/**
 * The person named in the file it came from.
 */
submitted_for: string | null, 
/**
 * Who merged.
 */
by: PersonView, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number, 
/**
 * The merge: sent as `expect_merged_op` with `unmerge`.
 */
op: OpId, 
/**
 * Whether its volumes count here.
 */
adds_volume: boolean, 
/**
 * What happened there, newest first.
 */
events: Array<EventView>, };

export type Method = "weighted" | "rice" | "ice" | "wsjf";

export type Missing = "labour_cost" | "build_days" | "day_cost";

export type MoveStep = { 
/**
 * At least so many places.
 */
from: number, 
/**
 * At most so many; none: as far as it goes.
 */
to: number | null, 
/**
 * So many gain places.
 */
up: number, 
/**
 * So many lose places.
 */
down: number, };

export type NamedIdea = { 
/**
 * Which one.
 */
id: IdeaId, 
/**
 * For example `OH-45`.
 */
shown_id: string, 
/**
 * Its title.
 */
title: string, };

export type NewSpace = { 
/**
 * 1 to 80 characters.
 */
name: string, 
/**
 * The person's name, 1 to 80 characters.
 */
member_name: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * IANA.
 */
time_zone: string, };

export type Nothing = Record<symbol, never>;

export type NoticeView = { 
/**
 * For example `CATALOGUE_REBUILT`.
 */
code: string, 
/**
 * What the sentence needs.
 */
facts: Record<string, unknown>, };

export type Op = "start" | "plus" | "minus" | "times" | "divided_by";

export type OpId = string;

export type Operation = { "kind": "idea.submit" } & Submission | { "kind": "idea.import", imported: Imported, 
/**
 * The new idea's id, made by the caller.
 */
id: IdeaId, 
/**
 * What it is; only a title is needed.
 */
case: Case, 
/**
 * Nothing of it is needed.
 */
estimate?: EstimateInputs, 
/**
 * Nothing of it is needed.
 */
answers?: Answers, 
/**
 * Where it was before.
 */
origin?: Origin, } | { "kind": "idea.edit", id: IdeaId, set: { [key in string]: FieldEdit }, } | { "kind": "conflict.close", conflict: string, take_lost: boolean, } | { "kind": "idea.hand_over", id: IdeaId, to: MemberId, } | { "kind": "idea.withdraw", id: IdeaId, } | { "kind": "idea.restore", id: IdeaId, } | { "kind": "idea.remove", id: IdeaId, reason: string, } | { "kind": "stage.move", id: IdeaId, from: Stage, to: Stage, reason_code?: string, reason?: string, revisit_on?: string, 
/**
 * What the person saw; kept in the event only.
 */
seen_score?: number, seen_profile?: ProfileId, } | { "kind": "claim.take", id: IdeaId, } | { "kind": "claim.assign", id: IdeaId, to: MemberId, expect_claim_no: number, } | { "kind": "claim.release", id: IdeaId, expect_claim_no: number, note?: string, } | { "kind": "claim.progress", id: IdeaId, note?: string, commit_at_ms?: number, } | { "kind": "merge", source: IdeaId, target: IdeaId, adds_volume: boolean, } | { "kind": "unmerge", source: IdeaId, target: IdeaId, expect_merged_op: OpId, } | { "kind": "pair.set", a: IdeaId, b: IdeaId, to: PairKind, expect: PairKind, } | { "kind": "support.set", idea: IdeaId, volume?: Volume, in_addition: boolean, area_id?: AreaId, } | { "kind": "support.clear", idea: IdeaId, } | { "kind": "comment.add", id: CommentId, idea: IdeaId, body: string, } | { "kind": "comment.edit", id: CommentId, body: string, base: OpId | null, } | { "kind": "comment.remove", id: CommentId, } | { "kind": "follow.set", idea: IdeaId, on: boolean, } | { "kind": "estimate.rerate", id: IdeaId, basis_id: BasisId, } | { "kind": "standard.answer", idea: IdeaId, item: StandardItemId, state: StandardState, evidence: string, by_scan: boolean, reason?: string, } | { "kind": "standard.except", idea: IdeaId, item: StandardItemId, reason: string, } | { "kind": "system.add", name: string, } | { "kind": "system.edit", id: SystemId, name?: string, archived?: boolean, } | { "kind": "area.add", id: AreaId, name: string, } | { "kind": "area.edit", id: AreaId, name?: string, archived?: boolean, } | { "kind": "basis.add", area?: AreaId, version: number, labour?: Labour, day_cost_minor?: number, working_days_per_year: number, hours_per_day: number, } | { "kind": "profile.save", id: ProfileId, family_id: ProfileId, version: number, name: string, method: Method, weights: { [key in Criterion]?: number }, } | { "kind": "profile.activate", id: ProfileId, } | { "kind": "standard_item.put", id: StandardItemId, text: string, check: Check, check_name?: string, required: boolean, position: number, archived: boolean, } | { "kind": "space.edit" } & SpaceEdit | { "kind": "member.profile", display_name: string, area_id: AreaId | null, } | { "kind": "member.role", member: MemberId, role: Role, } | { "kind": "member.remove", member: MemberId, } | { "kind": "member.erase", member: MemberId, } | { "kind": "text.redact", entity: string, key: string, field: string, reason: string, } | { "kind": "skip", 
/**
 * Named so beside the envelope's own id, into which an operation is laid.
 */
ref: OpId, why: string, };

export type Origin = { space_id?: SpaceId, idea_id?: IdeaId, number?: number, source?: string, external_id?: string, created_at_ms?: number, };

export type Outcome = { "kind": "amount", "value": Amount } | { "kind": "payback", "value": Outlook<Payback> } | { "kind": "roi", "value": Outlook<Roi> };

export type Outlook<T> = { 
/**
 * When everything goes well.
 */
best: T, 
/**
 * What is expected.
 */
likely: T, 
/**
 * When everything goes badly.
 */
worst: T, };

export type PairKind = "related" | "different" | "none";

export type PairView = { 
/**
 * The other one; where that was merged, the idea that goes on for it.
 */
idea: NamedIdea, 
/**
 * Where that one stands.
 */
stage: Stage, 
/**
 * Related or different.
 */
kind: PairKind, 
/**
 * Who said it.
 */
by: PersonView, 
/**
 * The merged idea at which it was said; none: at this one.
 */
from: NamedIdea | null, 
/**
 * Whether this person may say the other of the two with `pair.set`.
 */
may_change: boolean, 
/**
 * Whether this person may take it back: say `none`.
 */
may_clear: boolean, };

export type PairsAnswer = { 
/**
 * The operation, or the group of them, that followed.
 */
act: string, 
/**
 * The one.
 */
a: IdeaId, 
/**
 * The other.
 */
b: IdeaId, 
/**
 * What was said.
 */
answer: Likewise, };

export type PairsEntry = { 
/**
 * How sure; of more than two, of the weakest link that joins them.
 */
certainty: Sureness, 
/**
 * The suggested survivor first: what may not be merged away, then most supports, then further
 * on its way, then the lower number.
 */
ideas: Array<PairsIdea>, 
/**
 * Which of them are alike, the surest first.
 */
links: Array<PairsLink>, 
/**
 * Likely hours a year of all but the survivor.
 */
hours: number, 
/**
 * Supports of all but the survivor.
 */
supports: number, };

export type PairsIdea = { 
/**
 * Its id.
 */
id: IdeaId, 
/**
 * For example `OH-12`.
 */
shown_id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * Saved a year, as expected; none without an estimate.
 */
hours_likely: number | null, 
/**
 * People who have it too.
 */
supports: number, };

export type PairsLink = { 
/**
 * The one.
 */
a: IdeaId, 
/**
 * The other.
 */
b: IdeaId, 
/**
 * How sure.
 */
certainty: Sureness, };

export type PairsList = { 
/**
 * How many entries there are.
 */
total: number, 
/**
 * Those asked for.
 */
entries: Array<PairsEntry>, };

export type PairsListRequest = { 
/**
 * At least so sure; probably, when nothing is said.
 */
least?: Sureness, 
/**
 * From this entry on.
 */
offset?: number, 
/**
 * So many; 100 when nothing is said, at most 500.
 */
limit?: number, };

export type PairsPhase = "idle" | "reading" | "comparing" | "ready" | "stopped" | "failed";

export type PairsStart = { 
/**
 * Also when the pairs are here already.
 */
again?: boolean, };

export type PairsState = { 
/**
 * How far it is.
 */
phase: PairsPhase, 
/**
 * Ideas that were compared with all others.
 */
done: number, 
/**
 * Ideas that take part: neither merged nor withdrawn.
 */
total: number, 
/**
 * How many entries the list has that are probably the same or surer; none before it is over.
 */
found: number | null, 
/**
 * Why it failed.
 */
failure: AppError | null, };

export type Part = { 
/**
 * Whose work it is.
 */
who: PartOwner, 
/**
 * Runs a period, for one person.
 */
runs: number, 
/**
 * The period.
 */
period: Period, 
/**
 * How many periods a year has.
 */
periods_per_year: number, 
/**
 * How many people do it.
 */
people: number, 
/**
 * By hand, each time.
 */
minutes_per_run: number, 
/**
 * R: runs x periods a year x people (rule E1).
 */
runs_per_year: number, 
/**
 * R x minutes_per_run / 60.
 */
hours_processing: number, 
/**
 * R x error_rate x rework_minutes / 60.
 */
hours_rework: number, 
/**
 * R x reviewed_share x review_minutes / 60.
 */
hours_review: number, 
/**
 * Processing, rework and review.
 */
hours_today: number, 
/**
 * R x execution_minutes / 60.
 */
hours_execution: number, 
/**
 * Today without execution: what a program that takes everything would save. May be negative.
 */
net_hours: number, 
/**
 * The working days of the part's basis.
 */
working_days_per_year: number, 
/**
 * The hours per day of the part's basis.
 */
hours_per_day: number, 
/**
 * What an hour costs; absent where neither the estimate nor the basis says it (rule E7).
 */
labour: LabourPerHour | null, };

export type PartOwner = { "kind": "author" } | { "kind": "support", 
/**
 * Whose volume it is.
 */
member_id: MemberId, } | { "kind": "merged", 
/**
 * The merged idea.
 */
idea_id: IdeaId, } | { "kind": "merged_support", 
/**
 * The merged idea.
 */
idea_id: IdeaId, 
/**
 * Whose volume it is.
 */
member_id: MemberId, };

export type PartView = { 
/**
 * Whose work it is, in the words of `estimate.figures.parts`.
 */
who: PartOwner, 
/**
 * The person; where an import named one, only the name is that person's.
 */
by: PersonView, 
/**
 * The merged idea it comes from; none: this idea.
 */
from: NamedIdea | null, 
/**
 * What was said.
 */
volume: Volume | null, };

export type Payback = { "kind": "years", "years": number } | { "kind": "never" } | { "kind": "no_investment" } | { "kind": "unknown" };

export type Period = "day" | "week" | "fortnight" | "month" | "quarter" | "half_year" | "year";

export type PersonView = { 
/**
 * Which member.
 */
id: MemberId, 
/**
 * The name.
 */
name: string, };

export type PointView = { 
/**
 * In the words of whoever wrote it.
 */
text: string, 
/**
 * Came with the Hub: worded in the reader's language.
 */
builtin: string | null, };

export type PreviewIdea = { 
/**
 * Its id.
 */
id: IdeaId, 
/**
 * For example `OH-12`.
 */
shown_id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its rank now; none without a number that ranks.
 */
rank_before: number | null, 
/**
 * Its rank then.
 */
rank_after: number | null, 
/**
 * The number that ranks it now.
 */
score_before: number | null, 
/**
 * The number that would rank it.
 */
score_after: number | null, };

export type PreviewRequest = { 
/**
 * How it ranks.
 */
method: Method, 
/**
 * 0 to 100 each, not all of them 0; a criterion without a weight has none. Only for the
 * weighted method.
 */
weights?: { [key in Criterion]?: number }, };

export type PreviewView = { 
/**
 * How many ideas are listed.
 */
ideas: number, 
/**
 * How many have a rank now.
 */
ranked_before: number, 
/**
 * How many would have one.
 */
ranked_after: number, 
/**
 * How many have a rank now and then, and another one.
 */
moved: number, 
/**
 * These by how far, nearest first.
 */
steps: Array<MoveStep>, 
/**
 * How many have a rank only then.
 */
appear: number, 
/**
 * How many have a rank only now.
 */
disappear: number, 
/**
 * The best 20 now.
 */
top_before: Array<PreviewIdea>, 
/**
 * The best 20 then.
 */
top_after: Array<PreviewIdea>, 
/**
 * The 20 that gain most places.
 */
gain: Array<PreviewIdea>, 
/**
 * The 20 that lose most places.
 */
lose: Array<PreviewIdea>, };

export type ProfileFamily = { 
/**
 * The same for all versions.
 */
id: ProfileId, 
/**
 * How it ranks.
 */
method: Method, 
/**
 * The newest first.
 */
versions: Array<ProfileVersion>, };

export type ProfileId = string;

export type ProfileVersion = { 
/**
 * Which one.
 */
id: ProfileId, 
/**
 * 1 and up.
 */
version: number, 
/**
 * The name that people gave it.
 */
name: string, 
/**
 * Came with the Hub and was not renamed since: `balanced`, `rice`, `ice`, `wsjf`, worded in the
 * reader's language.
 */
builtin: string | null, 
/**
 * 0 to 100 each; empty but for the weighted method.
 */
weights: { [key in Criterion]?: number }, 
/**
 * The weights that are others than in the version before.
 */
changed: Array<WeightChange>, 
/**
 * Who saved it; none: it came with the space.
 */
by: PersonView | null, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number, 
/**
 * Whether it ranks.
 */
is_active: boolean, };

export type ProfilesView = { 
/**
 * In the order of their founding: the balanced one first.
 */
families: Array<ProfileFamily>, 
/**
 * The version that ranks.
 */
active: ProfileId, 
/**
 * What the version in force ranks by.
 */
method: Method, 
/**
 * What the value criterion is made from.
 */
value_basis: ValueBasis, 
/**
 * What scores 100 for value: hours a year, or minor units of money a year.
 */
value_full: number, 
/**
 * Whether this person may save and use profiles.
 */
may_change: boolean, 
/**
 * How many ideas a list of all shows.
 */
ideas: number, 
/**
 * How many of them each method gives a number.
 */
ranked: RankedCounts, };

export type Proposed = { 
/**
 * Which.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Why.
 */
by: ProposedBy, };

export type ProposedBy = "text" | "neighbours";

export type ProposedFacts = { 
/**
 * None where one is chosen.
 */
area: Proposed | null, 
/**
 * Those that are not chosen yet, the likeliest first; at most three.
 */
systems: Array<Proposed>, };

export type Protection = "tls" | "pinned" | "loopback";

export type Quantity = "runs" | "periods_per_year" | "people" | "minutes_per_run" | "error_rate" | "rework_minutes" | "reviewed_share" | "review_minutes" | "execution_minutes" | "automatable_share" | "working_days_per_year" | "hours_per_day" | "labour_per_year" | "build_days" | "day_cost" | "running_cost_per_year" | "minutes_per_hour" | "years_counted" | "runs_per_year" | "hours_processing" | "hours_rework" | "hours_review" | "hours_today" | "hours_execution" | "net_hours" | "hours_saved" | "fte_today" | "fte_net" | "fte_saved" | "labour_per_hour" | "money_today" | "money_net" | "money_saved" | "one_off" | "money_after_running" | "payback" | "roi3y";

export type QueuedView = { 
/**
 * Which operation.
 */
op_id: OpId, 
/**
 * For example `idea.edit`.
 */
kind: string, 
/**
 * The idea it is about.
 */
idea: NamedIdea | null, 
/**
 * What it writes, as in the history.
 */
changes: Array<Change>, 
/**
 * When it was done, in UTC milliseconds.
 */
at_ms: number, };

export type RankedCounts = { weighted: number, rice: number, ice: number, wsjf: number, };

export type Rates = { 
/**
 * Share of runs that go wrong, 0 to 1; empty is 0.
 */
error_rate: number, 
/**
 * To put one of them right; empty is 0.
 */
rework_minutes: number, 
/**
 * Share of runs that somebody checks, 0 to 1; empty is 0.
 */
reviewed_share: number, 
/**
 * To check one of them; empty is 0.
 */
review_minutes: number, 
/**
 * That the program takes for one run; empty is 0.
 */
execution_minutes: number, 
/**
 * How much of the work a program can take; empty is the space's.
 */
automatable_share: Triple, 
/**
 * Days of building.
 */
build_days: Triple | null, 
/**
 * A day of building, in minor units: the idea's, else the basis's.
 */
day_cost_minor: number | null, 
/**
 * Of the program, in minor units a year; empty is 0.
 */
running_cost_per_year_minor: number, };

export type RatesInUse = { 
/**
 * All of them.
 */
all: RatesUse, 
/**
 * Those for which the space's own rates hold.
 */
space: RatesUse, 
/**
 * Those of the ideas of an area; none: of the ideas without one.
 */
areas: Array<AreaRatesUse>, };

export type RatesOwner = { 
/**
 * None: the space.
 */
area_id: AreaId | null, 
/**
 * The area's name.
 */
name: string | null, 
/**
 * Whether the area is no longer offered.
 */
archived: boolean, 
/**
 * The version that the next rates get.
 */
next_version: number, 
/**
 * The newest first: those in force. Without any the space's hold.
 */
versions: Array<RatesVersion>, };

export type RatesUse = { 
/**
 * All of them.
 */
estimates: number, 
/**
 * Those with other rates than are in force.
 */
outdated: number, };

export type RatesVersion = { 
/**
 * Which rates.
 */
basis_id: BasisId, 
/**
 * From 1.
 */
version: number, 
/**
 * What work costs.
 */
labour: Labour | null, 
/**
 * What a day of building costs, in minor units.
 */
day_cost_minor: number | null, 
/**
 * A year has.
 */
working_days_per_year: number, 
/**
 * A working day has.
 */
hours_per_day: number, 
/**
 * Who said them; none: they came with the space.
 */
by: PersonView | null, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number, };

export type RatesView = { 
/**
 * Which rates: asked for in a preview of a changed estimate.
 */
basis_id: BasisId, 
/**
 * The area they belong to; none: the space's.
 */
area: string | null, 
/**
 * Their version.
 */
version: number, 
/**
 * What work costs.
 */
labour: Labour | null, 
/**
 * What a day of building costs, in minor units.
 */
day_cost_minor: number | null, 
/**
 * A year has.
 */
working_days_per_year: number, 
/**
 * A working day has.
 */
hours_per_day: number, };

export type Ratings = { 
/**
 * 1 to 5.
 */
fit?: number, 
/**
 * 1 to 5, 5 is the riskiest.
 */
risk?: number, goal_id?: string, rice_reach?: number, rice_impact?: number, rice_confidence?: number, ice_impact?: number, ice_confidence?: number, ice_ease?: number, wsjf_value?: number, wsjf_time?: number, wsjf_risk?: number, wsjf_size?: number, };

export type RawError = "effort_zero" | "job_size_zero";

export type RawInput = { 
/**
 * A field of the idea, or `effort_months`, which is worked out from `build_days`.
 */
field: string, 
/**
 * What goes into the formula.
 */
value: number | null, 
/**
 * Nobody said it for this method: it follows from the estimate.
 */
is_derived: boolean, };

export type RawView = { 
/**
 * The number; it has no bar and no upper end.
 */
number: number | null, 
/**
 * The inputs that are missing, as fields of the idea: `rice_impact`, `build_days` ...
 */
missing: Array<string>, 
/**
 * Why the inputs give no number.
 */
problem: RawError | null, };

export type Refusal = { 
/**
 * What programs switch on.
 */
code: Code, 
/**
 * What the sentence needs, for example `{"field": "title", "problem": "too_long", "max": 200}`.
 */
facts?: Record<string, unknown>, };

export type RefusedView = { 
/**
 * Sent with `attention.*`.
 */
op_id: OpId, 
/**
 * The intent, in parts; none when its text was erased.
 */
operation: Operation | null, 
/**
 * What it would have written, as in the history.
 */
changes: Array<Change>, 
/**
 * Why.
 */
refusal: AppError, 
/**
 * It was set aside because the server could not read it, so that it holds up no other.
 */
is_set_aside: boolean, 
/**
 * Whether it can be done again.
 */
may_retry: boolean, 
/**
 * Whether what it says can be said as a comment.
 */
may_comment: boolean, };

export type RerateRequest = { 
/**
 * Made by the caller (UUIDv7): sent twice, it acts once. Progress, cancelling and undo go by it.
 */
group_id: GroupId, 
/**
 * Of these areas only; null among them is "without an area".
 */
areas?: Array<AreaId | null>, };

export type Rerated = { 
/**
 * Estimates that have other rates now.
 */
changed: number, 
/**
 * Refused.
 */
refused: number, };

export type Restored = { 
/**
 * Where the state before it is kept.
 */
kept: string | null, 
/**
 * Everything as it is now.
 */
state: AppState, };

export type Roi = { "kind": "ratio", "ratio": number } | { "kind": "no_investment" } | { "kind": "unknown" };

export type Role = "viewer" | "contributor" | "engineer" | "lead" | "admin";

export type RowRights = { 
/**
 * Fields of the case: title, area, systems.
 */
edit_case: boolean, 
/**
 * Fields of the estimate; from Ready on perhaps the days of building only.
 */
edit_estimate: boolean, 
/**
 * The days of building.
 */
edit_build_days: boolean, 
/**
 * Answers.
 */
edit_answers: boolean, 
/**
 * Ratings.
 */
edit_ratings: boolean, 
/**
 * Stages it may be moved to.
 */
moves: Array<Stage>, };

export type RowsRequest = { 
/**
 * At most 500; unknown ones are left out.
 */
locals: Array<number>, };

export type SaidView = { 
/**
 * Related or different.
 */
kind: PairKind, 
/**
 * Who said it.
 */
by: PersonView, };

export type SampleLook = { 
/**
 * All its ideas.
 */
ideas: number, 
/**
 * Those of them that the person sent.
 */
own_ideas: number, 
/**
 * What the person wrote and did not send.
 */
drafts: number, };

export type SavedFile = { 
/**
 * Where it is.
 */
path: string, 
/**
 * What is in it.
 */
text: string, };

export type SavedView = { 
/**
 * Which one.
 */
id: string, 
/**
 * 1 to 80 characters.
 */
name: string, 
/**
 * What stands in the address of the list: filter, sort, columns. Only the window reads it.
 */
address: string, 
/**
 * Its place among the saved views, from 0.
 */
position: number, };

export type ScoreFacts = { hours_saved: number | null, money_saved_minor: number | null, answers: [number | null, number | null, number | null, number | null, number | null], people: number, areas: number, build_days: number | null, fit: number | null, risk: number | null, };

export type ScorePart = { 
/**
 * Which one.
 */
criterion: Criterion, 
/**
 * 0 to 100.
 */
scale: number, 
/**
 * Its weight as set, 0 to 100.
 */
weight: number, 
/**
 * Its weight among those with data, 0 to 1.
 */
share: number, 
/**
 * Scale x share: the points it gives.
 */
points: number, };

export type ScoreView = { 
/**
 * The profile's name, or its built-in name.
 */
profile: string, 
/**
 * The profile's version.
 */
profile_version: number, 
/**
 * What the parts were made from.
 */
facts: ScoreFacts, 
/**
 * 0 to 100.
 */
score: number, 
/**
 * The weight that is known among all weight, 0 to 1.
 */
completeness: number, 
/**
 * The same as a word.
 */
level: Completeness, 
/**
 * The criteria with data and weight, in the order of [`Criterion::ALL`]; their points add up
 * to the score.
 */
parts: Array<ScorePart>, 
/**
 * The criteria with weight but without data.
 */
missing: Array<Criterion>, };

export type SendAllRequest = { 
/**
 * Names the act, for its undo too.
 */
group_id: GroupId, 
/**
 * In this order; at most 100.
 */
operations: Array<GroupedOperation>, 
/**
 * Keep none when one is refused; otherwise each is kept or refused by itself.
 */
all_or_nothing: boolean, };

export type SendRequest = { 
/**
 * Made by the caller (UUIDv7): sent twice, it acts once.
 */
op_id: OpId, 
/**
 * Operations that are one act.
 */
group_id?: GroupId, 
/**
 * The intent.
 */
operation: Operation, };

export type Sent = { 
/**
 * `ok` or `merged`; a refusal is an error.
 */
verdict: string, 
/**
 * The fields whose value did not win.
 */
fields: Array<string>, 
/**
 * The idea it was about.
 */
idea_id: IdeaId | null, 
/**
 * Its number as it is shown, for example `OH-12`.
 */
shown_id: string | null, };

export type SentAll = { 
/**
 * Whether what was accepted was kept.
 */
is_kept: boolean, 
/**
 * For each, in order.
 */
outcomes: Array<SentOne>, };

export type SentOne = { 
/**
 * Which one.
 */
op_id: OpId, 
/**
 * Whether anything is different by it.
 */
has_changed: boolean, 
/**
 * The fields that somebody else changed meanwhile; both values are kept.
 */
fields: Array<string>, 
/**
 * Why it was refused, if so.
 */
failure: AppError | null, };

export type Side = { 
/**
 * The same as in the list.
 */
row: IdeaRow, 
/**
 * The whole description, in Markdown.
 */
description: string, 
/**
 * The shared words in the title.
 */
title_marks: Array<Mark>, 
/**
 * The shared words in the description.
 */
description_marks: Array<Mark>, 
/**
 * Names of all its systems.
 */
system_names: Array<string>, 
/**
 * The inputs of its estimate.
 */
inputs: EstimateInputs, };

export type SignInRequest = { 
/**
 * A link, an address or a bare host.
 */
link: string, 
/**
 * As it was given when the invite was accepted.
 */
email: string, 
/**
 * The password.
 */
password: string, 
/**
 * What the person calls this device.
 */
device_name: string, };

export type SimilarAnswer = { 
/**
 * The operation that followed.
 */
act: string, 
/**
 * The id that the text would have as an idea.
 */
draft: IdeaId, 
/**
 * The idea that was there.
 */
idea: IdeaId, 
/**
 * What was said.
 */
answer: Likewise, 
/**
 * The title that was typed.
 */
title: string, 
/**
 * The description that was typed.
 */
description: string, };

export type SimilarReply = { 
/**
 * How many ideas were compared.
 */
compared: number, 
/**
 * How many of them by their meaning too.
 */
by_meaning: number, 
/**
 * Not all ideas are in the index yet; ask again on the next `changed`.
 */
indexing: boolean, 
/**
 * The ideas.
 */
found: Array<FoundIdea>, 
/**
 * What the text seems to be about, where that was asked for and is not said yet.
 */
proposed: ProposedFacts, };

export type SimilarRequest = { 
/**
 * The title so far.
 */
title?: string, 
/**
 * The description so far.
 */
description?: string, 
/**
 * The area chosen.
 */
area_id?: AreaId, 
/**
 * The systems chosen.
 */
system_ids?: Array<SystemId>, 
/**
 * The idea that is asked about, when it exists already.
 */
except?: IdeaId, 
/**
 * Whether to look for different words that mean the same, too: some milliseconds for each idea.
 */
bridges?: boolean, 
/**
 * Whether to propose an area and systems, too.
 */
propose?: boolean, 
/**
 * At most so many; 3 when nothing is said.
 */
limit?: number, };

export type SortKey = "score" | "title" | "hours" | "hours_today" | "stage" | "stage_since" | "area" | "author" | "owner" | "builder" | "supports" | "comments" | "completeness" | "build_days" | "rice" | "ice" | "wsjf" | "age" | "updated" | "number";

export type SpaceEdit = { name?: string, time_zone?: string, currency?: string, share_default?: Triple, value_basis?: ValueBasis, value_full?: number, stale_claim_days?: number, goals?: Array<Goal>, };

export type SpaceEntry = { 
/**
 * Which one.
 */
id: SpaceId, 
/**
 * Its name.
 */
name: string, 
/**
 * Who decides in it.
 */
kind: SpaceKind, 
/**
 * Whether nothing in it is the person's own.
 */
is_sample: boolean, 
/**
 * Whether it is the one that is shown.
 */
is_open: boolean, 
/**
 * Left, and kept for reading.
 */
is_read_only: boolean, 
/**
 * For example `hub.alder.example`; none: private.
 */
host: string | null, 
/**
 * Own changes that the server has not taken yet.
 */
unsent: number, 
/**
 * None in a private space; of one that is not open, as it was left.
 */
phase: SyncPhase | null, };

export type SpaceId = string;

export type SpaceKind = "private" | "joined";

export type SpaceRates = { 
/**
 * Of the areas that have none of their own.
 */
space: RatesOwner, 
/**
 * By name, archived ones last.
 */
areas: Array<RatesOwner>, };

export type SpaceRequest = { 
/**
 * Its id.
 */
id: SpaceId, };

export type SpaceView = { 
/**
 * Which one.
 */
id: SpaceId, 
/**
 * Its name.
 */
name: string, 
/**
 * What numbers begin with.
 */
prefix: string, 
/**
 * ISO 4217.
 */
currency: string, 
/**
 * Digits of the currency's minor unit: 2 for EUR, 0 for JPY.
 */
currency_digits: number, 
/**
 * IANA.
 */
time_zone: string, 
/**
 * The automatable share where nothing is said.
 */
share_default: Triple, 
/**
 * Its goals.
 */
goals: Array<Goal>, 
/**
 * Who uses this device.
 */
me: MeView, 
/**
 * How many ideas there are.
 */
ideas: number, 
/**
 * Whether it is the sample, of which nothing is the person's own.
 */
is_sample: boolean, 
/**
 * Who decides in it.
 */
kind: SpaceKind, 
/**
 * Left, and kept for reading; or beside another program that writes.
 */
is_read_only: boolean, 
/**
 * Its first copy is on its way: until it is whole, what reads the space says `SPACE_FILLING` or
 * finds nothing; the facts above are guesses but for id, name and kind.
 */
is_filling: boolean, };

export type Stage = "new" | "assessing" | "ready" | "building" | "testing" | "live" | "retired" | "parked" | "declined" | "withdrawn";

export type StageView = { 
/**
 * The stage.
 */
now: Stage, 
/**
 * Since when, in UTC milliseconds.
 */
since_ms: number, 
/**
 * Where it comes back to.
 */
before: Stage | null, 
/**
 * For example `not_worth_it`.
 */
reason_code: string | null, 
/**
 * In the person's words.
 */
reason: string | null, 
/**
 * When to look at a parked one again.
 */
revisit_on: string | null, };

export type StageWordBy = "said" | "common" | "guess";

export type StandardItemId = string;

export type StandardItemView = { 
/**
 * Which line.
 */
id: StandardItemId, 
/**
 * In the words of whoever wrote it.
 */
text: string, 
/**
 * Came with the Hub: worded in the reader's language.
 */
builtin: string | null, 
/**
 * Whether it can be seen in a repository.
 */
check: Check, 
/**
 * What is looked at, for one that can.
 */
check_name: string | null, 
/**
 * Whether going live asks for it.
 */
required: boolean, 
/**
 * Its place in the list.
 */
position: number, 
/**
 * No longer asked.
 */
archived: boolean, };

export type StandardLine = { 
/**
 * Which line.
 */
id: StandardItemId, 
/**
 * In the words of whoever wrote it.
 */
text: string, 
/**
 * Came with the Hub: worded in the reader's language.
 */
builtin: string | null, 
/**
 * Whether it can be seen in a repository.
 */
check: Check, 
/**
 * Whether going live asks for it.
 */
required: boolean, 
/**
 * No longer asked.
 */
archived: boolean, 
/**
 * The answer; none yet.
 */
state: StandardState | null, 
/**
 * What was seen.
 */
evidence: string, 
/**
 * Why it does not apply, or why it may pass.
 */
reason: string | null, 
/**
 * Who answered.
 */
by: PersonView | null, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number | null, 
/**
 * Going live asks for it still.
 */
is_open: boolean, };

export type StandardState = "met" | "not_met" | "not_applicable" | "excepted";

export type StandardView = { 
/**
 * In their order; those that are no longer asked last.
 */
items: Array<StandardItemView>, 
/**
 * Whether this person may write them.
 */
may_edit: boolean, };

export type Step = { 
/**
 * What it does.
 */
op: Op, 
/**
 * What its number is.
 */
quantity: Quantity, 
/**
 * What its number counts.
 */
unit: Unit, 
/**
 * Its number.
 */
value: Amount, 
/**
 * Which part it is of, in a sum over parts.
 */
part: number | null, };

export type Submission = { 
/**
 * The new idea's id, made by the caller.
 */
id: IdeaId, 
/**
 * What it is; only a title is needed.
 */
case: Case, 
/**
 * Nothing of it is needed.
 */
estimate?: EstimateInputs, 
/**
 * Nothing of it is needed.
 */
answers?: Answers, 
/**
 * Where it was before.
 */
origin?: Origin, };

export type SubmissionCheck = { 
/**
 * As it would be sent.
 */
submission: Submission, };

export type Suggested = { 
/**
 * ISO 4217, from the locale; EUR when nothing is known.
 */
currency: string, 
/**
 * IANA.
 */
time_zone: string, 
/**
 * The account's name.
 */
member_name: string, 
/**
 * What this device is called.
 */
device_name: string, 
/**
 * Of the system, for example `pt-BR`.
 */
locale: string, };

export type SupportView = { 
/**
 * Who.
 */
by: PersonView, 
/**
 * How much of it the person has.
 */
volume: Volume | null, 
/**
 * The volume comes on top of those already counted.
 */
in_addition: boolean, 
/**
 * Where the person has it, where that was said.
 */
area: string | null, 
/**
 * The merged idea at which it was said; none: at this one.
 */
from: NamedIdea | null, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number, };

export type Sureness = "perhaps" | "probably" | "very_likely";

export type SyncDetails = { 
/**
 * Line by line.
 */
text: string, };

export type SyncPhase = "first_sync" | "connecting" | "live" | "offline" | "needs_sign_in" | "update_needed" | "removed" | "held";

export type SyncState = { 
/**
 * Who decides in the open space.
 */
kind: SpaceKind, 
/**
 * None in a private space.
 */
phase: SyncPhase | null, 
/**
 * Of a fresh copy: pieces that are here.
 */
taken: number, 
/**
 * Of a fresh copy: all pieces; 0 until that is known.
 */
of: number, 
/**
 * Own changes that wait.
 */
queue: number, 
/**
 * What the server, the way to it, or this disk said last, if it was a failure.
 */
last_error: AppError | null, 
/**
 * When everything was here last, in UTC milliseconds.
 */
last_synced_at_ms: number | null, 
/**
 * When it is tried again by itself, in UTC milliseconds, where that is known.
 */
retry_at_ms: number | null, 
/**
 * As it is asked, for example `https://hub.alder.example`.
 */
server: string | null, 
/**
 * For example `hub.alder.example`.
 */
host: string | null, 
/**
 * How what travels is protected.
 */
protection: Protection | null, 
/**
 * Whether the next start needs a password.
 */
tokens: TokensKept | null, 
/**
 * What this device is called there.
 */
device_name: string | null, };

export type SystemId = string;

export type Theme = "auto" | "light" | "dark";

export type TokensKept = "keychain" | "session" | "file";

export type Triple = { 
/**
 * The least that is expected.
 */
low: number, 
/**
 * What is expected.
 */
likely: number, 
/**
 * The most that is expected.
 */
high: number, };

export type TurnRequest = { 
/**
 * Made by the caller (UUIDv7): sent twice, it acts once. Progress and cancelling go by it.
 */
id: OpId, 
/**
 * The group of the act, or the id of its one operation. Without it the last act that stands is
 * taken back, or the last one that was taken back is done again.
 */
act?: string, };

export type Turned = { 
/**
 * The act; none: there is nothing to take back, or nothing to do again.
 */
entry: UndoEntry | null, 
/**
 * How many of its operations were turned.
 */
done: number, 
/**
 * How many things stay as they are.
 */
left_count: number, 
/**
 * The first hundred of them.
 */
left: Array<LeftView>, };

export type UndoEntry = { 
/**
 * Names it: the group of its operations, or its one operation.
 */
act: string, 
/**
 * The operation's kind, for example `idea.edit`; of several kinds the one that names the act.
 */
kind: string, 
/**
 * How many operations of that kind.
 */
count: number, 
/**
 * How many operations in all; progress counts up to it.
 */
operations: number, 
/**
 * When, in UTC milliseconds.
 */
at_ms: number, 
/**
 * The first idea.
 */
idea_id: IdeaId | null, 
/**
 * For example `OH-12`.
 */
shown_id: string | null, 
/**
 * The first idea's title, or the name of what was set, as it was then.
 */
title: string | null, 
/**
 * The fields that were changed, for `idea.edit`.
 */
fields: Array<string>, 
/**
 * Where to, for `stage.move`.
 */
stage: Stage | null, 
/**
 * Whether it stands.
 */
state: ActState, };

export type UndoList = { 
/**
 * At most 200; all that are kept when nothing is said.
 */
limit?: number, };

export type Unit = "count" | "share" | "minutes" | "hours" | "days" | "years" | "people" | "fte" | "minor" | "minor_per_hour" | "minor_per_day" | "ratio";

export type ValueBasis = "hours" | "money";

export type ViewDelete = { 
/**
 * Which one.
 */
id: string, };

export type ViewMove = { 
/**
 * Which one.
 */
id: string, 
/**
 * Where to, from 0; beyond the end is the end.
 */
position: number, };

export type ViewPut = { 
/**
 * Made by the caller (UUIDv7): sent twice, it acts once.
 */
id: string, 
/**
 * 1 to 80 characters.
 */
name: string, 
/**
 * At most 4,096 characters.
 */
address: string, };

export type Volume = { 
/**
 * Times a period, for one person; above 0.
 */
runs: number, 
/**
 * The period.
 */
period: Period, 
/**
 * How many people; 1 to 100,000.
 */
people: number, 
/**
 * Each time; without it the idea's.
 */
minutes_per_run?: number, };

export type Warning = { "kind": "person_over_twice_a_year", 
/**
 * Which of the parts.
 */
part: number, 
/**
 * One person's hours a year, as stated.
 */
hours_per_person: number, 
/**
 * Twice working days x hours per day.
 */
limit_hours: number, } | { "kind": "parts_without_labour", 
/**
 * How many.
 */
parts: number, };

export type WeightChange = { 
/**
 * Which one.
 */
criterion: Criterion, 
/**
 * In the version before.
 */
before: number, 
/**
 * In this one.
 */
after: number, };

export type WhyLeftOut = "no_volume" | "not_in_addition" | "same_person" | "merged_without_volume" | "rates_unknown";

export type WordBridge = { 
/**
 * What was typed.
 */
typed: string, 
/**
 * What the idea found says.
 */
found: string, };

export type WorkRequest = { 
/**
 * Its id.
 */
id: string, };

export type WorkView = { 
/**
 * Operations decided.
 */
done: number, 
/**
 * Of so many; 0 until that is known.
 */
total: number, };

export type Wrong = { 
/**
 * One a field.
 */
refusals: Array<Refusal>, };

/** Every command that the window may call. */
export interface Commands {
  "app.state": { params: Nothing; result: AppState };
  "app.choices": { params: Nothing; result: FoundingChoices };
  "space.create": { params: NewSpace; result: AppState };
  "space.list": { params: Nothing; result: Array<SpaceEntry> };
  "space.open": { params: SpaceRequest; result: AppState };
  "space.leave": { params: LeaveRequest; result: AppState };
  "outbox.export": { params: SpaceRequest; result: SavedFile };
  "join.look": { params: LookRequest; result: JoinLook };
  "join.accept": { params: AcceptRequest; result: Joined };
  "join.sign_in": { params: SignInRequest; result: Joined };
  "join.bring_preview": { params: BringLookRequest; result: BringPreview };
  "join.bring": { params: BringRequest; result: BringResult };
  "sync.state": { params: Nothing; result: SyncState };
  "sync.now": { params: Nothing; result: SyncState };
  "sync.queue": { params: Nothing; result: Array<QueuedView> };
  "sync.details": { params: Nothing; result: SyncDetails };
  "inbox.list": { params: Nothing; result: InboxView };
  "inbox.read": { params: InboxRead; result: Nothing };
  "attention.retry": { params: AttentionRequest; result: Nothing };
  "attention.discard": { params: AttentionRequest; result: Nothing };
  "attention.as_comment": { params: AttentionComment; result: Nothing };
  "members.accounts": { params: Nothing; result: Array<AccountView> };
  "devices.list": { params: Nothing; result: Array<DeviceEntry> };
  "devices.revoke": { params: DeviceRevoke; result: Array<DeviceEntry> };
  "invites.create": { params: InviteRequest; result: InviteView };
  "space.choices": { params: Nothing; result: Choices };
  "standard.list": { params: Nothing; result: StandardView };
  "space.members": { params: Nothing; result: MembersView };
  "space.backup": { params: Nothing; result: BackupView };
  "space.restore_backup": { params: Nothing; result: AppState };
  "device.set": { params: Device; result: Device };
  "sample.create": { params: Nothing; result: AppState };
  "sample.look": { params: Nothing; result: SampleLook };
  "sample.remove": { params: Nothing; result: AppState };
  "backups.list": { params: Nothing; result: BackupsView };
  "backup.look": { params: BackupRequest; result: BackupLook };
  "backup.restore": { params: BackupRequest; result: Restored };
  "rates.list": { params: Nothing; result: SpaceRates };
  "rates.in_use": { params: Nothing; result: RatesInUse };
  "rates.rerate": { params: RerateRequest; result: Rerated };
  "diagnostics.look": { params: Nothing; result: Diagnostics };
  "diagnostics.check": { params: Nothing; result: DoctorView };
  "diagnostics.save": { params: DiagnosticsRequest; result: SavedFile };
  "folder.open": { params: FolderRequest; result: Nothing };
  "ideas.order": { params: IdeasOrder; result: ArrayBuffer };
  "ideas.summary": { params: IdeasOrder; result: IdeasSummary };
  "ideas.facets": { params: IdeasOrder; result: IdeasFacets };
  "ideas.rows": { params: RowsRequest; result: Array<IdeaRow> };
  "idea.get": { params: IdeaRequest; result: IdeaPage };
  "builds.mine": { params: Nothing; result: BuildsView };
  "idea.check": { params: SubmissionCheck; result: Wrong };
  "estimate.preview": { params: EstimateRequest; result: EstimateView };
  "similar.find": { params: SimilarRequest; result: SimilarReply };
  "similar.prepare": { params: Nothing; result: Nothing };
  "similar.answer": { params: SimilarAnswer; result: Nothing };
  "learning.look": { params: Nothing; result: LearningView };
  "learning.reset": { params: LearningReset; result: LearningView };
  "pairs.start": { params: PairsStart; result: PairsState };
  "pairs.state": { params: Nothing; result: PairsState };
  "pairs.cancel": { params: Nothing; result: PairsState };
  "pairs.list": { params: PairsListRequest; result: PairsList };
  "pairs.between": { params: BetweenRequest; result: Between };
  "pairs.answer": { params: PairsAnswer; result: Nothing };
  "merge.preview": { params: MergePreviewRequest; result: MergePreview };
  "operation.send": { params: SendRequest; result: Sent };
  "operations.send_all": { params: SendAllRequest; result: SentAll };
  "ideas.bulk": { params: BulkRequest; result: BulkResult };
  "export.run": { params: ExportRequest; result: Exported };
  "export.show": { params: ExportShow; result: Nothing };
  "bulk.progress": { params: WorkRequest; result: WorkView | null };
  "bulk.cancel": { params: WorkRequest; result: Cancelled };
  "import.look": { params: ImportLookRequest; result: ImportLook };
  "import.preview": { params: ImportPreviewRequest; result: ImportPreview };
  "import.rows": { params: ImportRowsRequest; result: ImportRows };
  "import.likes": { params: ImportPlanRequest; result: ImportLikes };
  "import.skip_likes": { params: ImportPlanRequest; result: ImportLikes };
  "import.run": { params: ImportRunRequest; result: ImportResult };
  "import.result": { params: ImportPlanRequest; result: ImportResult };
  "import.close": { params: ImportUpload; result: Nothing };
  "undo.list": { params: UndoList; result: Array<UndoEntry> };
  "undo.do": { params: TurnRequest; result: Turned };
  "redo": { params: TurnRequest; result: Turned };
  "profiles.list": { params: Nothing; result: ProfilesView };
  "profiles.preview": { params: PreviewRequest; result: PreviewView };
  "score.formulas": { params: IdeaRequest; result: FormulasView };
  "views.list": { params: Nothing; result: Array<SavedView> };
  "views.put": { params: ViewPut; result: Array<SavedView> };
  "views.delete": { params: ViewDelete; result: Array<SavedView> };
  "views.move": { params: ViewMove; result: Array<SavedView> };
  "draft.put": { params: DraftPut; result: DraftView };
  "draft.list": { params: Nothing; result: Array<DraftView> };
  "draft.delete": { params: DraftDelete; result: Nothing };
}
