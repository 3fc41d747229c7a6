//! One idea as it is shown: its line in the list, and its page.

use crate::names::{self, Names};
use crate::views::*;
use crate::{AppError, Session, estimating, figures};
use hub_core::permission::{Action, rights};
use hub_core::rows::{Comment, Idea, Support};
use hub_core::{Code, IdeaId, MemberId, Row};
use hub_store::{EventRow, Reader, StoreError};

/// What one read brings for a page.
struct Facts {
    local: u32,
    row: Row,
    parts: Vec<Row>,
    supports: Vec<Row>,
    comments: Vec<Row>,
    events: Vec<EventRow>,
    system_names: Vec<String>,
}

fn facts(reader: &Reader, id: IdeaId) -> Result<Option<Facts>, StoreError> {
    let (Some(local), Some(row)) = (reader.local_of(id)?, reader.idea(id)?) else {
        return Ok(None);
    };
    let ids = <&Idea>::try_from(&row.body).map(|idea| idea.case.system_ids.clone());
    let ids = ids.unwrap_or_default();
    let mut systems = names::systems(reader, ids.iter().copied())?;
    let system_names = ids.iter().map(|id| systems.remove(id).unwrap_or_default()).collect();
    Ok(Some(Facts {
        local,
        parts: reader.parts_of(id)?,
        supports: reader.supports_of(id)?,
        comments: reader.comments_of(id)?,
        events: reader.events_of(id)?,
        row,
        system_names,
    }))
}

impl Session {
    /// The page of an idea named by its id, `OH-12` or `12`.
    ///
    /// # Errors
    /// `NOT_FOUND`, `REMOVED`, or what the disk says.
    pub fn page(&self, name: &str) -> Result<IdeaPage, AppError> {
        let refused = |code| AppError::from(hub_core::Refusal::new(code)).with("id", name);
        let not_found = || refused(Code::NotFound);
        let id = self.resolve(name)?.ok_or_else(not_found)?;
        let (known, facts) = self.read(|reader| Ok((reader.idea(id)?, facts(reader, id)?)))?;
        let is_removed = known.is_some_and(|row| row.removed);
        let facts =
            facts.ok_or_else(|| if is_removed { refused(Code::Removed) } else { not_found() })?;
        let (names, listing) = (self.names()?, self.listing()?);
        let idea = <&Idea>::try_from(&facts.row.body).map_err(|_| not_found())?;
        let (rank, previous, next) = listing.place(facts.local);
        let line = self.rows(&[facts.local])?.into_iter().next().ok_or_else(not_found)?;
        let neighbour = |local: Option<u32>| local.and_then(|local| listing.id(local));
        Ok(IdeaPage {
            row: line,
            rank,
            previous: neighbour(previous),
            next: neighbour(next),
            case: idea.case.clone(),
            system_names: facts.system_names.clone(),
            inputs: idea.estimate.clone(),
            answers: idea.answers.clone(),
            ratings: idea.ratings.clone(),
            estimate: estimate(&names, id, idea, &facts),
            parts: vec![],
            left_out: vec![],
            newer_rates: None,
            stage: stage(idea),
            author: names.person(idea.author_id),
            owner: names.person(idea.owner_id),
            submitted_for: idea.submitted_for.clone(),
            versions: versions(&facts.row),
            actions: actions(&names, idea, self.me()),
            supports: supports(&names, &facts.supports),
            comments: comments(&names, &facts.comments),
            events: facts.events.iter().rev().map(|event| view(&names, event)).collect(),
            followers: 0,
            following: false,
            merged_into: None,
            merged: vec![],
            pairs: vec![],
        })
    }

    /// The id of an idea named by its id, `OH-12` or `12`.
    pub(crate) fn resolve(&self, name: &str) -> Result<Option<IdeaId>, AppError> {
        if let Ok(id) = name.trim().parse::<IdeaId>() {
            return Ok(Some(id));
        }
        let digits = name.trim().trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let Ok(number) = digits.trim_start_matches('-').parse::<u32>() else { return Ok(None) };
        let line = self.read(|reader| {
            let local = reader.local_of_number(number)?;
            Ok(reader.lines_of(local.as_slice())?.into_iter().next())
        })?;
        Ok(line.map(|line| line.row.id))
    }

