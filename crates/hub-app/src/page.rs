//! The page of one idea. What it shows of the ideas merged into it is in `group`.

mod build;
mod facts;
mod group;
mod mentioned;

use crate::names::Names;
use crate::views::*;
use crate::{AppError, Session, estimating, figures};
pub(crate) use build::{
    Standard, claim as claim_view, lines as standard_lines, open as standard_open,
};
use facts::Facts;
use group::Group;
use hub_core::group::followers;
use hub_core::permission::{Action, Rights, Standing, allowed_somewhere, may_edit, rights};
use hub_core::rows::{Conflict, Idea, Role, Stage};
use hub_core::{Code, IdeaId, MemberId, Row};
use hub_store::EventRow;

impl Session {
    /// The page of an idea named by its id, `OH-12` or `12`.
    ///
    /// # Errors
    /// `NOT_FOUND`, `REMOVED`, or what the disk says.
    pub fn page(&self, name: &str) -> Result<IdeaPage, AppError> {
        let refused = |code| AppError::from(hub_core::Refusal::new(code)).with("id", name);
        let not_found = || refused(Code::NotFound);
        let id = self.resolve(name)?.ok_or_else(not_found)?;
        let names = self.names()?;
        let space = names.space_id();
        let (known, facts, standard) = self.read(|reader| {
            let standard = Standard::read(reader, space, id)?;
            Ok((reader.idea(id)?, facts::read(reader, id)?, standard))
        })?;
        let is_removed = known.is_some_and(|row| row.removed);
        let facts =
            facts.ok_or_else(|| if is_removed { refused(Code::Removed) } else { not_found() })?;
        let listing = self.listing()?;
        let idea = <&Idea>::try_from(&facts.row.body).map_err(|_| not_found())?;
        let (rank, previous, next) = listing.place(facts.local);
        let line = self.rows(&[facts.local])?.into_iter().next().ok_or_else(not_found)?;
        let neighbour = |local: Option<u32>| local.and_then(|local| listing.id(local));
        let rows = figures::rows_with_parts(&names.rows, id, facts.parts.clone());
        let group = self.group(&names, &rows, &facts, idea);
        let followers = followers(&group.ideas, &facts.follows);
        let rights =
            rights(idea, self.me(), names.member(self.me()).map_or(Role::Viewer, |it| it.role));
        let worked_out = figures::estimate_of(id, idea, &rows);
        let points = build::points(space, id, &standard);
        let told = |row: &EventRow| {
            let point = row.event.about.and_then(|about| points.get(&about.id).cloned());
            EventView { point, ..event(&names, row) }
        };
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
            parts: group.parts(worked_out.as_ref()),
            left_out: group.left_out(),
            estimate: estimating::view(&names, &idea.estimate, idea.basis_id, worked_out, vec![]),
            newer_rates: newer_rates(&names, idea),
            stage: stage(idea),
            build: build::view(&names, id, idea, (self.me(), &rights), &standard),
            author: names.person(idea.author_id),
            owner: names.person(idea.owner_id),
            submitted_for: idea.submitted_for.clone(),
            versions: versions(&facts.row),
            actions: actions(&names, idea, self.me(), rights),
            supports: group.supports(),
            comments: group.comments(),
            events: facts.events.iter().rev().map(told).collect(),
            followers: followers.len() as u32,
            following: followers.contains(&self.me()),
            merged_into: merged_into(&names, idea, &facts),
            merged: group.merged(),
            pairs: group.pairs(),
            conflicts: conflicts(&names, idea, &facts, &group),
            mentioned: group.mentioned(),
        })
    }

    fn group<'a>(
        &self,
        names: &'a Names,
        rows: &'a hub_core::Rows,
        facts: &'a Facts,
        idea: &'a Idea,
    ) -> Group<'a> {
        let me = self.me();
        let role = names.member(me).map_or(Role::Viewer, |member| member.role);
        let ideas = hub_core::group::group(IdeaId(facts.row.id), idea, rows);
        Group { names, rows, facts, ideas, me, standing: Standing::before(idea, me, role) }
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

