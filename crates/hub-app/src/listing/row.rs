//! One line of the list as it is shown.

use crate::names::{self, Names};
use crate::scoring::Scoring;
use crate::views::{IdeaRef, IdeaRow, RawView, RowRights};
use hub_core::ids::of_idea_and_member;
use hub_core::permission::rights;
use hub_core::rows::{Follow, Idea, Method, Support, Triple};
use hub_core::score::RawError;
use hub_core::{EntityKind, IdeaId, Key, MemberId, OpId, Row, SpaceId};
use hub_store::{ListLine, Reader, StoreError};
use std::collections::BTreeMap;

/// So many systems are named in a line.
const SYSTEMS_NAMED: usize = 3;

/// What one read brings for a line.
#[derive(Debug)]
pub(crate) struct LineFacts {
    pub(crate) line: ListLine,
    pub(crate) row: Row,
    systems: Vec<String>,
    head: Option<(IdeaId, Option<u32>)>,
    supports: bool,
    /// What the person said about following it, if anything.
    follow: Option<bool>,
}

impl LineFacts {
    /// Reads what belongs to a line; none when its idea is gone.
    pub(crate) fn read(
        reader: &Reader,
        space: SpaceId,
        me: MemberId,
        line: ListLine,
    ) -> Result<Option<Self>, StoreError> {
        let id = line.row.id;
        let Some(row) = reader.idea(id)?.filter(|row| !row.removed) else { return Ok(None) };
        let mine = |kind: EntityKind| {
            reader.row(&Key::new(kind, of_idea_and_member(space, kind.as_str(), id, me)))
        };
        let (support, follow) = (mine(EntityKind::Support)?, mine(EntityKind::Follow)?);
        let body =
            |row: &Option<Row>| row.as_ref().filter(|row| !row.removed).map(|row| row.body.clone());
        let supports = body(&support)
            .is_some_and(|body| <&Support>::try_from(&body).is_ok_and(|support| support.active));
        let follow =
            body(&follow).and_then(|body| <&Follow>::try_from(&body).ok().map(|follow| follow.on));
        let systems = first_systems(reader, &row)?;
        let head = line.row.merged_into.map(|head| number_of(reader, head)).transpose()?;
        Ok(Some(Self { line, row, systems, head, supports, follow }))
    }
}

fn first_systems(reader: &Reader, row: &Row) -> Result<Vec<String>, StoreError> {
    let Ok(idea) = <&Idea>::try_from(&row.body) else { return Ok(vec![]) };
    let ids = idea.case.system_ids.iter().copied().take(SYSTEMS_NAMED);
    Ok(names::systems(reader, ids)?.into_values().collect())
}

fn number_of(reader: &Reader, id: IdeaId) -> Result<(IdeaId, Option<u32>), StoreError> {
    let row = reader.idea(id)?;
    Ok((id, row.and_then(|row| <&Idea>::try_from(&row.body).ok().and_then(|idea| idea.number))))
}

