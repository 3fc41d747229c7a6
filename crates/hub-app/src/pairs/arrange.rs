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
const MAX_GROUP: u32 = 50;

/// Two or more ideas that may be the same.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    of: Of,
    /// Of the weakest link that is needed to join them.
    pub(crate) certainty: Certainty,
    /// Likely hours a year of all but the survivor.
    pub(crate) hours: f64,
    /// Supports of all but the survivor.
    pub(crate) supports: u32,
}

/// Most entries are of two, and there can be hundreds of thousands: those take no room of their own.
#[derive(Clone, Debug, PartialEq)]
enum Of {
    Two([u32; 2], Pair),
    More(Vec<u32>, Vec<Pair>),
}

impl Item {
    /// The suggested survivor first, then those that would be next.
    pub(crate) fn ideas(&self) -> &[u32] {
        match &self.of {
            Of::Two(ideas, _) => ideas,
            Of::More(ideas, _) => ideas,
        }
    }

    /// What joins them, the surest first.
    pub(crate) fn links(&self) -> &[Pair] {
        match &self.of {
            Of::Two(_, link) => std::slice::from_ref(link),
            Of::More(_, links) => links,
        }
    }

    fn two(link: Pair, known: &Known) -> Self {
        let mut ideas = [link.lower, link.higher];
        let hours = survivor_first(&mut ideas, known);
        Self::with(Of::Two(ideas, link), link.certainty, hours)
    }

    fn more(mut ideas: Vec<u32>, links: Vec<Pair>, certainty: Certainty, known: &Known) -> Self {
        let left = survivor_first(&mut ideas, known);
        Self::with(Of::More(ideas, links), certainty, left)
    }

    fn with(of: Of, certainty: Certainty, (hours, supports): (f64, u32)) -> Self {
        Self { of, certainty, hours, supports }
    }
}

/// Puts ideas in the order in which they should go on; gives hours and supports of all but the first.
fn survivor_first(ideas: &mut [u32], known: &Known) -> (f64, u32) {
    ideas.sort_by_cached_key(|local| known.fact(*local).map(Fact::as_survivor));
    let others = || ideas.iter().skip(1).filter_map(|local| known.fact(*local));
    (others().map(|idea| idea.hours).sum(), others().map(|idea| idea.supports).sum())
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
    items.extend(apart.into_iter().map(|link| Item::two(*link, known)));
    items.sort_unstable_by(order);
    items
}

fn order(a: &Item, b: &Item) -> std::cmp::Ordering {
    let share = |item: &Item| item.links().first().map_or(0.0, |link| link.likeness.share());
    let by_hours = || b.hours.total_cmp(&a.hours);
    let by_share = || share(b).total_cmp(&share(a));
    b.certainty
        .cmp(&a.certainty)
        .then_with(by_hours)
        .then_with(|| b.supports.cmp(&a.supports))
        .then_with(by_share)
        .then_with(|| a.ideas().cmp(b.ideas()))
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
/// holds two ideas about which something was said already. All vectors go by the ideas' numbers.
struct Joining<'a> {
    known: &'a Known,
    said: HashSet<(IdeaId, IdeaId)>,
    /// Whether something was said about the idea and any other.
    is_spoken: Vec<bool>,
    /// Leads to the idea that stands for the group; itself where it does.
    root: Vec<u32>,
    /// The next idea of the group, in a circle.
    next: Vec<u32>,
    /// How large the group is, of the idea that stands for it; the same below.
    size: Vec<u32>,
    /// Of the weakest link that joined them.
    weakest: Vec<Option<Certainty>>,
    /// Whether something was said about one of them and any other idea.
    is_group_spoken: Vec<bool>,
}

impl<'a> Joining<'a> {
    fn new(known: &'a Known) -> Self {
        let said: HashSet<(IdeaId, IdeaId)> = known.said().collect();
        let spoken: HashSet<IdeaId> = said.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let is_spoken = |local| known.fact(local).is_some_and(|it| spoken.contains(&it.id));
        let slots = known.slots();
        let all: Vec<u32> = (0..slots as u32).collect();
        let is_spoken: Vec<bool> =
            all.iter().map(|local| !spoken.is_empty() && is_spoken(*local)).collect();
        Self {
            is_group_spoken: is_spoken.clone(),
            is_spoken,
            known,
            said,
            root: all.clone(),
            next: all,
            size: vec![1; slots],
            weakest: vec![None; slots],
        }
    }

    fn find(&self, mut local: u32) -> u32 {
        while self.root[local as usize] != local {
            local = self.root[local as usize];
        }
        local
    }

    fn are_joined(&self, a: u32, b: u32) -> bool {
        self.find(a) == self.find(b)
    }

    /// Whether both take part and nothing was said about them.
    fn are_open(&self, a: u32, b: u32) -> bool {
        // Most ideas need no look into the set, which is what would take the time.
        let are_spoken = self.is_spoken[a as usize] && self.is_spoken[b as usize];
        let (Some(a), Some(b)) = (self.known.fact(a), self.known.fact(b)) else { return false };
        !are_spoken || !self.said.contains(&(a.id.min(b.id), a.id.max(b.id)))
    }

    /// Joins the groups of both ends, where they belong together.
    fn join(&mut self, link: &Pair) -> Joined {
        if link.certainty < Certainty::Probably {
            return Joined::Apart;
        }
        let (a, b) = (self.find(link.lower), self.find(link.higher));
        if a == b {
            return Joined::Together;
        }
        if self.size[a as usize] + self.size[b as usize] > MAX_GROUP {
            return Joined::Later;
        }
        let are_spoken = self.is_group_spoken[a as usize] && self.is_group_spoken[b as usize];
        if are_spoken && !self.members(a).all(|a| self.members(b).all(|b| self.are_open(a, b))) {
            return Joined::Apart;
        }
        self.unite(a as usize, b as usize, link.certainty);
        Joined::Together
    }

    /// The ideas of a group, from any of them.
    fn members(&self, first: u32) -> impl Iterator<Item = u32> {
        let next = move |local: &u32| {
            let next = self.next[*local as usize];
            (next != first).then_some(next)
        };
        std::iter::successors(Some(first), next)
    }

    fn unite(&mut self, a: usize, b: usize, certainty: Certainty) {
        let (root, other) = if self.size[a] >= self.size[b] { (a, b) } else { (b, a) };
        self.root[other] = root as u32;
        self.next.swap(root, other);
        self.size[root] += self.size[other];
        self.is_group_spoken[root] |= self.is_group_spoken[other];
        let links = [self.weakest[a], self.weakest[b], Some(certainty)];
        self.weakest[root] = links.into_iter().flatten().min();
    }

    /// The groups, from the links inside of them.
    fn items(&self, inside: &[&Pair]) -> Vec<Item> {
        let mut inside: Vec<(u32, &Pair)> =
            inside.iter().map(|link| (self.find(link.lower), *link)).collect();
        // Stable: the surest stays first in its group.
        inside.sort_by_key(|(root, _)| *root);
        let item = |links: &[(u32, &Pair)]| {
            if let [(_, link)] = links {
                return Some(Item::two(**link, self.known));
            }
            let (root, _) = links.first()?;
            let (ideas, weakest) = (self.members(*root).collect(), self.weakest[*root as usize]?);
            let links = links.iter().map(|(_, link)| **link).collect();
            Some(Item::more(ideas, links, weakest, self.known))
        };
        inside.chunk_by(|a, b| a.0 == b.0).filter_map(item).collect()
    }
}
