//! Possible duplicates among the new rows: of ideas that are there, and of rows above them. Looked
//! for in the background of a dry run, and stopped when another one begins (rule I5).

use super::{DryRun, held};
use crate::import::{Plan, RowStatus};
use crate::lexicon::similarity_lang;
use crate::views::{ImportLikes, PairsPhase};
use crate::{AppError, Session};
use hub_core::Operation;
use hub_core::rows::{Case, Stage};
use hub_similarity::{Certainty, Document, LexicalIndex, Pair, Scratch};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, Weak};
use uuid::Uuid;

/// Rows are numbered from here on in the index, ideas below.
const FIRST_ROW: u32 = 1 << 31;
/// So many are named for a row.
const MOST: usize = 3;
/// So many rows are compared between two looks at whether to go on.
const AT_ONCE: usize = 32;

/// What a row is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Other {
    /// An idea, by its number in the list.
    Idea(u32),
    /// Another row, by its place.
    Row(usize),
}

/// The search of one dry run.
pub(super) struct Likes(Mutex<State>);

struct State {
    phase: PairsPhase,
    done: usize,
    total: usize,
    /// By the place of the row, the surest first.
    found: BTreeMap<usize, Vec<(Other, Certainty)>>,
    /// Rows that the plan found by title and area.
    equal: HashSet<usize>,
    failure: Option<AppError>,
}

impl Likes {
    /// Nothing is looked for yet.
    pub(super) fn of(plan: &Plan) -> Self {
        let rows = plan.report.rows.iter().enumerate();
        let equal = rows.filter(|(_, row)| row.like.is_some()).map(|(at, _)| at).collect();
        let (phase, done, total, found) = (PairsPhase::Idle, 0, 0, BTreeMap::new());
        Self(Mutex::new(State { phase, done, total, found, equal, failure: None }))
    }

    /// How far it is.
    pub(super) fn view(&self) -> ImportLikes {
        let state = held(&self.0);
        let more = state.found.keys().filter(|at| !state.equal.contains(at)).count();
        ImportLikes {
            phase: state.phase,
            done: state.done as u32,
            total: state.total as u32,
            found: (state.equal.len() + more) as u32,
            failure: state.failure.clone(),
        }
    }

    /// Stops it; what was found stands.
    pub(super) fn stop(&self) {
        let mut state = held(&self.0);
        if matches!(state.phase, PairsPhase::Idle | PairsPhase::Reading | PairsPhase::Comparing) {
            state.phase = PairsPhase::Stopped;
        }
    }

    /// What a row is like, as far as is known.
    pub(super) fn of_row(&self, at: usize) -> Vec<(Other, Certainty)> {
        held(&self.0).found.get(&at).cloned().unwrap_or_default()
    }

    /// The places of the rows that are like something.
    pub(super) fn rows(&self) -> HashSet<usize> {
        let state = held(&self.0);
        state.found.keys().chain(&state.equal).copied().collect()
    }

    /// Goes on to a phase; false when it was stopped.
    fn go_on(&self, phase: PairsPhase) -> bool {
        let mut state = held(&self.0);
        if state.phase == PairsPhase::Stopped {
            return false;
        }
        state.phase = phase;
        true
    }

    fn fail(&self, failure: AppError) {
        let mut state = held(&self.0);
        (state.phase, state.failure) = (PairsPhase::Failed, Some(failure));
    }

    /// Takes in some pairs of rows with what they are like; false when it was stopped.
    fn take(&self, compared: usize, pairs: Vec<(usize, Other, Certainty)>) -> bool {
        let mut state = held(&self.0);
        state.done += compared;
        for (row, other, certainty) in pairs {
            let found = state.found.entry(row).or_default();
            if !found.iter().any(|(known, _)| *known == other) {
                found.push((other, certainty));
                found.sort_by_key(|(other, certainty)| (std::cmp::Reverse(*certainty), *other));
                found.truncate(MOST);
            }
        }
        state.phase != PairsPhase::Stopped
    }
}

impl Session {
    /// How far the search for possible duplicates of a dry run is.
    ///
    /// # Errors
    /// `NO_PLAN`.
    pub fn import_likes(&self, plan: Uuid) -> Result<ImportLikes, AppError> {
        Ok(self.dry_run(plan)?.likes.view())
    }

    /// Stops it; what was found stands.
    ///
    /// # Errors
    /// `NO_PLAN`.
    pub fn import_skip_likes(&self, plan: Uuid) -> Result<ImportLikes, AppError> {
        let dry_run = self.dry_run(plan)?;
        dry_run.likes.stop();
        Ok(dry_run.likes.view())
    }