/// At a merged idea people are sent to its head, though the core takes what they say at either.
fn actions(names: &Names, idea: &Idea, me: MemberId, rights: Rights) -> ActionsView {
    let Some(member) = names.member(me) else { return ActionsView::default() };
    let edits = |field: &str| rights.fields.contains(&field);
    let can = |action| rights.actions.contains(&action);
    let (merged, has_merged) = (idea.merge.is_some(), idea.merged_count > 0);
    let may = |action| !merged && can(action);
    let merges = allowed_somewhere(Action::Merge, Standing::before(idea, me, member.role));
    let is_own_exception = names.space.shared && idea.claim.claimed_by == Some(me);
    let own_without_other = idea.author_id == me && idea.submitted_for.is_none();
    ActionsView {
        edit_case: edits("title"),
        edit_estimate: edits("runs"),
        edit_answers: edits("rules"),
        edit_ratings: edits("fit"),
        withdraw: may(Action::IdeaWithdraw),
        restore: may(Action::IdeaRestore),
        remove: may(Action::IdeaRemove) && !has_merged,
        support: may(Action::SupportSet) && !own_without_other,
        unsupport: may(Action::SupportClear),
        comment: may(Action::CommentAdd),
        follow: may(Action::FollowSet),
        pair: may(Action::PairSet),
        merge: may(Action::Merge) && !has_merged,
        take_in: merges && !merged && idea.stage.now != Stage::Withdrawn,
        unmerge: can(Action::Unmerge) && (merged || has_merged),
        hand_over: may(Action::IdeaHandOver),
        rerate: may(Action::EstimateRerate),
        claim: may(Action::ClaimTake),
        assign: may(Action::ClaimAssign),
        release: may(Action::ClaimRelease),
        progress: may(Action::ClaimProgress),
        answer: may(Action::StandardAnswer),
        pass: may(Action::StandardAnswer) && member.role >= Role::Lead,
        except: may(Action::StandardExcept) && !is_own_exception,
        moves: rights.moves,
    }
}

/// The rates in force for its area, where the estimate was made with others.
fn newer_rates(names: &Names, idea: &Idea) -> Option<RatesView> {
    let current = names.current_basis(idea.case.area_id);
    estimating::rates(names, current).filter(|_| current != idea.basis_id)
}

fn merged_into(names: &Names, idea: &Idea, facts: &Facts) -> Option<MergedIntoView> {
    let merge = idea.merge.as_ref()?;
    let head = facts.others.get(&merge.merged_into)?;
    Some(MergedIntoView {
        idea: named(names, merge.merged_into, head),
        by: names.person(merge.merged_by),
        at_ms: merge.merged_at_ms,
        op: merge.merged_op,
        adds_volume: merge.adds_volume,
    })
}

/// Who may edit the field may take the value; who wrote it may also give it up.
fn conflicts(names: &Names, idea: &Idea, facts: &Facts, group: &Group) -> Vec<ConflictView> {
    let found = facts.conflicts.iter();
    let found = found.filter_map(|row| Some((row, <&Conflict>::try_from(&row.body).ok()?)));
    let views = found.map(|(row, conflict)| {
        let is_head = idea.merge.is_none();
        let may_take = is_head && may_edit(&conflict.field, group.standing, idea.stage.now);
        ConflictView {
            id: row.id,
            field: conflict.field.clone(),
            lost_value: conflict.lost_value.clone(),
            by: names.person(conflict.lost_by),
            written_at_ms: conflict.lost_written_at_ms,
            may_take,
            may_dismiss: may_take || (is_head && conflict.lost_by == group.me),
        }
    });
    views.collect()
}

fn named(names: &Names, id: IdeaId, idea: &Idea) -> NamedIdea {
    NamedIdea { id, shown_id: names.shown_id(idea.number), title: idea.case.title.clone() }
}

fn event(names: &Names, row: &EventRow) -> EventView {
    let event = &row.event;
    EventView {
        by: names.person(event.by),
        at_ms: event.at_ms,
        kind: event.kind.clone(),
        group_id: event.group_id,
        point: None,
        changes: event.changes.clone(),
    }
}
