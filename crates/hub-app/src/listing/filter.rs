//! Which ideas are in a view: each condition goes over its own column, so that a view costs what its
//! conditions cost. What an idea fails by is kept, because the menu of filters counts without the
//! condition of its own list.

use super::columns::{Author, Columns};
use crate::views::IdeasFilter;
use hub_core::MemberId;
use hub_core::rows::Stage;
use hub_core::score::NO_SCORE;

/// The lists of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Stage = 1,
    Area = 2,
    System = 4,
    Author = 8,
    Builder = 16,
}

/// Fails by a condition that has no list in the menu.
const OTHER: u8 = 32;

/// What the view asks for besides its filter, and who asks.
pub(super) struct Asked<'a> {
    pub(super) filter: &'a IdeasFilter,
    /// By slot whether the search found it; none: nothing is searched.
    pub(super) found: Option<Vec<bool>>,
    /// By slot whether this person follows it; none: that is not asked.
    pub(super) followed: Option<Vec<bool>>,
    pub(super) me: MemberId,
    /// Whether this person assesses ideas.
    pub(super) is_lead: bool,
}

/// By slot, what an idea fails by; 0: it is in the view.
pub(super) struct Mask(Vec<u8>);

impl Mask {
    /// Whether an idea is in the view.
    pub(super) fn is_in(&self, slot: u32) -> bool {
        self.0.get(slot as usize) == Some(&0)
    }

    /// The slots that are in the view or would be without its condition on `list`.
    pub(super) fn all_but(&self, list: Dimension) -> impl Iterator<Item = usize> {
        let fails = self.0.iter().enumerate();
        fails.filter(move |(_, fails)| **fails & !(list as u8) == 0).map(|(at, _)| at)
    }

    /// Those for which `passes` is false fail by `what`.
    fn ask<T: Copy>(&mut self, what: u8, column: &[T], passes: impl Fn(T) -> bool) {
        for (fails, fact) in self.0.iter_mut().zip(column) {
            *fails |= if passes(*fact) { 0 } else { what };
        }
    }

    /// The same by several columns.
    fn ask_each(&mut self, passes: impl Fn(usize) -> bool) {
        for (at, fails) in self.0.iter_mut().enumerate() {
            *fails |= if passes(at) { 0 } else { OTHER };
        }
    }

    /// A number within bounds, or none when that is asked for.
    fn ask_range<T: Copy>(
        &mut self,
        bounds: (Option<f64>, Option<f64>),
        or_none: bool,
        column: &[T],
        number: impl Fn(T) -> Option<f64>,
    ) {
        let (min, max) = bounds;
        let is_bound = min.is_some() || max.is_some();
        if is_bound || or_none {
            self.ask(OTHER, column, |fact| match number(fact) {
                None => or_none,
                Some(number) => {
                    is_bound && min.is_none_or(|m| number >= m) && max.is_none_or(|m| number <= m)
                }
            });
        }
    }

    /// One of some numbers, or none when that is asked for.
    fn ask_one_of(
        &mut self,
        list: Dimension,
        (wanted, given): (impl Iterator<Item = Option<u32>>, bool),
        or_none: bool,
        (column, count): (&[u32], usize),
    ) {
        if given || or_none {
            let mut is_wanted = vec![false; count];
            wanted.flatten().for_each(|number| is_wanted[number as usize] = true);
            let passes = |number: u32| is_wanted.get(number as usize).copied().unwrap_or(or_none);
            self.ask(list as u8, column, passes);
        }
    }
}

