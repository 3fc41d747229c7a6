//! What lies over the rows, in memory: what each operation looked at and wrote, so that a page takes
//! up only what it may concern.

use super::token::Token;
use hub_core::Key;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One operation that lies over the rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Laid {
    /// What it looked at.
    pub(crate) reads: BTreeSet<Token>,
    /// What it touched.
    pub(crate) touches: BTreeSet<Token>,
    /// The rows that it wrote.
    pub(crate) wrote: BTreeSet<Key>,
    /// The sequence numbers of its events.
    pub(crate) events: Vec<u64>,
}

/// All operations that lie over the rows, by number.
#[derive(Debug, Default)]
pub(crate) struct Known {
    laid: BTreeMap<u64, Laid>,
    readers: HashMap<Token, BTreeSet<u64>>,
    writers: HashMap<Key, BTreeSet<u64>>,
}

impl Known {
    pub(crate) fn is_empty(&self) -> bool {
        self.laid.is_empty()
    }

    pub(crate) fn get(&self, n: u64) -> Option<&Laid> {
        self.laid.get(&n)
    }

    /// The numbers up to one.
    pub(crate) fn up_to(&self, n: u64) -> BTreeSet<u64> {
        self.laid.range(..=n).map(|(n, _)| *n).collect()
    }

    pub(crate) fn insert(&mut self, n: u64, laid: Laid) {
        for token in &laid.reads {
            self.readers.entry(*token).or_default().insert(n);
        }
        for key in &laid.wrote {
            self.writers.entry(*key).or_default().insert(n);
        }
        self.laid.insert(n, laid);
    }

    pub(crate) fn remove(&mut self, n: u64) {
        let Some(laid) = self.laid.remove(&n) else { return };
        for token in &laid.reads {
            leave(&mut self.readers, token, n);
        }
        for key in &laid.wrote {
            leave(&mut self.writers, key, n);
        }
    }

    /// The operations that may come out otherwise when `gone` lie over the rows no longer and
    /// `touched` is changed: those that look at any of it, that wrote the same rows, and so on. The
    /// rows that any of them wrote were written by no operation besides.
    pub(crate) fn concerned(
        &self,
        gone: &BTreeSet<u64>,
        touched: impl IntoIterator<Item = Token>,
    ) -> BTreeSet<u64> {
        let mut open: Vec<Token> = touched.into_iter().collect();
        open.extend(gone.iter().filter_map(|n| self.laid.get(n)).flat_map(|laid| &laid.touches));
        let mut seen: BTreeSet<Token> = open.iter().copied().collect();
        let mut concerned = BTreeSet::new();
        while let Some(token) = open.pop() {
            for n in self.meets(&token) {
                if gone.contains(&n) || !concerned.insert(n) {
                    continue;
                }
                let touches = self.laid.get(&n).into_iter().flat_map(|laid| &laid.touches);
                open.extend(touches.copied().filter(|token| seen.insert(*token)));
            }
        }
        concerned
    }

    fn meets<'a>(&'a self, token: &Token) -> impl Iterator<Item = u64> + use<'a> {
        let writers = match token {
            Token::Row(key) => self.writers.get(key),
            _ => None,
        };
        self.readers.get(token).into_iter().chain(writers).flatten().copied()
    }
}

fn leave<K: std::hash::Hash + Eq>(index: &mut HashMap<K, BTreeSet<u64>>, key: &K, n: u64) {
    if let Some(numbers) = index.get_mut(key) {
        numbers.remove(&n);
        if numbers.is_empty() {
            index.remove(key);
        }
    }
}