/// An idea's line; none when the row is not an idea.
pub(crate) fn row(
    names: &Names,
    scoring: &Scoring,
    me: MemberId,
    facts: &LineFacts,
) -> Option<IdeaRow> {
    let idea = <&Idea>::try_from(&facts.row.body).ok()?;
    let known = &facts.line.row;
    let saved = (known.hours_low, known.hours_likely, known.hours_high);
    let (author, author_key) = author(names, idea);
    Some(IdeaRow {
        local: known.local,
        id: known.id,
        shown_id: names.shown_id(known.number),
        title: facts.line.title.clone(),
        stage: known.stage,
        stage_since_ms: known.stage_since_ms,
        hours_saved: match saved {
            (Some(low), Some(likely), Some(high)) => Some(Triple::new(low, likely, high)),
            _ => None,
        },
        hours_today: known.hours_today,
        hours_measured: None,
        build_days: idea.estimate.build_days,
        score: scoring.view(known, &idea.answers),
        rice: raw(Method::Rice, known.rice, idea),
        ice: raw(Method::Ice, known.ice, idea),
        wsjf: raw(Method::Wsjf, known.wsjf, idea),
        area_id: known.area_id,
        area: names.area(known.area_id),
        systems: facts.systems.clone(),
        systems_count: idea.case.system_ids.len() as u32,
        builder: known.claimed_by.map(|member| names.person(member).name),
        supports: known.supports,
        comments: known.comments,
        merged_count: known.merged_count,
        merged_into: facts
            .head
            .map(|(id, number)| IdeaRef { id, shown_id: names.shown_id(number) }),
        created_at_ms: known.created_ms,
        updated_at_ms: known.updated_ms,
        author,
        author_key,
        owner: names.person(idea.owner_id),
        followed: facts.follow.unwrap_or(facts.supports || is_near(idea, me)),
        supported: facts.supports,
        versions: versions(&facts.row),
        rights: row_rights(names, idea, me),
    })
}

/// Author, owner and holder follow an idea unless they say otherwise.
pub(crate) fn is_near(idea: &Idea, me: MemberId) -> bool {
    idea.author_id == me || idea.owner_id == me || idea.claim.claimed_by == Some(me)
}

/// The author's name and how a filter takes it.
fn author(names: &Names, idea: &Idea) -> (String, String) {
    match &idea.submitted_for {
        Some(name) => (name.clone(), name.clone()),
        None => (names.person(idea.author_id).name, idea.author_id.to_string()),
    }
}

/// A raw number, or which of its inputs are missing.
fn raw(method: Method, number: Option<f64>, idea: &Idea) -> RawView {
    let ratings = &idea.ratings;
    let inputs: Vec<(&str, bool)> = match method {
        Method::Rice => vec![
            ("rice_reach", ratings.rice_reach.is_some() || idea.estimate.is_present()),
            ("rice_impact", ratings.rice_impact.is_some()),
            ("rice_confidence", ratings.rice_confidence.is_some()),
            ("build_days", idea.estimate.build_days.is_some()),
        ],
        Method::Ice => vec![
            ("ice_impact", ratings.ice_impact.is_some()),
            ("ice_confidence", ratings.ice_confidence.is_some()),
            ("ice_ease", ratings.ice_ease.is_some()),
        ],
        Method::Wsjf => vec![
            ("wsjf_value", ratings.wsjf_value.is_some()),
            ("wsjf_time", ratings.wsjf_time.is_some()),
            ("wsjf_risk", ratings.wsjf_risk.is_some()),
            ("wsjf_size", ratings.wsjf_size.is_some()),
        ],
        Method::Weighted => vec![],
    };
    let missing: Vec<String> =
        inputs.into_iter().filter(|(_, given)| !given).map(|(name, _)| name.to_owned()).collect();
    let problem = match method {
        Method::Rice => Some(RawError::EffortZero),
        Method::Wsjf => Some(RawError::JobSizeZero),
        _ => None,
    };
    RawView { problem: problem.filter(|_| number.is_none() && missing.is_empty()), number, missing }
}

/// Every field that can be edited has a version: the operation that wrote it last, under `*` that
/// of all fields that nobody wrote since the idea was sent.
fn versions(row: &Row) -> BTreeMap<String, OpId> {
    let mut versions = row.fv.clone();
    versions.insert("*".to_owned(), row.created_op);
    versions
}

fn row_rights(names: &Names, idea: &Idea, me: MemberId) -> RowRights {
    let Some(member) = names.member(me) else { return RowRights::default() };
    let rights = rights(idea, me, member.role);
    let edits = |field: &str| rights.fields.contains(&field);
    RowRights {
        edit_case: edits("title"),
        edit_estimate: edits("runs"),
        edit_build_days: edits("build_days"),
        edit_answers: edits("rules"),
        edit_ratings: edits("fit"),
        moves: rights.moves,
    }
}
