//! What the nearest ideas suggest for a new one: the area most of them are in, systems most of them
//! use.
//!
//! Not here: finding the nearest ([`crate::Catalogue::find`]), and names (the caller's keys stand
//! for them).

use std::collections::{BTreeMap, BTreeSet};

/// So many of the nearest ideas are to be asked.
pub const NEIGHBOURS_ASKED: usize = 10;

/// Fewer that name anything suggest nothing.
const FEWEST_NAMING: usize = 3;

/// The part of those that name anything which has to name the same: real job tasks of other
/// occupations were then in the suggested department for 80 of 100 (there was a suggestion for 57
/// of 100), and used a suggested system for 71 of 100.
const PART: f32 = 0.5;

/// What at least half of the neighbours that name anything name, with that part of them; the most
/// named first, equal ones in their order.
///
/// ```
/// use hub_similarity::most_named;
///
/// let areas_of_the_nearest = [vec!["Finance"], vec!["Finance"], vec![], vec!["Logistics"]];
/// assert_eq!(most_named(&areas_of_the_nearest)[0].0, "Finance");
/// assert!(most_named(&areas_of_the_nearest[2..]).is_empty());
/// ```
#[must_use]
pub fn most_named<T: Ord + Clone>(neighbours: &[Vec<T>]) -> Vec<(T, f32)> {
    let naming = neighbours.iter().filter(|names| !names.is_empty()).count();
    if naming < FEWEST_NAMING {
        return vec![];
    }
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    for names in neighbours {
        let distinct: BTreeSet<&T> = names.iter().collect();
        distinct.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    let parts = counts.into_iter().map(|(name, count)| (name, count as f32 / naming as f32));
    let mut most: Vec<(T, f32)> =
        parts.filter(|(_, part)| *part >= PART).map(|(name, part)| (name.clone(), part)).collect();
    most.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_half_of_them_name_is_suggested() {
        let cases: [(&[&[u8]], &[u8]); 6] = [
            (&[], &[]),
            (&[&[1], &[1]], &[]),
            (&[&[1], &[1], &[2]], &[1]),
            (&[&[1], &[2], &[3]], &[]),
            (&[&[2, 1], &[1, 2], &[2], &[3], &[]], &[2, 1]),
            (&[&[1, 1, 1], &[2], &[3], &[4]], &[]),
        ];
        for (neighbours, expected) in cases {
            let neighbours: Vec<Vec<u8>> = neighbours.iter().map(|names| names.to_vec()).collect();
            let named: Vec<u8> =
                most_named(&neighbours).into_iter().map(|(name, _)| name).collect();
            assert_eq!(named, expected, "{neighbours:?}");
        }
    }
}
