//! Operations: each is one intent of one person. What becomes of it is decided in [`crate::decide`].

mod about;

use crate::ids::{
    AreaId, BasisId, BatchId, CommentId, GroupId, IdeaId, MemberId, OpId, ProfileId,
    StandardItemId, SystemId,
};
use crate::rows::{
    Answers, Case, Check, Criterion, EstimateInputs, Goal, Labour, Method, Origin, PairKind,
    Ratings, Role, Stage, StandardState, Triple, ValueBasis, Volume,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;
use uuid::Uuid;

/// An operation with what travels around it. Who acts comes from the session, never from here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Envelope {
    /// Made by the caller, so that a double click or a retry acts once.
    pub op_id: OpId,
    /// The writer's clock in UTC milliseconds; only ever shown.
    #[ts(type = "number")]
    pub written_at_ms: i64,
    /// Operations that were one act (bulk edit, merge of several, import).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub group_id: Option<GroupId>,
    /// The intent.
    #[serde(flatten)]
    pub operation: Operation,
}

/// A new value for a field, with the version that the person saw.
///
/// The variant with a required member stands first: the other would read anything as "no change".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged, deny_unknown_fields)]
pub enum FieldEdit {
    /// A value in place of another.
    Value {
        /// The new value; null clears the field.
        #[ts(type = "unknown")]
        value: Value,
        /// The last writer of the field when the person looked; none: whoever it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        base: Option<OpId>,
    },
    /// A set to which some are added and from which some are taken; it never conflicts.
    Members {
        /// To be in it afterwards.
        #[serde(default)]
        #[ts(as = "Option<Vec<SystemId>>", optional)]
        add: Vec<SystemId>,
        /// Not to be in it afterwards, unless it is also to be added.
        #[serde(default)]
        #[ts(as = "Option<Vec<SystemId>>", optional)]
        remove: Vec<SystemId>,
    },
}

/// What submit and import have in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Submission {
    /// The new idea's id, made by the caller.
    pub id: IdeaId,
    /// What it is; only a title is needed.
    pub case: Case,
    /// Nothing of it is needed.
    #[serde(default)]
    #[ts(as = "Option<EstimateInputs>", optional)]
    pub estimate: EstimateInputs,
    /// Nothing of it is needed.
    #[serde(default)]
    #[ts(as = "Option<Answers>", optional)]
    pub answers: Answers,
    /// Where it was before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub origin: Option<Origin>,
}

/// What an import adds to a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// New, assessing, ready, parked, declined, live or retired.
    pub stage: Stage,
    /// For declined and parked; without one `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason_code: Option<String>,
    /// For declined and parked; without one "imported".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<String>,
    /// The person named in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub submitted_for: Option<String>,
    /// Which import.
    pub batch_id: BatchId,
    /// For live and retired ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[ts(type = "number")]
    pub live_at_ms: Option<i64>,
    /// What leads say, where the file says it.
    #[serde(default)]
    pub ratings: Ratings,
}

