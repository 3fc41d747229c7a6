//! The meanings of all ideas, in memory: read in the background from the texts, kept on the device
//! by text and encoder, so that each is read once.
//!
//! Not here: ranking and reasons (`hub-similarity`), and the pace of typing (the window's).

mod model;
mod read;
mod view;

use crate::AppError;
use hub_similarity::{
    Bridge, Document, Encoder, LexicalIndex, Vector, VectorIndex, WordMeanings, encoded_text,
};
use hub_store::{Changed, Readers, TextHash};
pub(crate) use model::{Model, Trouble};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// From so many words on a text has a meaning worth looking at.
const WORDS: usize = 3;

/// More changed ideas than this are an import: all texts are looked at again.
const MANY: usize = 500;

/// What is known of the reading, and what answers while somebody types.
#[derive(Default)]
pub(crate) struct Meaning {
    pub(crate) model: Arc<Model>,
    state: Mutex<State>,
    /// Tells whoever reads that there is more to do; none before it has begun.
    wake: Mutex<Option<Sender<()>>>,
    /// Counts the questions: one that finds another number was overtaken while it waited.
    asked: AtomicU64,
    /// One question is encoded at a time.
    turn: Mutex<()>,
    bridges: Mutex<WordMeanings>,
}

#[derive(Default)]
struct State {
    /// What is kept on the device is in memory.
    is_loaded: bool,
    /// Counts the times the numbers of ideas became others.
    age: u64,
    /// Ideas whose texts are to be looked at.
    pending: BTreeSet<u32>,
    /// How many of them are being looked at.
    in_hand: usize,
    /// Others wait for the end of the reading, to ask again.
    is_awaited: bool,
}

impl Meaning {
    /// What is typed, as the encoder sees it; none where there is too little of it, no encoder yet,
    /// or a newer question.
    pub(crate) fn typed(&self, text: &Document<'_>) -> Option<Vector> {
        let words = [text.title, text.description].into_iter().flat_map(str::split_whitespace);
        let encoder = self.model.ready().filter(|_| words.take(WORDS).count() == WORDS)?;
        let mine = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let _turn = held(&self.turn);
        let is_newest = self.asked.load(Ordering::Relaxed) == mine;
        let encode = || encoder.encode(&encoded_text(text.title, text.description)).ok();
        is_newest.then(encode).flatten()
    }

    /// The different words by which two texts speak of the same.
    pub(crate) fn bridges(
        &self,
        index: &LexicalIndex,
        query: &Document<'_>,
        found: &Document<'_>,
    ) -> Vec<Bridge> {
        let Some(encoder) = self.model.ready() else { return vec![] };
        // Without them there is less to say, and nothing is wrong.
        held(&self.bridges).bridges(&encoder, index, query, found).unwrap_or_default()
    }

    /// Takes in changed ideas, once the reading has begun.
    pub(crate) fn changed(
        &self,
        readers: &Readers,
        meanings: &RwLock<VectorIndex>,
        changed: &Changed,
    ) -> Result<(), AppError> {
        let wake = held(&self.wake).clone();
        let Some(wake) = wake.filter(|_| changed.anew || !changed.ideas.is_empty()) else {
            return Ok(());
        };
        let is_much = changed.anew || changed.ideas.len() > MANY;
        let locals = readers.read(|reader| {
            let ideas = changed.ideas.iter().filter(|_| !is_much);
            let locals = ideas.map(|id| reader.local_of(*id));
            locals.filter_map(Result::transpose).collect::<Result<Vec<u32>, _>>()
        })?;
        let mut state = held(&self.state);
        if changed.anew {
            *state = State { age: state.age + 1, ..State::default() };
            *meanings.write().unwrap_or_else(PoisonError::into_inner) = VectorIndex::new();
        }
        state.is_loaded &= !is_much;
        state.pending.extend(locals);
        drop(state);
        // Nobody hears it when the space is being closed.
        let _ = wake.send(());
        Ok(())
    }
}

/// What a text is kept by.
fn hash(title: &str, description: &str) -> TextHash {
    let digest = Sha256::digest(encoded_text(title, description));
    let mut hash = TextHash::default();
    hash.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    hash
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The encoder, held while there is something to read.
type Reading = Option<Arc<Encoder>>;