/// Looks at all ideas.
pub(super) fn mask(columns: &Columns, points: &[f32], asked: &Asked<'_>) -> Mask {
    let filter = asked.filter;
    let mut mask = Mask(vec![0; columns.slots()]);
    mask.ask(OTHER, &columns.is_there, |is_there| is_there);
    if let Some(found) = &asked.found {
        mask.ask(OTHER, found, |found| found);
    }
    if let Some(followed) = &asked.followed {
        mask.ask(OTHER, followed, |followed| followed);
    }
    ask_stage(&mut mask, columns, asked);
    ask_lists(&mut mask, columns, filter);
    let hours = (filter.hours_min, filter.hours_max);
    let number = |hours: f64| Some(hours).filter(|hours| !hours.is_nan());
    mask.ask_range(hours, filter.no_estimate, &columns.hours_likely, number);
    let score = (filter.score_min, filter.score_max);
    let number = |points: f32| Some(f64::from(points)).filter(|_| points != NO_SCORE);
    mask.ask_range(score, filter.no_score, points, number);
    if let Some(min) = filter.supports_min {
        mask.ask(OTHER, &columns.supports, |supports| supports >= min);
    }
    if let Some(after) = filter.created_after_ms {
        mask.ask(OTHER, &columns.created_ms, |created| created >= after);
    }
    if let Some(before) = filter.created_before_ms {
        mask.ask(OTHER, &columns.created_ms, |created| created < before);
    }
    ask_person(&mut mask, columns, asked);
    mask
}

/// Withdrawn ideas are shown when they are named or searched.
fn ask_stage(mask: &mut Mask, columns: &Columns, asked: &Asked<'_>) {
    let stages = &asked.filter.stages;
    let is_shown = Stage::ALL.iter().map(|stage| match stages.is_empty() {
        true => asked.found.is_some() || *stage != Stage::Withdrawn,
        false => stages.contains(stage),
    });
    let is_shown: Vec<bool> = is_shown.collect();
    mask.ask(Dimension::Stage as u8, &columns.stage, |stage| is_shown[stage as usize]);
}

fn ask_lists(mask: &mut Mask, columns: &Columns, filter: &IdeasFilter) {
    let areas = filter.area_ids.iter().map(|id| columns.areas.find(id));
    let column = (&columns.area[..], columns.areas.len());
    mask.ask_one_of(Dimension::Area, (areas, !filter.area_ids.is_empty()), filter.no_area, column);
    let builders = filter.builder_ids.iter().map(|id| columns.people.find(id));
    let column = (&columns.builder[..], columns.people.len());
    let is_given = !filter.builder_ids.is_empty();
    mask.ask_one_of(Dimension::Builder, (builders, is_given), filter.unclaimed, column);
    let authors = filter.authors.iter().flat_map(|key| {
        let member = key.parse().ok().map(Author::Member);
        let named = Author::Named(key.as_str().into());
        [member, Some(named)].map(|author| columns.authors.find(&author?))
    });
    let column = (&columns.author[..], columns.authors.len());
    mask.ask_one_of(Dimension::Author, (authors, !filter.authors.is_empty()), false, column);
    ask_systems(mask, columns, filter);
}

/// Each set of systems is looked at once, whichever ideas share it.
fn ask_systems(mask: &mut Mask, columns: &Columns, filter: &IdeasFilter) {
    if filter.system_ids.is_empty() && !filter.no_system {
        return;
    }
    let systems = &columns.systems;
    let wanted: Vec<u32> =
        filter.system_ids.iter().filter_map(|id| systems.known.find(id)).collect();
    let has_one = |set: &[u32]| match set.is_empty() {
        true => filter.no_system,
        false => set.iter().any(|system| wanted.contains(system)),
    };
    let passes: Vec<bool> = systems.sets.iter().map(|set| has_one(set)).collect();
    mask.ask(Dimension::System as u8, &columns.system_set, |set| passes[set as usize]);
}

fn ask_person(mask: &mut Mask, columns: &Columns, asked: &Asked<'_>) {
    let me = columns.people.find(&asked.me);
    let author = columns.authors.find(&Author::Member(asked.me));
    let is_me = |person: u32| Some(person) == me;
    // What a person brought in for others is owned by that person at first; only what somebody else
    // sent and handed over is.
    let is_mine = |at: usize| match is_me(columns.sender[at]) {
        true => Some(columns.author[at]) == author,
        false => is_me(columns.owner[at]),
    };
    let waits = |at: usize| match columns.stage[at] {
        Stage::New | Stage::Assessing => {
            asked.is_lead || (is_mine(at) && columns.hours_likely[at].is_nan())
        }
        Stage::Building | Stage::Testing => is_me(columns.builder[at]),
        _ => false,
    };
    if asked.filter.mine {
        mask.ask_each(is_mine);
    }
    if asked.filter.waiting_for_me {
        mask.ask_each(waits);
    }
}
