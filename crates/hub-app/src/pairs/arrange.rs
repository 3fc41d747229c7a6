//! The list of possible pairs: what was found, without what is settled, three or more that belong
//! together as one group, the surest and heaviest first.
//!
//! The order is: how sure; then the likely hours a year of all but the survivor, which stand twice
//! in the catalogue until somebody decides; then their supports; then how much the texts share;
//! then the numbers.

use super::known::{Fact, Known};
use hub_core::IdeaId;
use hub_similarity::{Certainty, Pair};
use std::collections::HashSet;

/// More than these are not read side by side. It is no less, because groups that were merged cannot
/// be merged into each other (domain section 5.1): what hangs together beyond it comes up again when
/// the first are merged.
const MAX_GROUP: usize = 50;

/// Two or more ideas that may be the same.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    /// The suggested survivor first, then those that would be next.
    pub(crate) ideas: Vec<u32>,
    /// What joins them, the surest first.
    pub(crate) links: Vec<Pair>,
    /// Of the weakest link that is needed to join them.
    pub(crate) certainty: Certainty,
    /// Likely hours a year of all but the survivor.
    pub(crate) hours: f64,
    /// Supports of all but the survivor.
    pub(crate) supports: u32,
}

/// Arranges the pairs of at least this certainty; they come in [`Pair::order`].
pub(crate) fn arrange(found: &[Pair], known: &Known, least: Certainty) -> Vec<Item> {
    let mut joining = Joining::new(known);
    let (mut inside, mut apart) = (vec![], vec![]);
    for link in found.iter().take_while(|pair| pair.certainty >= least) {
        if joining.are_open(link.lower, link.higher) {
            match joining.join(link) {
                Joined::Together => inside.push(link),
                Joined::Apart => apart.push(link),
                Joined::Later => {}
            }
        }
    }
    let mut items = joining.items(&inside);
    apart.retain(|link| !joining.are_joined(link.lower, link.higher));
    let pair =
        |link: &&Pair| item(vec![link.lower, link.higher], vec![**link], link.certainty, known);
    items.extend(apart.iter().map(pair));
    items.sort_unstable_by(order);
    items
}

fn order(a: &Item, b: &Item) -> std::cmp::Ordering {
    let share = |item: &Item| item.links.first().map_or(0.0, |link| link.likeness.share());
    let by_hours = || b.hours.total_cmp(&a.hours);
    let by_share = || share(b).total_cmp(&share(a));
    b.certainty
        .cmp(&a.certainty)
        .then_with(by_hours)
        .then_with(|| b.supports.cmp(&a.supports))
        .then_with(by_share)
        .then_with(|| a.ideas.cmp(&b.ideas))
}

fn item(mut ideas: Vec<u32>, links: Vec<Pair>, certainty: Certainty, known: &Known) -> Item {
    ideas.sort_by_key(|local| known.fact(*local).map(Fact::as_survivor));
    let others = || ideas.iter().skip(1).filter_map(|local| known.fact(*local));
    let hours = others().map(|idea| idea.hours).sum();
    let supports = others().map(|idea| idea.supports).sum();
    Item { ideas, links, certainty, hours, supports }
}

/// What came of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joined {
    /// Both ends are in one group.
    Together,
    /// The group would be too large.
    Later,
    /// They may be the same, but do not belong to one group.
    Apart,
}

/// Ideas that are being joined to groups. A group is never larger than [`MAX_GROUP`], and never
/// holds two ideas about which something was said already.
struct Joining<'a> {
    known: &'a Known,
    said: HashSet<(IdeaId, IdeaId)>,
    /// Ideas about which something was said, with whichever other.
    spoken: HashSet<IdeaId>,
    /// By idea: the number of its group; [`NO_GROUP`] where it has none.
    group_of: Vec<u32>,
    /// Those that went into another are empty.
    groups: Vec<Group>,
}

/// No idea is joined yet.
const NO_GROUP: u32 = u32::MAX;

#[derive(Default)]
struct Group {
    ideas: Vec<u32>,
    /// Of the weakest link that joined them.
    weakest: Option<Certainty>,
    /// Something was said about one of them and any other.
    is_spoken: bool,
}

impl<'a> Joining<'a> {
    fn new(known: &'a Known) -> Self {
        let said: HashSet<(IdeaId, IdeaId)> = known.said().collect();
        let spoken = said.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let group_of = vec![NO_GROUP; known.slots()];
        Self { known, said, spoken, group_of, groups: vec![] }
    }

    /// Whether both take part and nothing was said about them.
    fn are_open(&self, a: u32, b: u32) -> bool {
        let (Some(a), Some(b)) = (self.known.fact(a), self.known.fact(b)) else { return false };
        self.said.is_empty() || !self.said.contains(&(a.id.min(b.id), a.id.max(b.id)))
    }

    fn are_joined(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.group_of[a as usize], self.group_of[b as usize]);
        a != NO_GROUP && a == b
    }

    /// Joins the groups of both ends, where they belong together.
    fn join(&mut self, link: &Pair) -> Joined {
        if link.certainty < Certainty::Probably {
            return Joined::Apart;
        }
        if self.are_joined(link.lower, link.higher) {
            return Joined::Together;
        }
        let [a, b] = [link.lower, link.higher].map(|local| self.group(local));
        let (one, other) = (&self.groups[a], &self.groups[b]);
        if one.ideas.len() + other.ideas.len() > MAX_GROUP {
            return Joined::Later;
        }
        if !self.fit(one, other) {
            return Joined::Apart;
        }
        self.unite(a, b, link.certainty);
        Joined::Together
    }

    /// Whether nothing was said about any two of both.
    fn fit(&self, one: &Group, other: &Group) -> bool {
        let are_open =
            || one.ideas.iter().all(|a| other.ideas.iter().all(|b| self.are_open(*a, *b)));
        !one.is_spoken || !other.is_spoken || are_open()
    }

    fn unite(&mut self, a: usize, b: usize, certainty: Certainty) {
        let moved = std::mem::take(&mut self.groups[b]);
        for local in &moved.ideas {
            self.group_of[*local as usize] = a as u32;
        }
        let group = &mut self.groups[a];
        group.ideas.extend(moved.ideas);
        group.is_spoken |= moved.is_spoken;
        group.weakest = [group.weakest, moved.weakest, Some(certainty)].into_iter().flatten().min();
    }

    fn group(&mut self, local: u32) -> usize {
        let group = self.group_of[local as usize];
        if group != NO_GROUP {
            return group as usize;
        }
        let fact = self.known.fact(local);
        let is_spoken = fact.is_some_and(|fact| self.spoken.contains(&fact.id));
        self.groups.push(Group { ideas: vec![local], weakest: None, is_spoken });
        self.group_of[local as usize] = self.groups.len() as u32 - 1;
        self.groups.len() - 1
    }

    fn items(&self, inside: &[&Pair]) -> Vec<Item> {
        let mut links: Vec<Vec<Pair>> = vec![vec![]; self.groups.len()];
        for link in inside {
            links[self.group_of[link.lower as usize] as usize].push(**link);
        }
        let item = |(group, links): (&Group, Vec<Pair>)| {
            Some(item(group.ideas.clone(), links, group.weakest?, self.known))
        };
        self.groups.iter().zip(links).filter_map(item).collect()
    }
}
