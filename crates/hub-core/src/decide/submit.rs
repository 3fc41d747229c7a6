//! New ideas: sent in by a person, or brought in from a file.

use super::ask::Ask;
use super::write::change;
use super::{Decision, check};
use crate::ids::{BasisId, IdeaId};
use crate::operation::{Imported, Submission};
use crate::refusal::{Code, Refusal};
use crate::row::{Row, Set};
use crate::rows::{Build, Claim, Event, Idea, IdeaStage, MemberState, Ratings, Stage, Unknown};
use serde_json::Value;

pub(super) fn submit(ask: &Ask, given: &Submission) -> Result<Decision, Refusal> {
    let mut given = given.clone();
    check::none_of(check::submission(&mut given))?;
    let stage = IdeaStage::at(Stage::New, ask.context.now_ms);
    write(ask, given, |idea| Idea { stage, ..idea })
}

pub(super) fn import(ask: &Ask, given: &Submission, with: &Imported) -> Result<Decision, Refusal> {
    let (mut given, mut with) = (given.clone(), with.clone());
    check::none_of(check::submission(&mut given))?;
    check::none_of(check::imported(&mut with))?;
    if let Some(goal) = with.ratings.goal_id {
        ask.goal(goal)?;
    }
    let stage = imported_stage(ask, &given, &with);
    write(ask, given, |idea| Idea {
        submitted_for: with.submitted_for.or_else(|| Some("imported".to_owned())),
        batch_id: Some(with.batch_id),
        ratings: with.ratings,
        stage,
        build: Build { live_at_ms: with.live_at_ms, ..Build::default() },
        ..idea
    })
}

/// Ready asks for an estimate; parked and declined ones come back to new, with a reason always.
fn imported_stage(ask: &Ask, given: &Submission, with: &Imported) -> IdeaStage {
    let now = match with.stage {
        Stage::Ready if !given.estimate.is_present() => Stage::Assessing,
        stage => stage,
    };
    let aside = matches!(now, Stage::Parked | Stage::Declined);
    let or =
        |said: &Option<String>, word: &str| said.clone().or_else(|| aside.then(|| word.to_owned()));
    IdeaStage {
        before: aside.then_some(Stage::New),
        reason_code: or(&with.reason_code, "other"),
        reason: or(&with.reason, "imported"),
        ..IdeaStage::at(now, ask.context.now_ms)
    }
}

fn write(
    ask: &Ask,
    given: Submission,
    with: impl FnOnce(Idea) -> Idea,
) -> Result<Decision, Refusal> {
    let basis = basis(ask, &given)?;
    let number = number(ask, given.id)?;
    let id = given.id;
    let idea = with(fresh(ask, given, basis, number));
    let stage = change("stage", Value::Null, idea.stage.now.as_str());
    let event = ask.event(Some(id), None, vec![stage]);
    Ok(Decision::done(vec![ask.new_row(id.0, idea)], vec![event]))
}

/// The rates of its area, else of the space.
fn basis(ask: &Ask, given: &Submission) -> Result<BasisId, Refusal> {
    let area = ask.area(given.case.area_id)?;
    Ok(area.and_then(|area| area.current_basis_id).unwrap_or(ask.space.current_basis_id))
}

/// A new number, or that of a removed idea at which only the same person wrote: it is revived.
fn number(ask: &Ask, id: IdeaId) -> Result<Option<u32>, Refusal> {
    let fresh = ask.context.authority.then_some(ask.context.next_number);
    let Some(row) = ask.rows.row(&id.into()) else { return Ok(fresh) };
    match <&Idea>::try_from(&row.body) {
        Ok(idea) if is_revived(ask, id, row, idea) => Ok(idea.number.or(fresh)),
        _ => Err(Refusal::new(Code::KeyTaken).with("id", id.to_string())),
    }
}

fn is_revived(ask: &Ask, id: IdeaId, row: &Row, idea: &Idea) -> bool {
    row.removed && row.created_by == ask.actor && !ask.others_wrote(id, idea)
}

fn fresh(ask: &Ask, given: Submission, basis_id: BasisId, number: Option<u32>) -> Idea {
    let mut estimate = given.estimate;
    // Said now, so that a later default of the space changes nothing here.
    estimate.automatable_share.get_or_insert(ask.space.share_default);
    Idea {
        number,
        author_id: ask.actor,
        owner_id: ask.actor,
        submitted_for: None,
        origin: given.origin,
        batch_id: None,
        case: given.case,
        estimate,
        basis_id,
        answers: given.answers,
        ratings: Ratings::default(),
        stage: IdeaStage::at(Stage::New, ask.context.now_ms),
        merge: None,
        merged_count: 0,
        claim: Claim::default(),
        build: Build::default(),
        unknown: Unknown::new(),
    }
}

impl Ask<'_> {
    /// Whether somebody other than the actor wrote at this idea: its author did by sending it in.
    pub fn others_wrote(&self, id: IdeaId, idea: &Idea) -> bool {
        let events = self.rows.set(&Set::OthersWrote(id));
        let mut events = events.filter_map(|row| <&Event>::try_from(&row.body).ok());
        idea.author_id != self.actor || events.any(|event| event.by != self.actor)
    }

    /// A goal that a rating refers to must be one of the space.
    pub fn goal(&self, id: uuid::Uuid) -> Result<(), Refusal> {
        match self.space.goals.iter().any(|goal| goal.id == id) {
            true => Ok(()),
            false => Err(Refusal::invalid("goal_id", crate::text::problem::NOT_FOUND)),
        }
    }

    /// A member that a field refers to must be in the space.
    pub fn member(&self, field: &str, id: crate::ids::MemberId) -> Result<(), Refusal> {
        let member = self.rows.get::<crate::rows::Member>(&id.into());
        match member.is_some_and(|(_, member)| member.state == MemberState::Active) {
            true => Ok(()),
            false => Err(Refusal::invalid(field, crate::text::problem::NOT_FOUND)),
        }
    }
}
