//! How an idea is built, as its page shows it.

use crate::clock;
use crate::names::Names;
use crate::views::{BaselineView, BuildView, ClaimView, PointView, StandardLine};
use hub_core::claims::is_stale;
use hub_core::permission::{Group, Rights};
use hub_core::rows::{Baseline, Idea, StandardAnswer, StandardItem};
use hub_core::{EntityKind, IdeaId, Key, MemberId, Row, SpaceId, StandardItemId, ids, standard};
use hub_store::{Reader, StoreError};
use std::collections::HashMap;

/// What one read brings of the standard: its lines, and one idea's answers.
pub(crate) struct Standard {
    pub(crate) items: Vec<Row>,
    pub(crate) answers: Vec<Row>,
}

impl Standard {
    /// Reads both.
    pub(crate) fn read(reader: &Reader, space: SpaceId, idea: IdeaId) -> Result<Self, StoreError> {
        let items = reader.rows(EntityKind::StandardItem)?;
        let mut answers = vec![];
        for item in &items {
            let id = ids::of_standard_answer(space, idea, StandardItemId(item.id));
            answers.extend(reader.row(&Key::new(EntityKind::StandardAnswer, id))?);
        }
        Ok(Self { items, answers })
    }
}

pub(super) fn view(
    names: &Names,
    id: IdeaId,
    idea: &Idea,
    (me, rights): (MemberId, &Rights),
    standard: &Standard,
) -> BuildView {
    let build = &idea.build;
    let standard = lines(names, id, standard);
    let person = |member: Option<MemberId>| member.map(|member| names.person(member));
    let fields = rights.fields.iter().filter(|field| Group::Build.fields().contains(field));
    BuildView {
        claim: claim(names, idea, me),
        claim_no: idea.claim.claim_no,
        requested_by: person(idea.claim.requested_by),
        repository_url: build.repository_url.clone(),
        runs_where: build.runs_where.clone(),
        second_person: person(build.second_person_id),
        target_on: build.target_on,
        maintainer: person(build.maintainer_id),
        manual_minutes_per_unit: build.manual_minutes_per_unit,
        live_at_ms: build.live_at_ms,
        baseline: build.baseline.as_ref().map(baseline),
        open: open(&standard),
        standard,
        fields: fields.map(|field| (*field).to_owned()).collect(),
    }
}

/// The lines of the standard by the keys of this idea's answers to them.
pub(super) fn points(
    space: SpaceId,
    id: IdeaId,
    standard: &Standard,
) -> HashMap<uuid::Uuid, PointView> {
    let named = standard.items.iter().filter_map(|row| {
        let item = <&StandardItem>::try_from(&row.body).ok()?;
        let answer = ids::of_standard_answer(space, id, StandardItemId(row.id));
        let (text, builtin) = (item.text.clone(), item.builtin.clone());
        Some((answer, PointView { text, builtin }))
    });
    named.collect()
}

/// Who holds it, and whether anything was heard of it.
pub(crate) fn claim(names: &Names, idea: &Idea, me: MemberId) -> Option<ClaimView> {
    let (claim, holder) = (&idea.claim, idea.claim.claimed_by?);
    Some(ClaimView {
        by: names.person(holder),
        since_ms: claim.claimed_at_ms,
        progress_at_ms: claim.progress_at_ms,
        is_stale: is_stale(claim, clock::now_ms(), names.space.stale_claim_days),
        is_mine: holder == me,
    })
}

/// How many required lines are open.
pub(crate) fn open(lines: &[StandardLine]) -> u32 {
    lines.iter().filter(|line| line.is_open).count() as u32
}

/// The lines of the standard with the idea's answers. What is no longer asked stands there only
/// where it was answered.
pub(crate) fn lines(names: &Names, id: IdeaId, standard: &Standard) -> Vec<StandardLine> {
    let answers = standard.answers.iter().filter(|row| !row.removed);
    let answers = answers.filter_map(|row| <&StandardAnswer>::try_from(&row.body).ok());
    let own = answers.filter(|answer| answer.idea_id == id);
    let own: HashMap<StandardItemId, &StandardAnswer> = own.map(|it| (it.item_id, it)).collect();
    let items = standard.items.iter().filter(|row| !row.removed);
    let items = items.filter_map(|row| Some((row.id, <&StandardItem>::try_from(&row.body).ok()?)));
    let mut items: Vec<_> = items.map(|(id, item)| (StandardItemId(id), item)).collect();
    items.retain(|(id, item)| !item.archived || own.contains_key(id));
    items.sort_by_key(|(id, item)| (item.position, *id));
    let line = |(id, item)| line(names, id, item, own.get(&id).copied());
    items.into_iter().map(line).collect()
}

fn line(
    names: &Names,
    id: StandardItemId,
    item: &StandardItem,
    answer: Option<&StandardAnswer>,
) -> StandardLine {
    let state = answer.map(|answer| answer.state);
    StandardLine {
        id,
        text: item.text.clone(),
        builtin: item.builtin.clone(),
        check: item.check,
        required: item.required,
        archived: item.archived,
        state,
        evidence: answer.map(|answer| answer.evidence.clone()).unwrap_or_default(),
        reason: answer.and_then(|answer| answer.reason.clone()),
        by: answer.map(|answer| names.person(answer.by)),
        at_ms: answer.map(|answer| answer.at_ms),
        is_open: standard::is_open(item, state),
    }
}

fn baseline(frozen: &Baseline) -> BaselineView {
    BaselineView {
        hours_today: frozen.hours_today.likely,
        hours_saved: frozen.hours_saved,
        money_saved_minor: frozen.money_saved_minor,
        basis_id: frozen.basis_id,
    }
}
