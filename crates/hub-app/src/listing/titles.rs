//! The order of all ideas by title: read once when somebody sorts by title, then kept level with
//! single changes by asking the catalogue which title comes next. The titles themselves stay there.

use super::columns::Columns;
use super::named::NONE;
use hub_store::{Reader, StoreError};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The slots by folded title.
#[derive(Clone, Debug, Default)]
pub(super) struct Titles {
    order: Vec<u32>,
    /// By slot: a fingerprint of the folded title, by which equal ones are known.
    prints: Vec<u64>,
    /// By slot: how many other titles stand before its own.
    place: Vec<u32>,
}

impl Titles {
    /// Reads the order.
    pub(super) fn load(reader: &Reader) -> Result<Self, StoreError> {
        let (mut order, mut prints) = (vec![], vec![]);
        reader.each_title(|slot, title| {
            order.push(slot);
            put(&mut prints, slot, print(title));
        })?;
        Ok(Self::of(order, prints))
    }

    fn of(order: Vec<u32>, prints: Vec<u64>) -> Self {
        let mut place = vec![NONE; prints.len()];
        let (mut next, mut before) = (0, None);
        for slot in &order {
            let print = prints[*slot as usize];
            next += u32::from(before.is_some_and(|before| before != print));
            (place[*slot as usize], before) = (next, Some(print));
        }
        Self { order, prints, place }
    }

    /// The place of an idea; equal titles have the same.
    pub(super) fn place(&self, slot: u32) -> Option<u32> {
        self.place.get(slot as usize).copied().filter(|place| *place != NONE)
    }

    /// The order after some ideas changed, came or went; none when it is the same.
    pub(super) fn renewed(
        &self,
        reader: &Reader,
        columns: &Columns,
        touched: &[u32],
    ) -> Result<Option<Self>, StoreError> {
        let mut keys = vec![];
        for slot in touched.iter().filter(|slot| columns.is_used(**slot)) {
            keys.extend(reader.title_sort(*slot)?.map(|title| (title, *slot)));
        }
        let stands = |(title, slot): &(String, u32)| {
            self.place(*slot).is_some() && self.prints[*slot as usize] == print(title)
        };
        if keys.len() == touched.len() && keys.iter().all(stands) {
            return Ok(None);
        }
        keys.sort_unstable();
        keys.dedup();
        let mut nexts = vec![];
        for (title, slot) in &keys {
            nexts.push(reader.next_by_title(title, *slot)?);
        }
        Ok(Some(self.with(touched, &keys, &nexts)))
    }

    /// From the last title to the first, so that what comes next always has its place already.
    fn with(&self, touched: &[u32], keys: &[(String, u32)], nexts: &[Option<u32>]) -> Self {
        let mut prints = self.prints.clone();
        let mut at = vec![NONE; prints.len()];
        (0..).zip(&self.order).for_each(|(index, slot)| at[*slot as usize] = index);
        for slot in touched {
            put(&mut at, *slot, NONE);
        }
        let is_kept = |slot: &&u32| at[**slot as usize] != NONE;
        let mut order = Vec::with_capacity(self.order.len() + keys.len());
        let mut rest = &self.order[..];
        for ((title, slot), next) in keys.iter().zip(nexts).rev() {
            put(&mut prints, *slot, print(title));
            let next = next.and_then(|next| at.get(next as usize).copied());
            if let Some(index) = next.filter(|index| *index != NONE) {
                let (before, after) = rest.split_at(rest.len().min(index as usize));
                order.extend(after.iter().rev().filter(is_kept));
                rest = before;
            }
            order.push(*slot);
        }
        order.extend(rest.iter().rev().filter(is_kept));
        order.reverse();
        Self::of(order, prints)
    }
}

/// Never kept on a disk, so it may be another one in the next version.
fn print(title: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    title.hash(&mut hasher);
    hasher.finish()
}

fn put<T: Copy + Default>(column: &mut Vec<T>, slot: u32, value: T) {
    let slots = column.len().max(slot as usize + 1);
    column.resize(slots, T::default());
    column[slot as usize] = value;
}
