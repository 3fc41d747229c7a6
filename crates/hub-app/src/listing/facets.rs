//! The menu of filters: how many ideas each value would show.

use super::Listing;
use super::filter::{Dimension, Mask};
use super::named::{NONE, Named};
use crate::views::{Facet, IdeasFacets, IdeasOrder};
use hub_core::rows::Stage;
use hub_core::text::fold;
use hub_store::{Reader, StoreError};
use std::cmp::Reverse;
use std::hash::Hash;

/// So many systems and authors are in the menu.
const MOST: usize = 100;

impl Listing {
    /// Counts for the menu of filters.
    pub(crate) fn facets(
        &self,
        reader: &Reader,
        view: &IdeasOrder,
    ) -> Result<IdeasFacets, StoreError> {
        let mask = self.mask(reader, view)?;
        let columns = &self.columns;
        let areas = Counts::of(&mask, Dimension::Area, &columns.area, columns.areas.len());
        let authors = Counts::of(&mask, Dimension::Author, &columns.author, columns.authors.len());
        let builders =
            Counts::of(&mask, Dimension::Builder, &columns.builder, columns.people.len());
        Ok(IdeasFacets {
            stages: self.stages(&mask),
            areas: areas.facets(&columns.areas, usize::MAX, ToString::to_string),
            systems: self.systems(reader, &mask)?,
            authors: authors.facets(&columns.authors, MOST, |author| author.key()),
            builders: builders.facets(&columns.people, usize::MAX, ToString::to_string),
        })
    }

    fn stages(&self, mask: &Mask) -> Vec<Facet> {
        let mut counts = vec![0; Stage::ALL.len()];
        for at in mask.all_but(Dimension::Stage) {
            counts[self.columns.stage[at] as usize] += 1;
        }
        let facet = |(stage, count): (&Stage, u32)| {
            let key = Some(stage.as_str().to_owned());
            (count > 0).then(|| Facet { key, name: stage.as_str().to_owned(), count })
        };
        Stage::ALL.iter().zip(counts).filter_map(facet).collect()
    }

    /// Each set of systems is taken apart once. Names are read for those that are shown.
    fn systems(&self, reader: &Reader, mask: &Mask) -> Result<Vec<Facet>, StoreError> {
        let systems = &self.columns.systems;
        let column = &self.columns.system_set;
        let by_set = Counts::of(mask, Dimension::System, column, systems.sets.len());
        let mut counts = Counts { numbers: vec![0; systems.known.len()], none: 0 };
        for (set, count) in systems.sets.iter().zip(by_set.numbers) {
            counts.none += if set.is_empty() { count } else { 0 };
            set.iter().for_each(|system| counts.numbers[*system as usize] += count);
        }
        let mut facets = counts.facets(&systems.known, MOST, ToString::to_string);
        let ids = || facets.iter().filter_map(|facet| facet.key.as_ref()?.parse().ok());
        let names = crate::names::systems(reader, ids())?;
        for facet in &mut facets {
            let id = facet.key.as_ref().and_then(|key| key.parse().ok());
            facet.name = id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        }
        facets.sort_by_cached_key(|facet| {
            (facet.key.is_none(), Reverse(facet.count), fold(&facet.name))
        });
        Ok(facets)
    }
}

/// How many ideas have each number, and how many have none.
struct Counts {
    numbers: Vec<u32>,
    none: u32,
}

impl Counts {
    fn of(mask: &Mask, list: Dimension, column: &[u32], count: usize) -> Self {
        let mut counts = Self { numbers: vec![0; count], none: 0 };
        for at in mask.all_but(list) {
            match counts.numbers.get_mut(column[at] as usize) {
                Some(number) => *number += 1,
                None => counts.none += 1,
            }
        }
        counts
    }

    /// The most frequent first, equal ones by name; at the end the ideas without a value.
    fn facets<K: Clone + Eq + Hash>(
        self,
        named: &Named<K>,
        most: usize,
        key: impl Fn(&K) -> String,
    ) -> Vec<Facet> {
        let counted = (0_u32..).zip(self.numbers).filter(|(_, count)| *count > 0);
        let mut counted: Vec<(u32, u32)> = counted.collect();
        // Numbers are given as ideas come; what is shown must not depend on that.
        counted.sort_by_cached_key(|(number, count)| {
            let place = named.place(*number).unwrap_or(NONE);
            (Reverse(*count), place, named.key(*number).map(&key))
        });
        counted.truncate(most);
        let with = counted.into_iter().map(|(number, count)| Facet {
            key: named.key(number).map(&key),
            name: named.name(number).to_owned(),
            count,
        });
        let none = Facet { key: None, name: String::new(), count: self.none };
        with.chain((self.none > 0).then_some(none)).collect()
    }
}
