//! The exclusive right to build: taking it, giving it, ending it, and saying that it goes on.
//!
//! Only an authority gives a claim. A device that cannot ask it shows who asks
//! ([`Claim::requested_by`]) and never a holder.

use super::ask::Ask;
use super::{Decision, Verdict, check};
use crate::ids::{self, IdeaId, MemberId};
use crate::refusal::{Code, Refusal};
use crate::row::Row;
use crate::rows::{Claim, Comment, Idea, IdeaStage, Member, MemberState, Role, Stage, Unknown};
use serde_json::json;

/// Who was slower is told who has it, rather than that the stage has changed.
pub(super) fn take(ask: &Ask, id: IdeaId) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea_unless_merged(id)?;
    let is_built = is_built(idea);
    match idea.claim.claimed_by {
        Some(holder) if holder != ask.actor => return Err(taken(idea, holder)),
        Some(_) if is_built => return Ok(Decision::no_effect()),
        _ => {}
    }
    if idea.stage.now != Stage::Ready {
        return Err(Refusal::new(Code::StageChanged).with("stage", idea.stage.now.as_str()));
    }
    Ok(give(ask, row, idea, ask.actor))
}

pub(super) fn assign(
    ask: &Ask,
    id: IdeaId,
    to: MemberId,
    expect_claim_no: u32,
) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea(id)?;
    unchanged(idea, expect_claim_no)?;
    let member = ask.rows.get::<Member>(&to.into()).map(|(_, member)| member);
    let is_engineer = |it: &&Member| it.state == MemberState::Active && it.role >= Role::Engineer;
    if member.filter(is_engineer).is_none() {
        return Err(Refusal::new(Code::TargetNotEngineer).with("to", to.to_string()));
    }
    match idea.claim.claimed_by == Some(to) && is_built(idea) {
        true => Ok(Decision::no_effect()),
        false => Ok(give(ask, row, idea, to)),
    }
}

/// Back to ready for whoever wants it; the note stays as a comment.
pub(super) fn release(
    ask: &Ask,
    id: IdeaId,
    expect_claim_no: u32,
    note: Option<&str>,
) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea_unless_merged(id)?;
    let is_asked_for = takes_request_back(ask, idea);
    if !is_asked_for {
        ask.at_stage(idea.stage.now, ask.standing(idea))?;
    }
    let note = said(ask, id, note)?;
    unchanged(idea, expect_claim_no)?;
    let mut decision = match is_asked_for {
        true => unasked(ask, row, idea),
        false => ask.write_idea(row, released(ask, idea)),
    };
    decision.rows.extend(note);
    Ok(decision)
}

/// A commit tells of progress when it was made, but never of more than there was before.
pub(super) fn progress(
    ask: &Ask,
    id: IdeaId,
    note: Option<&str>,
    commit_at_ms: Option<i64>,
) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea_unless_merged(id)?;
    let standing = ask.standing(idea);
    if !standing.holder {
        return Err(Refusal::new(Code::NotHolder).with("by", json!(idea.claim.claimed_by)));
    }
    ask.at_stage(idea.stage.now, standing)?;
    let mut found = check::Findings::default();
    found.time("commit_at_ms", commit_at_ms);
    check::none_of(found.refusals)?;
    let note = said(ask, id, note)?;
    let now_ms = ask.context.now_ms;
    let at_ms = commit_at_ms.map_or(now_ms, |commit| commit.min(now_ms));
    let moved = with_progress(idea, at_ms);
    let is_later = moved != *idea;
    if !is_later && note.is_none() {
        return Ok(Decision::no_effect());
    }
    let moved = is_later.then(|| ask.changed(row, moved).0);
    let event = ask.event(Some(id), None, vec![]);
    Ok(Decision::done(moved.into_iter().chain(note).collect(), vec![event]))
}

/// The idea with a sign of progress of its claim, unless there was a later one.
pub(super) fn with_progress(idea: &Idea, at_ms: i64) -> Idea {
    let mut idea = idea.clone();
    let former = idea.claim.progress_at_ms;
    idea.claim.progress_at_ms = Some(former.map_or(at_ms, |former| former.max(at_ms)));
    idea
}

/// Whether somebody builds at this stage.
pub(super) fn is_built(idea: &Idea) -> bool {
    matches!(idea.stage.now, Stage::Building | Stage::Testing)
}

fn taken(idea: &Idea, holder: MemberId) -> Refusal {
    let refusal = Refusal::new(Code::ClaimTaken).with("by", holder.to_string());
    refusal.with("since_ms", json!(idea.claim.claimed_at_ms))
}

fn unchanged(idea: &Idea, expect_claim_no: u32) -> Result<(), Refusal> {
    if idea.claim.claim_no == expect_claim_no {
        return Ok(());
    }
    let refusal = Refusal::new(Code::ClaimChanged).with("claim_no", idea.claim.claim_no);
    Err(refusal.with("by", json!(idea.claim.claimed_by)))
}

/// The claim as it is then, or, on a device, as it is asked for. Its number goes up either way: what
/// the person does next speaks of the claim that is asked for.
fn give(ask: &Ask, row: &Row, idea: &Idea, to: MemberId) -> Decision {
    let claim_no = idea.claim.claim_no.saturating_add(1);
    if !ask.context.authority {
        return requested(
            ask,
            row,
            idea,
            Claim { requested_by: Some(to), claim_no, ..idea.claim.clone() },
        );
    }
    let now_ms = Some(ask.context.now_ms);
    let claim = Claim {
        claimed_by: Some(to),
        claimed_at_ms: now_ms,
        claim_no,
        progress_at_ms: now_ms,
        requested_by: None,
    };
    let stage = match is_built(idea) {
        true => idea.stage.clone(),
        false => IdeaStage::at(Stage::Building, ask.context.now_ms),
    };
    ask.write_idea(row, Idea { claim, stage, ..idea.clone() })
}

fn requested(ask: &Ask, row: &Row, idea: &Idea, claim: Claim) -> Decision {
    if claim.requested_by == idea.claim.requested_by && claim.requested_by.is_some() {
        return Decision { verdict: Verdict::Requested, ..Decision::no_effect() };
    }
    let decision = ask.write_idea(row, Idea { claim, ..idea.clone() });
    Decision { verdict: Verdict::Requested, ..decision }
}

/// On a device: what was only asked for is taken back by who asked, or by who may.
fn takes_request_back(ask: &Ask, idea: &Idea) -> bool {
    let asked = idea.claim.requested_by.filter(|_| !ask.context.authority);
    asked.is_some_and(|who| who == ask.actor || ask.role >= Role::Lead)
}

fn unasked(ask: &Ask, row: &Row, idea: &Idea) -> Decision {
    requested(ask, row, idea, Claim { requested_by: None, ..idea.claim.clone() })
}

fn released(ask: &Ask, idea: &Idea) -> Idea {
    let mut released = idea.clone();
    released.claim.clear();
    released.stage = IdeaStage::at(Stage::Ready, ask.context.now_ms);
    released
}

/// A note is a comment of its own, so that it can be answered, changed and erased like any other.
fn said(ask: &Ask, idea: IdeaId, note: Option<&str>) -> Result<Option<Row>, Refusal> {
    let mut note = note.map(str::to_owned);
    let mut found = check::Findings::default();
    found.optional_lines("note", &mut note, 10_000);
    check::none_of(found.refusals)?;
    Ok(note.map(|body| {
        let unknown = Unknown::new();
        let comment = Comment { idea_id: idea, body, edited_at_ms: None, removed: false, unknown };
        ask.new_row(ids::of_note(ask.context.space, ask.op()).0, comment)
    }))
}
