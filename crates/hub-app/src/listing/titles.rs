//! The order of all ideas by title: read once when somebody sorts by title, then kept level with
//! single changes by asking the catalogue which title comes next. The titles themselves stay there.

use super::columns::Columns;
use super::named::NONE;
use hub_store::{Reader, StoreError};

/// The slots by folded title.
#[derive(Clone, Debug, Default)]
pub(super) struct Titles {
    order: Vec<u32>,
    /// By slot: its place in `order`.
    place: Vec<u32>,
}

impl Titles {
    /// Reads the order.
    pub(super) fn load(reader: &Reader) -> Result<Self, StoreError> {
        Ok(Self::of(reader.locals_by_title()?))
    }

    fn of(order: Vec<u32>) -> Self {
        let slots = order.iter().max().map_or(0, |most| *most as usize + 1);
        let mut place = vec![NONE; slots];
        (0..).zip(&order).for_each(|(at, slot)| place[*slot as usize] = at);
        Self { order, place }
    }

    /// The place of an idea.
    pub(super) fn place(&self, slot: u32) -> Option<u32> {
        self.place.get(slot as usize).copied().filter(|place| *place != NONE)
    }

    /// Puts changed ideas where they belong now; the others keep their order.
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
        keys.sort_unstable();
        keys.dedup();
        let mut is_touched = vec![false; self.place.len().max(columns.slots())];
        touched.iter().for_each(|slot| is_touched[*slot as usize] = true);
        let mut nexts = vec![];
        for (title, slot) in &keys {
            nexts.push(reader.next_by_title(title, *slot)?);
        }
        if self.stands(touched, &keys, &nexts) {
            return Ok(None);
        }
        Ok(Some(self.with(&is_touched, &keys, &nexts)))
    }

    /// Whether a single changed idea is still before the one that comes next.
    fn stands(&self, touched: &[u32], keys: &[(String, u32)], nexts: &[Option<u32>]) -> bool {
        let ([_], [(_, slot)], [next]) = (touched, keys, nexts) else { return false };
        let after = self.place(*slot).map(|place| self.order.get(place as usize + 1).copied());
        after == Some(*next)
    }

    /// From the last title to the first, so that what comes next always has its place already.
    fn with(&self, is_touched: &[bool], keys: &[(String, u32)], nexts: &[Option<u32>]) -> Self {
        let mut order = vec![];
        let mut rest = &self.order[..];
        for ((_, slot), next) in keys.iter().zip(nexts).rev() {
            let next = next.filter(|next| !is_touched[*next as usize]);
            if let Some(place) = next.and_then(|next| self.place(next)) {
                let place = (place as usize).min(rest.len());
                let after = rest[place..].iter().rev();
                order.extend(after.filter(|slot| !is_touched[**slot as usize]));
                rest = &rest[..place];
            }
            order.push(*slot);
        }
        order.extend(rest.iter().rev().filter(|slot| !is_touched[**slot as usize]));
        order.reverse();
        Self::of(order)
    }
}
