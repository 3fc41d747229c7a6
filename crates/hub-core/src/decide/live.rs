//! Going live: the standard is asked for, and what was expected is frozen.

use super::ask::Ask;
use super::rates::basis_key_of;
use crate::estimate::{Estimate, estimate_of};
use crate::ids::IdeaId;
use crate::refusal::{Code, Refusal};
use crate::row::Set;
use crate::rows::{Baseline, Basis, Idea, StandardAnswer, StandardItem, Triple};
use crate::standard;

/// Refuses while a required line of the standard is open, and names those that are.
pub(super) fn standard_is_met(ask: &Ask, id: IdeaId) -> Result<(), Refusal> {
    let rows = || ask.rows.set(&Set::Standard(id)).filter(|row| !row.removed);
    let answers: Vec<&StandardAnswer> =
        rows().filter_map(|row| <&StandardAnswer>::try_from(&row.body).ok()).collect();
    let is_open = |item: uuid::Uuid, facts: &StandardItem| {
        let own = |answer: &&&StandardAnswer| answer.idea_id == id && answer.item_id.0 == item;
        standard::is_open(facts, answers.iter().find(own).map(|answer| answer.state))
    };
    let items = rows().filter_map(|row| Some((row.id, <&StandardItem>::try_from(&row.body).ok()?)));
    let mut open: Vec<_> = items.filter(|(item, facts)| is_open(*item, facts)).collect();
    open.sort_by_key(|(item, facts)| (facts.position, *item));
    let open: Vec<String> = open.into_iter().map(|(item, _)| item.to_string()).collect();
    match open.is_empty() {
        true => Ok(()),
        false => Err(Refusal::new(Code::StandardOpen).with("items", open)),
    }
}

/// Freezes what was expected, makes the holder the maintainer and ends the claim. A baseline of an
/// earlier time goes into the history.
pub(super) fn go(ask: &Ask, id: IdeaId, idea: &Idea, live: &mut Idea) -> Result<(), Refusal> {
    ask.find::<Basis>(basis_key_of(idea.basis_id))?;
    let estimate = estimate_of(id, idea, ask.rows, ask.space.share_default);
    let estimate = estimate.ok_or(Code::EstimateMissing)?;
    let build = &mut live.build;
    build.maintainer_id = idea.claim.claimed_by.or(build.maintainer_id);
    build.live_at_ms = Some(ask.context.now_ms);
    if build.manual_minutes_per_unit.is_none() && build.realise_by_items != Some(true) {
        build.manual_minutes_per_unit = minutes_a_run(&estimate);
    }
    build.baseline = Some(Baseline {
        hours_today: Triple::exactly(estimate.hours_today),
        hours_saved: estimate.hours_saved,
        money_saved_minor: estimate.money_saved_minor,
        one_off_minor: estimate.one_off_minor,
        basis_id: idea.basis_id,
    });
    live.claim.clear();
    Ok(())
}

/// By hand, errors and checks included (rule R4). What an item takes is not known from runs.
fn minutes_a_run(estimate: &Estimate) -> Option<f64> {
    let minutes = estimate.hours_today * 60.0 / estimate.runs_per_year;
    Some(minutes).filter(|minutes| minutes.is_finite() && *minutes > 0.0)
}
