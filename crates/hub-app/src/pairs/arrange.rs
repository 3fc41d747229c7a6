//! The list of possible pairs: what was found, without what is settled, three or more that belong
//! together as one group, the surest and heaviest first.
//!
//! The order is: how sure; then the likely hours a year of all but the survivor, which stand twice
//! in the catalogue until somebody decides; then their supports; then how much the texts share;
//! then the numbers.

use super::known::{Fact, Known};
use hub_core::IdeaId;
use hub_similarity::{Certainty, Pair};
use std::collections::{BTreeMap, HashSet};

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

/// Arranges the pairs of at least this certainty.
pub(crate) fn arrange<'a>(
    found: impl IntoIterator<Item = &'a Pair>,
    known: &Known,
    least: Certainty,
) -> Vec<Item> {
    let mut joining = Joining::new(known);
    let mut links: Vec<&Pair> = found.into_iter().filter(|pair| pair.certainty >= least).collect();
    links.retain(|pair| joining.is_open(pair));
    links.sort_unstable_by(|a, b| a.order(b));
    let apart = links.iter().copied().filter(|link| joining.join(link) == Joined::Apart);
    let apart: Vec<&Pair> = apart.collect();
    let mut items = joining.items(&links);
    let alone = apart.into_iter().filter(|link| !joining.are_joined(link.lower, link.higher));
    items.extend(
        alone.map(|link| item(vec![link.lower, link.higher], vec![*link], link.certainty, known)),
    );
    items.sort_by(order);
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
    /// The number of the group of an idea.
    group_of: BTreeMap<u32, usize>,
    /// The ideas of each group, and its weakest link; emptied when it went into another.
    groups: Vec<(Vec<u32>, Option<Certainty>)>,
}

impl<'a> Joining<'a> {
    fn new(known: &'a Known) -> Self {
        let (group_of, groups) = Default::default();
        Self { known, said: known.said().collect(), group_of, groups }
    }

    /// Whether both take part and nothing was said about them.
    fn is_open(&self, pair: &Pair) -> bool {
        self.are_open(pair.lower, pair.higher)
    }

    fn are_open(&self, a: u32, b: u32) -> bool {
        let (Some(a), Some(b)) = (self.known.fact(a), self.known.fact(b)) else { return false };
        !self.said.contains(&(a.id.min(b.id), a.id.max(b.id)))
    }

    fn are_joined(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.group_of.get(&a), self.group_of.get(&b));
        a.is_some() && a == b
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
        let (one, other) = (&self.groups[a].0, &self.groups[b].0);
        if one.len() + other.len() > MAX_GROUP {
            return Joined::Later;
        }
        if !one.iter().all(|a| other.iter().all(|b| self.are_open(*a, *b))) {
            return Joined::Apart;
        }
        let (moved, certainty) = std::mem::take(&mut self.groups[b]);
        for local in &moved {
            self.group_of.insert(*local, a);
        }
        let (ideas, weakest) = &mut self.groups[a];
        ideas.extend(moved);
        let links = [*weakest, certainty, Some(link.certainty)];
        *weakest = links.into_iter().flatten().min();
        Joined::Together
    }

    fn group(&mut self, local: u32) -> usize {
        *self.group_of.entry(local).or_insert_with(|| {
            self.groups.push((vec![local], None));
            self.groups.len() - 1
        })
    }

    fn items(&self, links: &[&Pair]) -> Vec<Item> {
        let mut inside: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
        for link in links.iter().filter(|link| self.are_joined(link.lower, link.higher)) {
            inside.entry(self.group_of[&link.lower]).or_default().push(**link);
        }
        let item = |(group, links): (usize, Vec<Pair>)| {
            let (ideas, certainty) = &self.groups[group];
            Some(item(ideas.clone(), links, (*certainty)?, self.known))
        };
        inside.into_iter().filter_map(item).collect()
    }
}
