//! What counts in a group of merged ideas (domain section 5): whose volumes are parts, and how many
//! people in how many areas have the work. An idea that nothing was merged into is a group of one.

use super::{Estimate, PartInput, PartOwner};
use crate::group::{GroupIdea, group};
use crate::ids::{AreaId, BasisId, IdeaId, MemberId};
use crate::row::{EntityKind, Key, Rows};
use crate::rows::{Basis, Idea, Labour, Triple, Volume};
use crate::text;
use serde::Serialize;
use std::collections::HashSet;
use ts_rs::TS;

/// The parts of a group besides the estimate of its head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts<'a> {
    /// What [`super::estimate`] takes as extra parts.
    pub extra: Vec<PartInput<'a>>,
    /// What does not count, and why.
    pub left_out: Vec<LeftOut>,
}

/// A volume that does not count in the estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LeftOut {
    /// Whose it is.
    pub who: PartOwner,
    /// Why it does not count.
    pub why: WhyLeftOut,
}

/// Why a support or a merged idea adds no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    /// It says no volume; it counts for demand (rule E3).
    NoVolume,
    /// Its volume is said to be counted already; it counts for demand (rule E3).
    NotInAddition,
    /// The person has a part already; the first wins.
    SamePerson,
    /// The merge was made without adding volumes.
    MergedWithoutVolume,
    /// Its rates are not here.
    RatesUnknown,
}

/// How many people in how many areas have the work (rule S1, demand).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Demand {
    /// Distinct people, the authors included.
    pub people: u32,
    /// Distinct known areas, at least 1.
    pub areas: u32,
}

/// An importer stands for the person who was named, so that one counts (section 2.2).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Person {
    Member(MemberId),
    Named(String),
}

fn author(idea: &Idea) -> Person {
    match &idea.submitted_for {
        Some(name) => Person::Named(text::fold(name)),
        None => Person::Member(idea.author_id),
    }
}

/// The parts of a group besides its head's own estimate, in the order of section 5: the supports of
/// the head, then for each merged idea, if its volume was added, its estimate and its supports.
/// A person has one part: the first in this order.
///
/// `group` is the head and then the merged ideas in order of number.
pub fn parts<'a>(
    group: &[GroupIdea<'a>],
    basis_of: impl Fn(BasisId) -> Option<&'a Basis>,
) -> Parts<'a> {
    let (counted, parts) = (HashSet::new(), Parts::default());
    let mut reading = Reading { counted, parts, adds: true, basis_of };
    let mut ideas = group.iter();
    if let Some(head) = ideas.next() {
        reading.counted.insert(author(head.idea));
        reading.supports(head, |member_id| PartOwner::Support { member_id });
    }
    ideas.for_each(|source| reading.source(source));
    reading.parts
}

struct Reading<'a, F> {
    counted: HashSet<Person>,
    parts: Parts<'a>,
    /// Whether the volumes of the idea that is being read come on top.
    adds: bool,
    basis_of: F,
}

impl<'a, F: Fn(BasisId) -> Option<&'a Basis>> Reading<'a, F> {
    fn source(&mut self, source: &GroupIdea<'a>) {
        let (idea_id, idea) = (source.id, source.idea);
        self.adds = idea.merge.as_ref().is_some_and(|merge| merge.adds_volume);
        let volume = Volume::of(&idea.estimate);
        let part = volume.map(|volume| (volume, idea.estimate.labour, idea.basis_id));
        self.take(PartOwner::Merged { idea_id }, author(idea), part);
        self.supports(source, |member_id| PartOwner::MergedSupport { idea_id, member_id });
    }

    /// "As often, the same minutes" means the minutes of the idea at which it was said.
    fn supports(&mut self, at: &GroupIdea<'a>, owner: impl Fn(MemberId) -> PartOwner) {
        for support in at.active() {
            let who = owner(support.member_id);
            if support.volume.is_some() && !support.in_addition {
                self.leave_out(who, WhyLeftOut::NotInAddition);
                continue;
            }
            let basis = support.basis_id.unwrap_or(at.idea.basis_id);
            let minutes = at.idea.estimate.minutes_per_run;
            let part = support.volume.map(|volume| {
                let minutes_per_run = volume.minutes_per_run.or(minutes);
                (Volume { minutes_per_run, ..volume }, None, basis)
            });
            self.take(who, Person::Member(support.member_id), part);
        }
    }

    fn take(
        &mut self,
        who: PartOwner,
        person: Person,
        part: Option<(Volume, Option<Labour>, BasisId)>,
    ) {
        let Some((volume, labour, basis)) = part else {
            return self.leave_out(who, WhyLeftOut::NoVolume);
        };
        if !self.adds {
            return self.leave_out(who, WhyLeftOut::MergedWithoutVolume);
        }
        if self.counted.contains(&person) {
            return self.leave_out(who, WhyLeftOut::SamePerson);
        }
        let Some(basis) = (self.basis_of)(basis) else {
            return self.leave_out(who, WhyLeftOut::RatesUnknown);
        };
        self.counted.insert(person);
        self.parts.extra.push(PartInput { who, volume, labour, basis });
    }

    fn leave_out(&mut self, who: PartOwner, why: WhyLeftOut) {
        self.parts.left_out.push(LeftOut { who, why });
    }
}

/// Distinct people among the authors and active supporters of a group, and distinct areas: those of
/// the ideas and of each support, else of its member (`area_of`).
pub fn demand(group: &[GroupIdea], area_of: impl Fn(MemberId) -> Option<AreaId>) -> Demand {
    let (mut people, mut areas) = (HashSet::new(), HashSet::new());
    for at in group {
        people.insert(author(at.idea));
        areas.extend(at.idea.case.area_id);
        for support in at.active() {
            people.insert(Person::Member(support.member_id));
            areas.extend(support.area_id.or_else(|| area_of(support.member_id)));
        }
    }
    Demand { people: people.len().max(1) as u32, areas: areas.len().max(1) as u32 }
}

/// The estimate of an idea with all parts of its group, from rows that hold the rates and the
/// idea's [`crate::Set::Parts`]; none while something required is missing.
pub fn estimate_of(
    id: IdeaId,
    idea: &Idea,
    rows: &Rows,
    share_default: Triple,
) -> Option<Estimate> {
    let basis_of =
        |id: BasisId| rows.get::<Basis>(&Key::new(EntityKind::Basis, id.0)).map(|(_, basis)| basis);
    let parts = parts(&group(id, idea, rows), basis_of);
    super::estimate(&idea.estimate, basis_of(idea.basis_id)?, share_default, &parts.extra)
}
