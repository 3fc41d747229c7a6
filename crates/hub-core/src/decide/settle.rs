//! What a lead or the author settles about an idea beside its fields: the person to ask, and the
//! rates of its estimate.

use super::Decision;
use super::ask::Ask;
use super::rates::basis_key_of;
use super::write::change;
use crate::estimate::{Estimate, estimate_of};
use crate::ids::{BasisId, IdeaId, MemberId};
use crate::refusal::{Code, Refusal};
use crate::rows::{Basis, Change, Idea};
use serde_json::json;

pub(super) fn hand_over(ask: &Ask, id: IdeaId, to: MemberId) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea(id)?;
    let is_member = ask.member("to", to).is_ok();
    if !is_member {
        return Err(Refusal::new(Code::TargetNotMember).with("to", to.to_string()));
    }
    Ok(ask.write_idea(row, Idea { owner_id: to, ..idea.clone() }))
}

/// Sets the rates and nothing else; the history says what came out before and after (rule E8).
pub(super) fn rerate(ask: &Ask, id: IdeaId, basis_id: BasisId) -> Result<Decision, Refusal> {
    ask.find::<Basis>(basis_key_of(basis_id))?;
    let (row, idea) = ask.idea(id)?;
    if idea.basis_id == basis_id {
        return Err(Code::SameBasis.into());
    }
    let rerated = Idea { basis_id, ..idea.clone() };
    let result = |idea: &Idea| estimate_of(id, idea, ask.rows, ask.space.share_default);
    let results = results(result(idea).as_ref(), result(&rerated).as_ref());
    let mut decision = ask.write_idea(row, rerated);
    let events = decision.events.iter_mut();
    events.for_each(|(_, event)| event.changes.extend(results.iter().cloned()));
    Ok(decision)
}

fn results(before: Option<&Estimate>, after: Option<&Estimate>) -> Vec<Change> {
    let hours = [before, after].map(|it| json!(it.map(|it| it.hours_saved)));
    let money = [before, after].map(|it| json!(it.and_then(|it| it.money_saved_minor)));
    let both = [("hours_saved", hours), ("money_saved_minor", money)];
    let both = both.into_iter().filter(|(_, [before, after])| before != after);
    both.map(|(name, [before, after])| change(name, before, after)).collect()
}
