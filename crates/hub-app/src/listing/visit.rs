//! What a person saw at the last visit of a named view, so that a rank can say how it changed since.
//! A visit ends after half an hour without a look, or with the program.

use super::Listing;
use super::view::Ordered;
use crate::views::IdeasOrder;
use crate::{AppError, Session, clock};
use hub_store::Journal;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// The list without search and filter.
const ALL: &str = "all";
/// A look after so long is another visit.
const VISIT_ENDS_MS: i64 = 30 * 60 * 1_000;
/// What is seen is written when a visit begins, then at most this often.
const WRITE_EVERY_MS: i64 = 60 * 1_000;

/// The views that were visited since the program began.
#[derive(Default)]
pub(crate) struct Visits(Mutex<HashMap<String, Visit>>);

struct Visit {
    /// By number of the idea: its rank at the visit before; 0: not known.
    before: Arc<Vec<u32>>,
    looked_ms: i64,
    written_ms: i64,
}

/// What a look at a view leads to.
struct Look {
    /// By number of the idea: its rank at the last visit; 0: not known.
    before: Arc<Vec<u32>>,
    /// Whether what is seen now is to be kept.
    is_to_be_written: bool,
}

/// Whether a name can be a view's.
fn is_view(name: &str) -> bool {
    name == ALL || name.parse::<Uuid>().is_ok()
}

/// Whether a view with ranks is there to be visited again.
fn is_kept(journal: &Journal, name: &str) -> Result<bool, hub_store::StoreError> {
    let views = journal.view_list()?;
    Ok(name == ALL || views.iter().any(|view| view.id.to_string() == name))
}

impl Visits {
    /// Looks at a view. `seen` reads what was seen last, best first; where it cannot, nothing is known
    /// and the visit has not begun.
    fn look(
        &self,
        name: &str,
        now_ms: i64,
        seen: impl FnOnce() -> Option<Vec<u32>>,
    ) -> Option<Look> {
        let mut visits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let visit = visits.get_mut(name).filter(|v| now_ms - v.looked_ms < VISIT_ENDS_MS);
        if let Some(visit) = visit {
            visit.looked_ms = now_ms;
            let is_to_be_written = now_ms - visit.written_ms >= WRITE_EVERY_MS;
            visit.written_ms = if is_to_be_written { now_ms } else { visit.written_ms };
            return Some(Look { before: Arc::clone(&visit.before), is_to_be_written });
        }
        let before = Arc::new(by_number(&seen()?));
        let visit = Visit { before: Arc::clone(&before), looked_ms: now_ms, written_ms: now_ms };
        visits.insert(name.to_owned(), visit);
        Some(Look { before, is_to_be_written: true })
    }

    /// Whether the visit with these former ranks has not been forgotten.
    fn goes_on(&self, name: &str, before: &Arc<Vec<u32>>) -> bool {
        let visits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        visits.get(name).is_some_and(|visit| Arc::ptr_eq(&visit.before, before))
    }

    /// Forgets a view: it shows something else now, or is gone.
    pub(crate) fn forget(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

/// Ranks by the number of the idea. Numbers are given one after the other, so there are few gaps;
/// one that cannot be is left out.
fn by_number(numbers: &[u32]) -> Vec<u32> {
    const MOST: u32 = 1 << 24;
    let most = numbers.iter().copied().filter(|number| *number < MOST).max();
    let mut ranks = vec![0; most.map_or(0, |most| most as usize + 1)];
    for (rank, number) in (1..).zip(numbers) {
        if let Some(place) = ranks.get_mut(*number as usize) {
            *place = rank;
        }
    }
    ranks
}

impl Listing {
    /// The numbers of a view's ideas in the order of their ranks.
    fn numbers_by_rank(&self, ordered: &Ordered) -> Vec<u32> {
        let mut numbers = vec![0; ordered.locals.len()];
        for (local, rank) in ordered.locals.iter().zip(&ordered.ranks) {
            if let Some(place) = (*rank as usize).checked_sub(1) {
                numbers[place] = self.columns.number[*local as usize];
            }
        }
        numbers.truncate(ordered.ranks.iter().filter(|rank| **rank > 0).count());
        numbers
    }

    /// Ranks at the last visit in the order of a view.
    fn ranks_before(&self, ordered: &Ordered, before: &[u32]) -> Vec<u32> {
        let number = |local: &u32| self.columns.number[*local as usize] as usize;
        let rank = |local| before.get(number(local)).copied().unwrap_or(0);
        ordered.locals.iter().map(rank).collect()
    }
}

impl Session {
    /// Looks at a view: the ranks at the last visit in its order, 0 where they are not known. What is
    /// seen now is kept in the background.
    pub(crate) fn look(
        self: &Arc<Self>,
        view: &IdeasOrder,
        ordered: &Ordered,
    ) -> Result<Vec<u32>, AppError> {
        let unknown = || vec![0; ordered.locals.len()];
        let Some(name) = view.view.as_deref().filter(|name| is_view(name)) else {
            return Ok(unknown());
        };
        let seen = || self.read_once(|reader| reader.seen_ranks(name)).ok();
        let look =
            self.visits.look(name, clock::now_ms(), || seen().map(Option::unwrap_or_default));
        let Some(look) = look else { return Ok(unknown()) };
        let listing = self.listing()?;
        if look.is_to_be_written {
            let numbers = listing.numbers_by_rank(ordered);
            self.keep(name.to_owned(), numbers, Arc::clone(&look.before));
        }
        Ok(listing.ranks_before(ordered, &look.before))
    }

    /// What cannot be written is seen again at the next visit; what was forgotten meanwhile is not
    /// written.
    fn keep(self: &Arc<Self>, name: String, numbers: Vec<u32>, before: Arc<Vec<u32>>) {
        let session = Arc::downgrade(self);
        std::thread::spawn(move || {
            let Some(session) = session.upgrade() else { return };
            let _ = session.write(|space| {
                let journal = space.journal_mut();
                if session.visits.goes_on(&name, &before) && is_kept(journal, &name)? {
                    journal.seen_ranks_put(&name, &numbers)?;
                }
                Ok(())
            });
        });
    }
}