    /// The number of an idea as it is shown.
    pub(crate) fn shown_id(&self, id: IdeaId) -> Result<Option<String>, AppError> {
        let row = self.read(|reader| reader.idea(id))?;
        let names = self.names()?;
        let idea = row.as_ref().and_then(|row| <&Idea>::try_from(&row.body).ok());
        Ok(idea.map(|idea| names.shown_id(idea.number)))
    }
}

fn estimate(names: &Names, id: IdeaId, idea: &Idea, facts: &Facts) -> EstimateView {
    let rows = figures::rows_with_parts(&names.rows, id, facts.parts.clone());
    let worked_out = figures::estimate_of(id, idea, &rows);
    estimating::view(names, &idea.estimate, idea.basis_id, worked_out, vec![])
}

fn stage(idea: &Idea) -> StageView {
    let stage = idea.stage.clone();
    StageView {
        now: stage.now,
        since_ms: stage.since_ms,
        before: stage.before,
        reason_code: stage.reason_code,
        reason: stage.reason,
        revisit_on: stage.revisit_on,
    }
}

/// Every field that can be edited has a version: the operation that wrote it last.
fn versions(row: &Row) -> std::collections::BTreeMap<String, hub_core::OpId> {
    let mut versions = row.fv.clone();
    versions.insert("*".to_owned(), row.created_op);
    versions
}

fn actions(names: &Names, idea: &Idea, me: MemberId) -> ActionsView {
    let Some(member) = names.member(me) else { return ActionsView::default() };
    let rights = rights(idea, me, member.role);
    let edits = |field: &str| rights.fields.contains(&field);
    let may = |action| rights.actions.contains(&action);
    let own_without_other = idea.author_id == me && idea.submitted_for.is_none();
    ActionsView {
        edit_case: edits("title"),
        edit_estimate: edits("runs"),
        edit_answers: edits("rules"),
        edit_ratings: edits("fit"),
        withdraw: may(Action::IdeaWithdraw),
        restore: may(Action::IdeaRestore),
        remove: may(Action::IdeaRemove),
        support: may(Action::SupportSet) && !own_without_other,
        unsupport: may(Action::SupportClear),
        comment: may(Action::CommentAdd),
        follow: may(Action::FollowSet),
        pair: may(Action::PairSet),
        merge: may(Action::Merge),
        take_in: false,
        unmerge: may(Action::Unmerge),
        hand_over: may(Action::IdeaHandOver),
        rerate: may(Action::EstimateRerate),
        moves: rights.moves,
    }
}

fn supports(names: &Names, rows: &[Row]) -> Vec<SupportView> {
    let active = rows.iter().filter_map(|row| {
        let support = <&Support>::try_from(&row.body).ok()?;
        let view = SupportView {
            by: names.person(support.member_id),
            volume: support.volume,
            in_addition: support.in_addition,
            area: names.area(support.area_id),
            from: None,
            at_ms: row.created_at_ms,
        };
        (support.active && !row.removed).then_some(view)
    });
    active.collect()
}

fn comments(names: &Names, rows: &[Row]) -> Vec<CommentView> {
    let views = rows.iter().filter_map(|row| {
        let comment = <&Comment>::try_from(&row.body).ok()?;
        Some(CommentView {
            id: row.id,
            by: names.person(row.created_by),
            at_ms: row.created_at_ms,
            body: comment.body.clone(),
            removed: comment.removed || row.removed,
            edited_at_ms: comment.edited_at_ms,
            from: None,
            version: row.version_of("body"),
            may_edit: false,
            may_remove: false,
        })
    });
    views.collect()
}

fn view(names: &Names, row: &EventRow) -> EventView {
    let event = &row.event;
    EventView {
        by: names.person(event.by),
        at_ms: event.at_ms,
        kind: event.kind.clone(),
        changes: event.changes.clone(),
    }
}
