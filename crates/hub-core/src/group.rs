//! A group of merged ideas (domain section 5): the head, and all ideas whose pointer leads to it.
//! Merging moves and copies nothing, so what was said at any of them is read together here.
//!
//! What counts in the estimate and for demand is in [`crate::estimate`].

use crate::ids::{IdeaId, MemberId};
use crate::row::{Rows, Set};
use crate::rows::{Follow, Idea, Pair, PairKind, Support};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One idea of a group with its supports, active or not, in the order they came.
#[derive(Clone, Debug)]
pub struct GroupIdea<'a> {
    /// Which one.
    pub id: IdeaId,
    /// The idea.
    pub idea: &'a Idea,
    /// Its supports.
    pub supports: Vec<&'a Support>,
}

impl<'a> GroupIdea<'a> {
    /// The supports that were not taken back.
    pub fn active(&self) -> impl Iterator<Item = &'a Support> {
        self.supports.iter().copied().filter(|support| support.active)
    }
}

/// An idea and what is merged into it in order of number, from rows that hold its [`Set::Parts`].
/// An idea that nothing was merged into is a group of one.
pub fn group<'a>(id: IdeaId, idea: &'a Idea, rows: &'a Rows) -> Vec<GroupIdea<'a>> {
    let mut at: HashMap<IdeaId, Vec<(u64, &Support)>> = HashMap::new();
    let mut ideas: Vec<(IdeaId, &Idea)> = vec![];
    for row in rows.set(&Set::Parts(id)).filter(|row| !row.removed) {
        if let Ok(support) = <&Support>::try_from(&row.body) {
            at.entry(support.idea_id).or_default().push((row.seq, support));
        } else if let Ok(source) = <&Idea>::try_from(&row.body)
            && source.merge.as_ref().is_some_and(|merge| merge.merged_into == id)
        {
            ideas.push((IdeaId(row.id), source));
        }
    }
    ideas.sort_by_key(|(source_id, source)| (source.number, *source_id));
    let all = std::iter::once((id, idea)).chain(ideas);
    all.map(|(id, idea)| {
        let mut supports = at.remove(&id).unwrap_or_default();
        supports.sort_by_key(|(seq, support)| (*seq, support.member_id));
        GroupIdea { id, idea, supports: supports.into_iter().map(|(_, support)| support).collect() }
    })
    .collect()
}

/// Who hears of a group: who follows any of its ideas. Authors, owners, holders and supporters
/// follow an idea unless they said no there; what a person said at the head decides.
pub fn followers<'a>(
    group: &[GroupIdea],
    follows: impl IntoIterator<Item = &'a Follow>,
) -> BTreeSet<MemberId> {
    let said: BTreeMap<(IdeaId, MemberId), bool> =
        follows.into_iter().map(|it| ((it.idea_id, it.member_id), it.on)).collect();
    let mut followers = BTreeSet::new();
    for at in group {
        let idea = at.idea;
        let related = [Some(idea.author_id), Some(idea.owner_id), idea.claim.claimed_by];
        let related = related.into_iter().flatten().chain(at.active().map(|it| it.member_id));
        followers.extend(related.filter(|member| said.get(&(at.id, *member)) != Some(&false)));
        let asked = said.iter().filter(|((idea, _), on)| *idea == at.id && **on);
        followers.extend(asked.map(|((_, member), _)| *member));
    }
    let head = group.first().map(|head| head.id);
    for ((_, member), on) in said.iter().filter(|((idea, _), _)| Some(*idea) == head) {
        if *on {
            followers.insert(*member)
        } else {
            followers.remove(member)
        };
    }
    followers
}

/// What was said about an idea of a group and one outside of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupPair<'a> {
    /// The idea of the group.
    pub at: IdeaId,
    /// The head of the other's group.
    pub other: IdeaId,
    /// What was said.
    pub pair: &'a Pair,
}

/// What was said about a group and other groups, each of those once: what was said at the head
/// comes first, then what was said at the merged ideas in order of number. `head_of` gives the
/// head of an idea's group, the idea itself where it is not merged.
pub fn pairs<'a>(
    group: &[GroupIdea],
    pairs: &[&'a Pair],
    head_of: impl Fn(IdeaId) -> IdeaId,
) -> Vec<GroupPair<'a>> {
    let inside: BTreeSet<IdeaId> = group.iter().map(|at| at.id).collect();
    let (mut found, mut seen) = (vec![], BTreeSet::new());
    for at in group.iter().map(|at| at.id) {
        let here = pairs.iter().filter(|pair| pair.kind != PairKind::None);
        for pair in here.filter(|pair| pair.a == at || pair.b == at) {
            let other = if pair.a == at { pair.b } else { pair.a };
            let head = head_of(other);
            if !inside.contains(&other) && !inside.contains(&head) && seen.insert(head) {
                found.push(GroupPair { at, other: head, pair });
            }
        }
    }
    found
}
