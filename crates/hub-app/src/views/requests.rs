//! What commands take.

use hub_core::operation::{Operation, Submission};
use hub_core::rows::EstimateInputs;
use hub_core::{AreaId, BasisId, GroupId, IdeaId, OpId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// A new private space.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct NewSpace {
    /// 1 to 80 characters.
    pub name: String,
    /// The person's name, 1 to 80 characters.
    pub member_name: String,
    /// ISO 4217.
    pub currency: String,
    /// IANA.
    pub time_zone: String,
}

/// What the first run can choose from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundingChoices {
    /// ISO 4217 with their English names.
    pub currencies: Vec<CurrencyChoice>,
    /// IANA names.
    pub time_zones: Vec<String>,
}

/// A currency.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CurrencyChoice {
    /// ISO 4217.
    pub code: String,
    /// In English.
    pub name: String,
}

/// A backup that was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupView {
    /// Where it is.
    pub path: String,
    /// How large.
    #[ts(type = "number")]
    pub size_bytes: u64,
}

/// Some lines of the list.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RowsRequest {
    /// At most 500; unknown ones are left out.
    pub locals: Vec<u32>,
}

/// One idea, by its id or by what is shown for it (`OH-12` or `12`).
#[derive(Clone, Debug, Deserialize, TS)]
pub struct IdeaRequest {
    /// A UUID, `OH-12` or `12`.
    pub id: String,
}

/// A submission that is still being typed.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SubmissionCheck {
    /// As it would be sent.
    pub submission: Submission,
}

/// An estimate that is still being typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct EstimateRequest {
    /// The inputs so far.
    pub inputs: EstimateInputs,
    /// Whose rates.
    pub area_id: Option<AreaId>,
    /// These rates instead.
    pub basis_id: Option<BasisId>,
    /// The idea whose estimate it is: the other parts of its group count too.
    pub idea: Option<IdeaId>,
}

/// One intent of the person.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct SendRequest {
    /// Made by the caller (UUIDv7): sent twice, it acts once.
    pub op_id: OpId,
    /// Operations that are one act.
    pub group_id: Option<GroupId>,
    /// The intent.
    pub operation: Operation,
}

/// A draft to save.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DraftPut {
    /// The id that the idea will have.
    pub id: IdeaId,
    /// What the form holds; at most 256 KiB.
    #[ts(type = "unknown")]
    pub body: Value,
}

/// A draft to forget.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DraftDelete {
    /// Which one.
    pub id: IdeaId,
}
