//! Moves between stages by `stage.move`; table 4 says which there are.

use super::ask::{Ask, forbidden};
use super::write::change;
use super::{Decision, check, live};
use crate::ids::IdeaId;
use crate::operation::Operation;
use crate::permission::{Action, Effect, Need, REQUIRED_FOR_ESTIMATE, Transition, transition};
use crate::refusal::{Code, Refusal};
use crate::rows::{Change, Idea, IdeaStage, Stage};
use serde_json::Value;

pub(super) fn move_to(ask: &Ask) -> Result<Decision, Refusal> {
    let Operation::StageMove { id, from, to, .. } = &ask.envelope.operation else {
        return Ok(Decision::no_effect());
    };
    let (row, idea) = ask.idea_unless_merged(*id)?;
    let line = transition(*from, *to, idea.stage.before);
    may_move(ask, idea, *from, line)?;
    let stage = said(ask, *to)?;
    if idea.stage.now != *from {
        return Err(Refusal::new(Code::StageChanged).with("stage", idea.stage.now.as_str()));
    }
    let line = line.filter(|line| line.by == Action::StageMove);
    let line = line.ok_or_else(|| no_such_move(*from, *to, idea))?;
    line.needs.iter().try_for_each(|need| needed(ask, *need, (*id, idea), &stage))?;
    let mut decision = ask.write_idea(row, moved(ask, (*id, idea), stage, line.effects)?);
    let events = decision.events.iter_mut();
    events.for_each(|(_, event)| event.changes.extend(seen(&ask.envelope.operation)));
    Ok(decision)
}

/// Who makes no such move at any stage is refused for that; the rest is the business of the move.
fn may_move(ask: &Ask, idea: &Idea, from: Stage, line: Option<&Transition>) -> Result<(), Refusal> {
    let standing = ask.standing(idea);
    match line.filter(|line| line.by == Action::StageMove) {
        Some(line) if line.who.iter().any(|who| standing.is(*who)) => Ok(()),
        Some(line) => Err(forbidden(ask.role, line.who)),
        None => ask.at_stage(from, standing),
    }
}

/// The stage with what the person said, as it is kept.
fn said(ask: &Ask, to: Stage) -> Result<IdeaStage, Refusal> {
    let mut stage = IdeaStage::at(to, ask.context.now_ms);
    if let Operation::StageMove { reason_code, reason, revisit_on, seen_score, .. } =
        &ask.envelope.operation
    {
        let (mut code, mut words) = (reason_code.clone(), reason.clone());
        check::none_of(check::moved(to, &mut code, &mut words, *revisit_on, *seen_score))?;
        (stage.reason_code, stage.reason, stage.revisit_on) = (code, words, *revisit_on);
    }
    Ok(stage)
}

fn no_such_move(from: Stage, to: Stage, idea: &Idea) -> Refusal {
    let refusal = Refusal::new(Code::NoSuchMove);
    let refusal = refusal.with("from", from.as_str()).with("to", to.as_str());
    match transition(from, to, idea.stage.before) {
        Some(line) => refusal.with("by", line.by.as_str()),
        None => refusal,
    }
}

fn needed(
    ask: &Ask,
    need: Need,
    (id, idea): (IdeaId, &Idea),
    stage: &IdeaStage,
) -> Result<(), Refusal> {
    let missing = |field: &str| Err(Refusal::new(Code::ReasonMissing).with("field", field));
    match need {
        Need::Estimate if !idea.estimate.is_present() => {
            let fields = REQUIRED_FOR_ESTIMATE.iter().copied();
            let empty = fields.filter(|field| super::value::value_of(idea, field).is_null());
            let empty: Vec<&str> = empty.collect();
            Err(Refusal::new(Code::EstimateMissing).with("fields", empty))
        }
        Need::ThreeAnswers if idea.answers.given() < 3 => {
            let refusal = Refusal::new(Code::AnswersMissing);
            Err(refusal.with("given", idea.answers.given()).with("min", 3))
        }
        Need::Build if idea.build.repository_url.is_none() && idea.build.runs_where.is_none() => {
            Err(Code::BuildMissing.into())
        }
        Need::Standard => live::standard_is_met(ask, id),
        Need::ReasonCode if stage.reason_code.is_none() => missing("reason_code"),
        Need::Reason if stage.reason.is_none() => missing("reason"),
        _ => Ok(()),
    }
}

fn moved(
    ask: &Ask,
    (id, idea): (IdeaId, &Idea),
    stage: IdeaStage,
    effects: &[Effect],
) -> Result<Idea, Refusal> {
    let mut moved = Idea { stage, ..idea.clone() };
    for effect in effects {
        match effect {
            Effect::Remember => moved.stage.before = Some(idea.stage.comes_back_to()),
            Effect::Progress => moved.claim.progress_at_ms = Some(ask.context.now_ms),
            Effect::ClearClaim => moved.claim.clear(),
            Effect::Retire => moved.build.retired_at_ms = Some(ask.context.now_ms),
            Effect::Unretire => moved.build.retired_at_ms = None,
            Effect::GoLive => live::go(ask, id, idea, &mut moved)?,
        }
    }
    Ok(moved)
}

/// What the person saw when deciding, for the history only.
fn seen(operation: &Operation) -> Vec<Change> {
    let Operation::StageMove { seen_score, seen_profile, .. } = operation else { return vec![] };
    let score = seen_score.map(|score| change("seen_score", Value::Null, score));
    let profile = seen_profile.map(|id| change("seen_profile", Value::Null, id.to_string()));
    score.into_iter().chain(profile).collect()
}
