//! What a page shows of a group of merged ideas (domain section 5.3).

use super::facts::Facts;
use super::{event, mentioned, named};
use crate::figures;
use crate::names::Names;
use crate::views::*;
use hub_core::estimate::{Estimate, PartOwner, parts};
use hub_core::group::{GroupIdea, GroupPair, pairs};
use hub_core::permission::{Action, Standing, allowed};
use hub_core::rows::{Comment, Idea, Pair, Stage, Support, Volume};
use hub_core::{IdeaId, MemberId, Row, Rows};
use std::collections::{BTreeSet, HashSet};

/// A group with the names of all that it mentions.
pub(super) struct Group<'a> {
    pub(super) names: &'a Names,
    pub(super) rows: &'a Rows,
    pub(super) facts: &'a Facts,
    pub(super) ideas: Vec<GroupIdea<'a>>,
    /// Who looks, before the head.
    pub(super) me: MemberId,
    pub(super) standing: Standing,
}

impl Group<'_> {
    fn head(&self) -> IdeaId {
        IdeaId(self.facts.row.id)
    }

    fn find(&self, id: IdeaId) -> Option<&GroupIdea<'_>> {
        self.ideas.iter().find(|at| at.id == id)
    }

    /// The merged idea at which something was said; none for the head.
    fn from(&self, at: IdeaId) -> Option<NamedIdea> {
        let source = self.find(at).filter(|source| source.id != self.head())?;
        Some(named(self.names, at, source.idea))
    }

    /// The parts of an estimate by name.
    pub(super) fn parts(&self, figures: Option<&Estimate>) -> Vec<PartView> {
        let parts = figures.iter().flat_map(|figures| &figures.parts);
        parts.filter_map(|part| self.part(part.who)).collect()
    }

    /// What adds no part, and why.
    pub(super) fn left_out(&self) -> Vec<LeftOutView> {
        let read = parts(&self.ideas, |id| figures::basis(self.rows, id));
        let view = |out: &hub_core::estimate::LeftOut| {
            Some(LeftOutView { part: self.part(out.who)?, why: out.why })
        };
        read.left_out.iter().filter_map(view).collect()
    }

    fn part(&self, who: PartOwner) -> Option<PartView> {
        let (at, member) = match who {
            PartOwner::Author => (self.head(), None),
            PartOwner::Support { member_id } => (self.head(), Some(member_id)),
            PartOwner::Merged { idea_id } => (idea_id, None),
            PartOwner::MergedSupport { idea_id, member_id } => (idea_id, Some(member_id)),
        };
        let idea = self.find(at)?;
        let by = member.map_or_else(|| author(self.names, idea.idea), |id| self.names.person(id));
        Some(PartView { who, by, from: self.from(at), volume: volume(idea, member) })
    }

    /// Each person once: what was said at the head comes before what was said at a merged idea.
    pub(super) fn supports(&self) -> Vec<SupportView> {
        let (mut views, mut seen) = (vec![], HashSet::new());
        for at in &self.ideas {
            let rows = self.facts.parts.iter().filter(|row| !row.removed);
            let said = rows.filter_map(|row| Some((row, <&Support>::try_from(&row.body).ok()?)));
            let here = said.filter(|(_, support)| support.idea_id == at.id && support.active);
            for (row, support) in here {
                if seen.insert(support.member_id) {
                    views.push(self.support(row, support));
                }
            }
        }
        views
    }

    fn support(&self, row: &Row, support: &Support) -> SupportView {
        SupportView {
            by: self.names.person(support.member_id),
            volume: support.volume,
            in_addition: support.in_addition,
            area: self.names.area(support.area_id),
            from: self.from(support.idea_id),
            at_ms: row.created_at_ms,
        }
    }

    pub(super) fn comments(&self) -> Vec<CommentView> {
        let comments = self.facts.comments.iter();
        let comments =
            comments.filter_map(|row| Some((row, <&Comment>::try_from(&row.body).ok()?)));
        comments.map(|(row, comment)| self.comment(row, comment)).collect()
    }

    fn comment(&self, row: &Row, comment: &Comment) -> CommentView {
        let removed = comment.removed || row.removed;
        let standing = self.standing.own(row.created_by == self.me);
        // Comments do not depend on where the idea stands.
        let may = |action| !removed && allowed(action, standing, Stage::New);
        CommentView {
            id: row.id,
            by: self.names.person(row.created_by),
            at_ms: row.created_at_ms,
            body: comment.body.clone(),
            removed,
            edited_at_ms: comment.edited_at_ms,
            from: self.from(comment.idea_id),
            version: row.version_of("body"),
            may_edit: may(Action::CommentEdit),
            may_remove: may(Action::CommentRemove),
        }
    }

    /// The merged ideas, with what happened there.
    pub(super) fn merged(&self) -> Vec<MergedView> {
        let sources = self.ideas.iter().skip(1);
        sources.filter_map(|source| self.source(source.id, source.idea)).collect()
    }

    fn source(&self, id: IdeaId, idea: &Idea) -> Option<MergedView> {
        let merge = idea.merge.as_ref()?;
        let events = self.facts.source_events.get(&id).into_iter().flatten();
        Some(MergedView {
            idea: named(self.names, id, idea),
            stage: idea.stage.now,
            author: self.names.person(idea.author_id),
            submitted_for: idea.submitted_for.clone(),
            by: self.names.person(merge.merged_by),
            at_ms: merge.merged_at_ms,
            op: merge.merged_op,
            adds_volume: merge.adds_volume,
            events: events.rev().map(|row| event(self.names, row)).collect(),
        })
    }

    /// The ideas of which the history speaks by their ids, each once; a removed one has no name.
    pub(super) fn mentioned(&self) -> Vec<NamedIdea> {
        let ids: BTreeSet<IdeaId> = mentioned::ideas(self.facts.histories()).collect();
        let idea = |id: &IdeaId| {
            let here = self.find(*id).map(|at| at.idea);
            here.or_else(|| self.facts.others.get(id))
        };
        ids.iter().filter_map(|id| Some(named(self.names, *id, idea(id)?))).collect()
    }

    /// What was said about the group and others.
    pub(super) fn pairs(&self) -> Vec<PairView> {
        let said: Vec<&Pair> = self.facts.pairs.iter().collect();
        let found = pairs(&self.ideas, &said, |id| self.facts.head_of(id));
        found.iter().filter_map(|found| self.pair(found)).collect()
    }

    fn pair(&self, found: &GroupPair) -> Option<PairView> {
        let other = self.facts.others.get(&found.other)?;
        let stands_between = [found.pair.a, found.pair.b];
        let direct = stands_between.contains(&self.head())
            && stands_between.contains(&found.other)
            && self.ideas.first().is_some_and(|head| head.idea.merge.is_none());
        let standing = self.standing.own(found.pair.by == self.me);
        let may = |action| direct && allowed(action, standing, Stage::New);
        Some(PairView {
            idea: named(self.names, found.other, other),
            stage: other.stage.now,
            kind: found.pair.kind,
            by: self.names.person(found.pair.by),
            from: self.from(found.at),
            may_change: may(Action::PairSet),
            may_clear: may(Action::PairClear),
        })
    }
}

/// The person whose work an idea's own estimate is: where an import named one, that one.
fn author(names: &Names, idea: &Idea) -> PersonView {
    let person = names.person(idea.author_id);
    PersonView { name: idea.submitted_for.clone().unwrap_or(person.name), ..person }
}

/// The volume of an idea's own estimate, or of a member's support of it.
fn volume(at: &GroupIdea, member: Option<MemberId>) -> Option<Volume> {
    match member {
        None => Volume::of(&at.idea.estimate),
        Some(member) => at.active().find(|support| support.member_id == member)?.volume,
    }
}
