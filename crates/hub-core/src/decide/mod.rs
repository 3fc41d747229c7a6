//! What an operation changes, or why it is refused. One file for each family of operations.
//!
//! Nothing is loaded or written here, and no clock is read: rows and time come in, rows and events
//! go out. Values and texts are checked in `check`, rights in [`crate::permission`].

mod ask;
mod check;
mod claim;
mod comment;
mod conflict;
mod edit;
mod leave;
mod live;
mod member;
mod merge;
mod needs;
mod pair;
mod rates;
mod redact;
mod settings;
mod settle;
mod stage;
mod standard;
mod submit;
mod support;
mod value;
mod write;

pub use check::{check_import, check_submission};
pub use needs::{Needs, needs, needs_of_conflict};

use crate::ids::{MemberId, SpaceId};
use crate::operation::{Envelope, Operation};
use crate::refusal::Refusal;
use crate::row::{Row, Rows};
use crate::rows::Event;
use ask::Ask;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a decision needs to know besides rows and operation.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The space that is decided in.
    pub space: SpaceId,
    /// The time of the authority in UTC milliseconds.
    pub now_ms: i64,
    /// The number that the next new idea gets.
    pub next_number: u32,
    /// False for a preview on a device: it gives no number and answers a claim with `requested`.
    pub authority: bool,
}

/// The answer to an operation, kept for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It is done.
    Ok,
    /// It is done but for these fields: somebody else wrote them since, and both values are kept.
    Merged {
        /// The fields that were not written.
        fields: Vec<String>,
        /// The conflict rows that hold the values.
        conflicts: Vec<Uuid>,
    },
    /// Nothing was changed.
    Rejected(Refusal),
    /// Only in a preview: the authority will say.
    Requested,
}

/// What the authority writes down.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The answer.
    pub verdict: Verdict,
    /// The rows as they are afterwards, `seq` still 0.
    pub rows: Vec<Row>,
    /// The history of it: an id and the event.
    pub events: Vec<(Uuid, Event)>,
}

impl Decision {
    /// Done, with nothing to write: it was so already.
    fn no_effect() -> Self {
        Self::done(vec![], vec![])
    }

    fn done(rows: Vec<Row>, events: Vec<(Uuid, Event)>) -> Self {
        Self { verdict: Verdict::Ok, rows, events }
    }
}

/// Decides one operation of one member. Pure: the same input gives the same answer on a device
/// and on a server, and what it refuses changes nothing.
pub fn decide(rows: &Rows, actor: MemberId, envelope: &Envelope, context: &Context) -> Decision {
    let decided = Ask::new(rows, actor, envelope, context).and_then(|ask| by_family(&ask));
    decided.unwrap_or_else(|refusal| Decision {
        verdict: Verdict::Rejected(refusal),
        ..Decision::no_effect()
    })
}

fn by_family(ask: &Ask) -> Result<Decision, Refusal> {
    use Operation as O;
    match &ask.envelope.operation {
        O::IdeaSubmit(submission) => submit::submit(ask, submission),
        O::IdeaImport { submission, imported } => submit::import(ask, submission, imported),
        O::IdeaEdit { id, set } => edit::edit(ask, *id, set),
        O::ConflictClose { conflict, take_lost } => conflict::close(ask, *conflict, *take_lost),
        O::IdeaHandOver { id, to } => settle::hand_over(ask, *id, *to),
        O::EstimateRerate { id, basis_id } => settle::rerate(ask, *id, *basis_id),
        O::Merge { source, target, adds_volume } => {
            merge::merge(ask, *source, *target, *adds_volume)
        }
        O::Unmerge { source, target, expect_merged_op } => {
            merge::unmerge(ask, *source, *target, *expect_merged_op)
        }
        O::ClaimTake { id } => claim::take(ask, *id),
        O::ClaimAssign { id, to, expect_claim_no } => {
            claim::assign(ask, *id, *to, *expect_claim_no)
        }
        O::ClaimRelease { id, expect_claim_no, note } => {
            claim::release(ask, *id, *expect_claim_no, note.as_deref())
        }
        O::ClaimProgress { id, note, commit_at_ms } => {
            claim::progress(ask, *id, note.as_deref(), *commit_at_ms)
        }
        O::StandardAnswer { .. } => standard::answer(ask),
        O::StandardExcept { idea, item, reason } => standard::except(ask, *idea, *item, reason),
        O::IdeaWithdraw { id } => leave::withdraw(ask, *id),
        O::IdeaRestore { id } => leave::restore(ask, *id),
        O::IdeaRemove { id, reason } => leave::remove(ask, *id, reason),
        O::StageMove { .. } => stage::move_to(ask),
        O::SupportSet { .. } => support::set(ask),
        O::SupportClear { idea } => support::clear(ask, *idea),
        O::FollowSet { idea, on } => support::follow(ask, *idea, *on),
        O::CommentAdd { id, idea, body } => comment::add(ask, *id, *idea, body),
        O::CommentEdit { id, body, base } => comment::edit(ask, *id, body, *base),
        O::CommentRemove { id } => comment::remove(ask, *id),
        O::PairSet { a, b, to, expect } => pair::set(ask, [*a, *b], *to, *expect),
        _ => at_space(ask),
    }
}

fn at_space(ask: &Ask) -> Result<Decision, Refusal> {
    use Operation as O;
    match &ask.envelope.operation {
        O::SystemAdd { name } => settings::add_system(ask, name),
        O::SystemEdit { id, name, archived } => {
            settings::edit_system(ask, *id, name.as_deref(), *archived)
        }
        O::AreaAdd { id, name } => settings::add_area(ask, *id, name),
        O::AreaEdit { id, name, archived } => {
            settings::edit_area(ask, *id, name.as_deref(), *archived)
        }
        O::BasisAdd { .. } => rates::add_basis(ask),
        O::ProfileSave { .. } => rates::save_profile(ask),
        O::ProfileActivate { id } => rates::activate_profile(ask, *id),
        O::SpaceEdit(edit) => settings::edit_space(ask, edit),
        O::MemberProfile { display_name, area_id } => member::profile(ask, display_name, *area_id),
        O::MemberRole { member, role } => member::role(ask, *member, *role),
        O::MemberRemove { member } => member::remove(ask, *member),
        O::MemberErase { member } => member::erase(ask, *member),
        O::StandardItemPut { .. } => standard::put(ask),
        O::TextRedact { .. } => redact::redact(ask),
        _ => Ok(Decision::no_effect()),
    }
}