/// Every operation of the domain. Names in JSON are those of domain.md section 2.4.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the table of operations in domain.md section 2.4 is their text")]
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and never many")]
pub enum Operation {
    #[serde(rename = "idea.submit")]
    IdeaSubmit(Submission),
    #[serde(rename = "idea.import")]
    IdeaImport {
        #[serde(flatten)]
        submission: Submission,
        imported: Imported,
    },
    #[serde(rename = "idea.edit")]
    IdeaEdit { id: IdeaId, set: BTreeMap<String, FieldEdit> },
    #[serde(rename = "conflict.close")]
    ConflictClose { conflict: Uuid, take_lost: bool },
    #[serde(rename = "idea.hand_over")]
    IdeaHandOver { id: IdeaId, to: MemberId },
    #[serde(rename = "idea.withdraw")]
    IdeaWithdraw { id: IdeaId },
    #[serde(rename = "idea.restore")]
    IdeaRestore { id: IdeaId },
    #[serde(rename = "idea.remove")]
    IdeaRemove { id: IdeaId, reason: String },
    #[serde(rename = "stage.move")]
    StageMove {
        id: IdeaId,
        from: Stage,
        to: Stage,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reason_code: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reason: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        #[ts(type = "string")]
        revisit_on: Option<Date>,
        /// What the person saw; kept in the event only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        seen_score: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        seen_profile: Option<ProfileId>,
    },
    #[serde(rename = "claim.take")]
    ClaimTake { id: IdeaId },
    #[serde(rename = "claim.assign")]
    ClaimAssign { id: IdeaId, to: MemberId, expect_claim_no: u32 },
    #[serde(rename = "claim.release")]
    ClaimRelease {
        id: IdeaId,
        expect_claim_no: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        note: Option<String>,
    },
    #[serde(rename = "claim.progress")]
    ClaimProgress {
        id: IdeaId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        note: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        #[ts(type = "number")]
        commit_at_ms: Option<i64>,
    },
    #[serde(rename = "merge")]
    Merge { source: IdeaId, target: IdeaId, adds_volume: bool },
    #[serde(rename = "unmerge")]
    Unmerge { source: IdeaId, target: IdeaId, expect_merged_op: OpId },
    #[serde(rename = "pair.set")]
    PairSet { a: IdeaId, b: IdeaId, to: PairKind, expect: PairKind },
    #[serde(rename = "support.set")]
    SupportSet {
        idea: IdeaId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        volume: Option<Volume>,
        #[serde(default)]
        in_addition: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        area_id: Option<AreaId>,
    },
    #[serde(rename = "support.clear")]
    SupportClear { idea: IdeaId },
    #[serde(rename = "comment.add")]
    CommentAdd { id: CommentId, idea: IdeaId, body: String },
    #[serde(rename = "comment.edit")]
    CommentEdit { id: CommentId, body: String, base: Option<OpId> },
    #[serde(rename = "comment.remove")]
    CommentRemove { id: CommentId },
    #[serde(rename = "follow.set")]
    FollowSet { idea: IdeaId, on: bool },
    #[serde(rename = "estimate.rerate")]
    EstimateRerate { id: IdeaId, basis_id: BasisId },
    #[serde(rename = "standard.answer")]
    StandardAnswer {
        idea: IdeaId,
        item: StandardItemId,
        state: StandardState,
        evidence: String,
        by_scan: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reason: Option<String>,
    },
    #[serde(rename = "standard.except")]
    StandardExcept { idea: IdeaId, item: StandardItemId, reason: String },
    #[serde(rename = "system.add")]
    SystemAdd { name: String },
    #[serde(rename = "system.edit")]
    SystemEdit {
        id: SystemId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        name: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        archived: Option<bool>,
    },
    #[serde(rename = "area.add")]
    AreaAdd { id: AreaId, name: String },
    #[serde(rename = "area.edit")]
    AreaEdit {
        id: AreaId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        name: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        archived: Option<bool>,
    },
    /// A new version of the rates of an area, or of the space. `version` is the one before + 1.
    #[serde(rename = "basis.add")]
    BasisAdd {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        area: Option<AreaId>,
        version: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        labour: Option<Labour>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        #[ts(type = "number")]
        day_cost_minor: Option<i64>,
        working_days_per_year: f64,
        hours_per_day: f64,
    },
    /// A new version of a profile; `version` is the one before + 1.
    #[serde(rename = "profile.save")]
    ProfileSave {
        id: ProfileId,
        family_id: ProfileId,
        version: u32,
        name: String,
        method: Method,
        weights: BTreeMap<Criterion, f64>,
    },
    #[serde(rename = "profile.activate")]
    ProfileActivate { id: ProfileId },
    #[serde(rename = "standard_item.put")]
    StandardItemPut {
        id: StandardItemId,
        text: String,
        check: Check,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        check_name: Option<String>,
        required: bool,
        position: u32,
        archived: bool,
    },
    #[serde(rename = "space.edit")]
    SpaceEdit(SpaceEdit),
    #[serde(rename = "member.profile")]
    MemberProfile { display_name: String, area_id: Option<AreaId> },
    #[serde(rename = "member.role")]
    MemberRole { member: MemberId, role: Role },
    #[serde(rename = "member.remove")]
    MemberRemove { member: MemberId },
    #[serde(rename = "member.erase")]
    MemberErase { member: MemberId },
    #[serde(rename = "text.redact")]
    TextRedact { entity: String, key: Uuid, field: String, reason: String },
    #[serde(rename = "skip")]
    Skip {
        /// Named so beside the envelope's own id, into which an operation is laid.
        #[serde(rename = "ref")]
        op_id: OpId,
        why: String,
    },
}

/// The settings of the space that are to change; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields of the space, see there")]
pub struct SpaceEdit {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub time_zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub share_default: Option<Triple>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub value_basis: Option<ValueBasis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub value_full: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub stale_claim_days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub goals: Option<Vec<Goal>>,
}