    pub(super) fn begin_likes(self: &Arc<Self>, dry_run: &Arc<DryRun>) {
        let (session, dry_run) = (Arc::downgrade(self), Arc::downgrade(dry_run));
        std::thread::spawn(move || {
            if let Err(error) = find(&session, &dry_run)
                && let Some(dry_run) = dry_run.upgrade()
            {
                dry_run.likes.fail(error);
            }
        });
    }
}

/// Goes through all new rows. A dry run that is replaced, or a space that is closed, ends it.
fn find(session: &Weak<Session>, dry_run: &Weak<DryRun>) -> Result<(), AppError> {
    let Some((index, rows, asleep)) = index(session, dry_run)? else { return Ok(()) };
    let mut scratch = Scratch::default();
    for some in rows.chunks(AT_ONCE) {
        let Some(dry_run) = dry_run.upgrade() else { return Ok(()) };
        let alike = some.iter().flat_map(|row| {
            let pairs = index.pairs_of(FIRST_ROW + *row as u32, MOST, &mut scratch, |other| {
                !asleep.contains(&other)
            });
            pairs.into_iter().filter_map(alike)
        });
        if !dry_run.likes.take(some.len(), alike.collect()) {
            return Ok(());
        }
    }
    let is_over = dry_run.upgrade().is_some_and(|it| it.likes.go_on(PairsPhase::Ready));
    if let Some(session) = session.upgrade().filter(|_| is_over) {
        session.tell(&json!({ "kinds": ["import"], "ids": [] }));
    }
    Ok(())
}

/// The row of a pair, and what it is like: of two rows the one above.
fn alike(pair: Pair) -> Option<(usize, Other, Certainty)> {
    let row = (pair.higher >= FIRST_ROW).then(|| (pair.higher - FIRST_ROW) as usize)?;
    let other = match pair.lower.checked_sub(FIRST_ROW) {
        Some(above) => Other::Row(above as usize),
        None => Other::Idea(pair.lower),
    };
    (pair.certainty >= Certainty::Probably).then_some((row, other, pair.certainty))
}

type Index = (LexicalIndex, Vec<usize>, HashSet<u32>);

/// The words of all ideas and of the new rows, the places of those, and the ideas that take no part.
fn index(session: &Weak<Session>, dry_run: &Weak<DryRun>) -> Result<Option<Index>, AppError> {
    let (Some(session), Some(dry_run)) = (session.upgrade(), dry_run.upgrade()) else {
        return Ok(None);
    };
    let mut rows = vec![];
    if !dry_run.likes.go_on(PairsPhase::Reading) {
        return Ok(None);
    }
    session.read_words()?;
    let mut index = session.lexicon.copy();
    let operations = held(&dry_run.state).plan.operations();
    for from in (0..operations).step_by(AT_ONCE) {
        for (at, case) in new_cases(&dry_run, from..(from + AT_ONCE).min(operations)) {
            let lang = similarity_lang(case.lang);
            let document = Document::read(&case.title, &case.description, lang);
            index.insert(FIRST_ROW + at as u32, &document);
            rows.push(at);
        }
        if !dry_run.likes.go_on(PairsPhase::Reading) {
            return Ok(None);
        }
    }
    held(&dry_run.likes.0).total = rows.len();
    let mut asleep = HashSet::new();
    session.read(|reader| {
        asleep.clear();
        reader.each_entry(|entry| {
            if entry.row.merged_into.is_some() || entry.row.stage == Stage::Withdrawn {
                asleep.insert(entry.row.local);
            }
        })
    })?;
    Ok(dry_run.likes.go_on(PairsPhase::Comparing).then_some((index, rows, asleep)))
}

/// Some of the new rows with what they say, copied, so that nobody who asks for rows waits for their
/// words to be read.
fn new_cases(dry_run: &DryRun, some: Range<usize>) -> Vec<(usize, Case)> {
    let state = held(&dry_run.state);
    let places = state.plan.places[some.clone()].iter().zip(&state.plan.envelopes[some]);
    let cases = places.filter_map(|(place, envelope)| match &envelope.operation {
        Operation::IdeaImport { submission, .. } => Some(((*place)?, submission.case.clone())),
        _ => None,
    });
    cases.collect()
}

/// Whether a row is one that something can be like.
pub(super) fn is_new(status: RowStatus) -> bool {
    matches!(status, RowStatus::New | RowStatus::PossibleDuplicate)
}
