//! Possible pairs of the whole catalogue: found once in the background, kept in memory, and kept
//! level with what changes. Nothing of it is stored; the answers are (see `answer`).
//!
//! An idea whose words change is asked anew. Its neighbours are not, so a list that was kept level
//! may differ from a fresh one where an idea has more than [`LIMIT`] others like it.

mod answer;
mod arrange;
mod between;
mod known;
mod merged;
mod run;
mod view;

use crate::AppError;
use crate::lexicon::Lexicon;
use arrange::Item;
use hub_similarity::{Catalogue, Certainty, Pair, PairCalibration, Scratch};
use hub_store::{Changed, Readers};
use known::Known;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many pairs of one idea are kept.
pub(crate) const LIMIT: usize = 5;

/// So many ideas are asked while others wait: some milliseconds.
const AT_ONCE: usize = 8;

/// More changed ideas than this are an import: all is looked through again.
const MANY: usize = 500;

/// How far the search is.
#[derive(Clone, Debug, Default)]
pub(crate) enum Phase {
    /// Nobody has asked.
    #[default]
    Idle,
    /// The words of all ideas are being read.
    Reading,
    /// The ideas are being compared.
    Comparing,
    /// All ideas are compared.
    Ready,
    /// Somebody stopped it: what was found until then stands.
    Stopped,
    /// It could not be done.
    Failed(AppError),
}

/// All pairs, under one lock.
#[derive(Default)]
pub(crate) struct Pairs(Mutex<State>);

#[derive(Default)]
pub(crate) struct State {
    pub(crate) phase: Phase,
    pub(crate) done: usize,
    pub(crate) total: usize,
    /// Counts the searches: one that finds another number was overtaken or stopped.
    search: u64,
    known: Known,
    /// How sure to be of what is found.
    calibration: PairCalibration,
    found: HashMap<(u32, u32), Pair>,
    /// The same, the surest first; none after something was found or lost.
    sorted: Option<Vec<Pair>>,
    /// By the least certainty asked for.
    arranged: BTreeMap<Certainty, Arc<Vec<Item>>>,
}

impl Pairs {
    pub(crate) fn held(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a search, unless one is under way or its pairs are here; gives its number.
    pub(crate) fn begin(&self, again: bool) -> Option<u64> {
        let mut state = self.held();
        let is_needed = match state.phase {
            Phase::Idle | Phase::Stopped | Phase::Failed(_) => true,
            Phase::Reading | Phase::Comparing | Phase::Ready => again,
        };
        is_needed.then(|| {
            *state = State { phase: Phase::Reading, ..state.anew() };
            state.search
        })
    }

    /// Stops the search that is under way; false when there is none.
    pub(crate) fn stop(&self) -> bool {
        let mut state = self.held();
        let is_under_way = matches!(state.phase, Phase::Reading | Phase::Comparing);
        if is_under_way {
            state.end(Phase::Stopped);
        }
        is_under_way
    }

    /// Ends a search, if it is still the one; says whether it was.
    pub(crate) fn end(&self, search: u64, phase: Phase) -> bool {
        let mut state = self.held();
        let is_mine = state.search == search;
        if is_mine {
            state.end(phase);
        }
        is_mine
    }

    /// Takes in what is known of all ideas; gives the numbers of those to compare.
    pub(crate) fn compare(&self, search: u64, known: Known) -> Vec<u32> {
        let mut state = self.held();
        if state.search != search {
            return vec![];
        }
        let locals = known.locals();
        (state.phase, state.total, state.known) = (Phase::Comparing, locals.len(), known);
        locals
    }

    /// Compares some ideas with all; false when the search was stopped.
    pub(crate) fn step(
        &self,
        search: u64,
        texts: &Lexicon,
        locals: &[u32],
        scratch: &mut Scratch,
    ) -> bool {
        let mut state = self.held();
        if state.search != search {
            return false;
        }
        texts.with_both(|texts| locals.iter().for_each(|it| state.ask(texts, *it, scratch)));
        state.done += locals.len();
        true
    }

    /// Forgets all: the numbers of ideas are others now.
    pub(crate) fn forget(&self) {
        let mut state = self.held();
        *state = state.anew();
    }

    /// Calls what is found by what was learnt. What the rule that everybody begins with has no word
    /// for is not found, and so not called anything.
    pub(crate) fn call_by(&self, calibration: PairCalibration) {
        let mut state = self.held();
        if state.calibration != calibration {
            (state.calibration, state.sorted) = (calibration, None);
            state.arranged.clear();
        }
    }

    /// Takes in changed ideas; those whose words are others are asked anew. False: it is too much
    /// for that, and all should be looked through again.
    pub(crate) fn renew(
        &self,
        readers: &Readers,
        texts: &Lexicon,
        changed: &Changed,
        reworded: &[u32],
    ) -> Result<bool, AppError> {
        let mut state = self.held();
        if matches!(state.phase, Phase::Idle | Phase::Reading | Phase::Failed(_)) {
            return Ok(true);
        }
        if changed.ideas.len() > MANY {
            return Ok(false);
        }
        let (state, mut asked) = (&mut *state, reworded.to_vec());
        let mut is_other = false;
        readers.read(|reader| {
            for id in &changed.ideas {
                let renewed = state.known.renew(reader, *id)?;
                is_other |= renewed.is_other;
                asked.extend(renewed.came);
            }
            Ok(())
        })?;
        if is_other || !asked.is_empty() {
            state.arranged.clear();
        }
        let mut scratch = Scratch::default();
        if !reworded.is_empty() {
            state.sorted = None;
            state.found.retain(|(a, b), _| !reworded.contains(a) && !reworded.contains(b));
        }
        texts.with_both(|texts| asked.iter().for_each(|it| state.ask(texts, *it, &mut scratch)));
        Ok(true)
    }
}

impl State {
    /// Nothing is found; a search that is under way finds another number.
    fn anew(&self) -> Self {
        Self { search: self.search + 1, calibration: self.calibration, ..Self::default() }
    }

    fn end(&mut self, phase: Phase) {
        self.phase = phase;
        self.search += 1;
    }

    fn ask(&mut self, texts: &Catalogue, local: u32, scratch: &mut Scratch) {
        let known = &self.known;
        if !known.takes_part(local) {
            return;
        }
        let pairs = texts.pairs_of(local, LIMIT, scratch, |other| known.takes_part(other));
        if !pairs.is_empty() {
            self.sorted = None;
            self.arranged.clear();
        }
        self.found.extend(pairs.into_iter().map(|pair| ((pair.lower, pair.higher), pair)));
    }

    /// The list of at least this certainty; worked out anew only after something changed.
    pub(crate) fn items(&mut self, least: Certainty) -> Arc<Vec<Item>> {
        let sorted = self.sorted.get_or_insert_with(|| {
            let called = |pair: &Pair| {
                let certainty = self.calibration.certainty(&pair.likeness)?;
                Some(Pair { certainty, ..*pair })
            };
            let mut sorted: Vec<Pair> = self.found.values().filter_map(called).collect();
            sorted.sort_unstable_by(Pair::order);
            sorted
        });
        let arrange = || Arc::new(arrange::arrange(sorted, &self.known, least));
        Arc::clone(self.arranged.entry(least).or_insert_with(arrange))
    }
}

/// So many ideas at once, for whoever goes through all of them.
pub(crate) fn steps(locals: &[u32]) -> std::slice::Chunks<'_, u32> {
    locals.chunks(AT_ONCE)
}
