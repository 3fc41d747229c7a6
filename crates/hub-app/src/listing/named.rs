//! Things that many ideas share (areas, people, systems) as small numbers, with their names in order.

use hub_core::text::fold;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::OnceLock;

/// Stands in a column for "none".
pub(super) const NONE: u32 = u32::MAX;

/// Keys that were seen, each with a small number that stays the same.
#[derive(Clone, Debug)]
pub(super) struct Named<K> {
    at: HashMap<K, u32>,
    keys: Vec<K>,
    names: Vec<String>,
    /// By number: the place in the order of folded names; equal names have equal places.
    places: OnceLock<Vec<u32>>,
}

impl<K> Default for Named<K> {
    fn default() -> Self {
        Self { at: HashMap::new(), keys: vec![], names: vec![], places: OnceLock::new() }
    }
}

impl<K: Clone + Eq + Hash> Named<K> {
    /// The number of a key; a new one gets the next, and no name yet.
    pub(super) fn number(&mut self, key: K) -> u32 {
        if let Some(known) = self.at.get(&key) {
            return *known;
        }
        let next = self.keys.len() as u32;
        self.keys.push(key.clone());
        self.at.insert(key, next);
        next
    }

    /// The number of a key that may be absent: [`NONE`] then.
    pub(super) fn optional(&mut self, key: Option<K>) -> u32 {
        key.map_or(NONE, |key| self.number(key))
    }

    /// The number of a key that was seen.
    pub(super) fn find(&self, key: &K) -> Option<u32> {
        self.at.get(key).copied()
    }

    /// The key of a number.
    pub(super) fn key(&self, number: u32) -> Option<&K> {
        self.keys.get(number as usize)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The name of a number.
    pub(super) fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", String::as_str)
    }

    /// Names all of them.
    pub(super) fn name_all(&mut self, name: impl Fn(&K) -> String) {
        self.names = self.keys.iter().map(name).collect();
        self.places = OnceLock::new();
    }

    /// Whether some have no name yet.
    pub(super) fn has_unnamed(&self) -> bool {
        self.names.len() < self.keys.len()
    }

    /// Names those that have none yet.
    pub(super) fn name_new(&mut self, name: impl Fn(&K) -> String) {
        if self.has_unnamed() {
            self.names.extend(self.keys[self.names.len()..].iter().map(name));
            self.places = OnceLock::new();
        }
    }

    /// The place of a number in the order of names; none for [`NONE`] and for what has no name.
    pub(super) fn place(&self, number: u32) -> Option<u32> {
        let place = self.places.get_or_init(|| places(&self.names)).get(number as usize);
        place.copied().filter(|place| *place != NONE)
    }
}

fn places(names: &[String]) -> Vec<u32> {
    let mut folded: Vec<(String, usize)> = names.iter().map(|name| fold(name)).zip(0..).collect();
    folded.sort_unstable();
    let mut places = vec![NONE; names.len()];
    let mut place = 0;
    for (before, (name, number)) in folded.iter().enumerate() {
        if before > 0 && folded[before - 1].0 != *name {
            place += 1;
        }
        if !name.is_empty() {
            places[*number] = place;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_and_places_follow_the_names() {
        let mut named = Named::default();
        let numbers = ["b", "a", "b", "A", ""].map(|key| named.number(key));
        assert_eq!(numbers, [0, 1, 0, 2, 3]);
        assert_eq!((named.find(&"A"), named.find(&"z"), named.key(1)), (Some(2), None, Some(&"a")));
        named.name_new(|key| (*key).to_owned());
        assert_eq!(
            [0, 1, 2, 3, NONE].map(|n| named.place(n)),
            [Some(2), Some(1), Some(1), None, None]
        );
        assert_eq!(named.number("c"), 4);
        named.name_new(|_| "Äb".to_owned());
        assert_eq!([0, 1, 4].map(|n| named.place(n)), [Some(3), Some(1), Some(2)]);
        named.name_all(|key| if *key == "b" { String::new() } else { (*key).to_owned() });
        assert_eq!([0, 1, 4].map(|n| named.place(n)), [None, Some(1), Some(2)]);
    }
}
