//! Reading: what is kept comes into memory, what is not is encoded and kept, a few texts at a time,
//! by a thread that steps back behind everything a person waits for.

use super::{Meaning, Reading, State, Trouble, hash, held};
use crate::{AppError, Session};
use hub_similarity::{Encoder, ModelId, Vector, VectorIndex, encoded_text};
use hub_store::{IdeaText, TextHash, Watch};
use serde_json::json;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, PoisonError, Weak};
use thread_priority::{ThreadPriority, ThreadPriorityValue, set_current_thread_priority};

/// Of 99: a good deal less than what a person waits for.
const PRIORITY: u8 = 25;

/// So many texts are read, and then kept together: a tenth of a second.
const AT_ONCE: usize = 16;

/// Texts that were looked at: those without a vector yet, and what is known of the others.
#[derive(Default)]
struct Looked {
    known: Vec<(u32, Option<Vector>)>,
    new: Vec<(u32, IdeaText)>,
}

impl Session {
    /// Begins to read the meanings of all ideas in the background, and goes on with what changes
    /// until the space is closed.
    pub(crate) fn begin_meanings(self: &Arc<Self>) {
        let mut wake = held(&self.meaning.wake);
        if wake.is_some() {
            return;
        }
        let (sender, woken) = channel();
        *wake = Some(sender);
        let session = Arc::downgrade(self);
        std::thread::spawn(move || read_on(&session, &woken));
    }

    /// Reads the meanings of all ideas now, and sets up what encodes a question. `watch` hears how
    /// many ideas are read and can stop it: what was read until then stands. Without a model nothing
    /// is read.
    ///
    /// # Errors
    /// What the disk says.
    pub fn read_meanings(&self, watch: Watch<'_>) -> Result<(), AppError> {
        if self.meaning.model.typing().is_err() {
            return Ok(());
        }
        let mut reading = None;
        while self.read_some(&mut reading)? {
            if watch(self.meanings_read()).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Ideas whose meanings are in memory.
    pub fn meanings_read(&self) -> usize {
        self.lexicon.meanings.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// A step of the reading; says whether there is another.
    fn read_some(&self, reading: &mut Reading) -> Result<bool, AppError> {
        if !held(&self.meaning.state).is_loaded {
            return Ok(self.meaning.model.is_here() && self.load_kept()?);
        }
        let (some, age) = self.meaning.take_some();
        if some.is_empty() {
            self.read_all_meanings();
            return Ok(false);
        }
        let read =
            self.look_at(&some).and_then(|looked| Ok((self.encoded(&looked, reading)?, looked)));
        match read {
            Ok((new, looked)) => {
                self.take_in(age, looked.known.into_iter().chain(new));
                Ok(true)
            }
            Err(problem) => {
                let mut state = held(&self.meaning.state);
                state.pending.extend(some);
                state.in_hand = 0;
                drop(state);
                problem.map_or(Ok(false), Err)
            }
        }
    }

    /// Reads what is kept into memory, and finds out what is missing; says whether it has.
    fn load_kept(&self) -> Result<bool, AppError> {
        let age = held(&self.meaning.state).age;
        let model = ModelId::expected().as_str();
        let (mut texts, mut kept) = (vec![], Kept::default());
        self.read(|reader| {
            texts.clear();
            reader.each_text(|text| {
                texts.push((hash(&text.title, &text.description), text.local));
            })?;
            texts.sort_unstable();
            kept = Kept { is_known: vec![false; texts.len()], ..Kept::default() };
            reader.each_vector(model, |text, bytes| kept.take_in(&texts, text, bytes))
        })?;
        let is_new = !texts.is_empty() && kept.index.is_empty();
        let known = texts.iter().zip(&kept.is_known);
        let missing = known.filter(|(_, is_known)| !**is_known).map(|((_, local), _)| *local);
        let mut state = held(&self.meaning.state);
        if state.age == age {
            state.pending.extend(missing);
            (state.is_loaded, state.is_awaited) = (true, true);
            *self.lexicon.meanings.write().unwrap_or_else(PoisonError::into_inner) = kept.index;
        }
        drop(state);
        if is_new || !kept.unused.is_empty() {
            // What is kept in vain takes some room and does no harm.
            let _ = self.write(|space| space.drop_vectors(model, &kept.unused));
        }
        Ok(true)
    }

    fn look_at(&self, locals: &[u32]) -> Result<Looked, Option<AppError>> {
        let model = ModelId::expected().as_str();
        let looked = self.read(|reader| {
            let mut looked = Looked::default();
            for local in locals {
                let Some(text) = reader.text(*local)? else {
                    looked.known.push((*local, None));
                    continue;
                };
                let kept = reader.vector(model, &hash(&text.title, &text.description))?;
                match kept.as_deref().and_then(Vector::from_bytes) {
                    Some(vector) => looked.known.push((*local, Some(vector))),
                    None => looked.new.push((*local, text)),
                }
            }
            Ok(looked)
        });
        looked.map_err(Some)
    }

    /// Encodes the new texts and keeps their vectors. No error is told of where there is no model.
    fn encoded(
        &self,
        looked: &Looked,
        reading: &mut Reading,
    ) -> Result<Vec<(u32, Option<Vector>)>, Option<AppError>> {
        if looked.new.is_empty() {
            return Ok(vec![]);
        }
        let encoder = self.meaning.encoder(reading).map_err(|_: Trouble| None)?;
        let (mut vectors, mut to_keep) = (vec![], vec![]);
        for (local, text) in &looked.new {
            let vector = encode(&encoder, text);
            vectors.push((*local, vector));
            let text = hash(&text.title, &text.description);
            to_keep.extend(vector.map(|vector| (text, vector.to_bytes().to_vec())));
        }
        let model = encoder.model().as_str();
        // Beside another writer, or on a full disk, they last as long as this program runs.
        let _ = self.write(|space| space.keep_vectors(model, &to_keep));
        Ok(vectors)
    }

    fn take_in(&self, age: u64, read: impl Iterator<Item = (u32, Option<Vector>)>) {
        let state = held(&self.meaning.state);
        if state.age != age {
            return;
        }
        let mut index = self.lexicon.meanings.write().unwrap_or_else(PoisonError::into_inner);
        for (local, vector) in read {
            match vector {
                Some(vector) => index.insert(local, &vector),
                None => drop(index.remove(local)),
            }
        }
    }

    /// Tells that all is read, if somebody may wait for it.
    fn read_all_meanings(&self) {
        let is_awaited = std::mem::take(&mut held(&self.meaning.state).is_awaited);
        if is_awaited && self.has_begun_reading.load(Ordering::Relaxed) {
            self.tell(&json!({ "kinds": ["words"], "ids": [] }));
        }
    }
}

impl Meaning {
    fn take_some(&self) -> (Vec<u32>, u64) {
        let mut state = held(&self.state);
        let State { pending, age, in_hand, .. } = &mut *state;
        let some: Vec<u32> = std::iter::from_fn(|| pending.pop_first()).take(AT_ONCE).collect();
        *in_hand = some.len();
        (some, *age)
    }

    fn encoder(&self, reading: &mut Reading) -> Result<Arc<Encoder>, Trouble> {
        if let Some(encoder) = reading {
            return Ok(Arc::clone(encoder));
        }
        Ok(Arc::clone(reading.insert(self.model.shared()?)))
    }
}

/// A text that the encoder stops at is judged by its words.
fn encode(encoder: &Encoder, text: &IdeaText) -> Option<Vector> {
    encoder.encode(&encoded_text(&text.title, &text.description)).ok()
}

/// What is kept on the device.
#[derive(Default)]
struct Kept {
    index: VectorIndex,
    /// Of each text, whether its vector is here.
    is_known: Vec<bool>,
    /// What no idea has.
    unused: Vec<TextHash>,
}

impl Kept {
    /// Takes in a vector for all ideas of its text, which are in order.
    fn take_in(&mut self, texts: &[(TextHash, u32)], text: TextHash, bytes: &[u8]) {
        let from = texts.partition_point(|(other, _)| *other < text);
        let same = texts[from..].iter().take_while(|(other, _)| *other == text);
        let vector = Vector::from_bytes(bytes);
        let mut is_used = false;
        for (nth, (_, local)) in same.enumerate() {
            if let Some(vector) = &vector {
                self.index.insert(*local, vector);
                (self.is_known[from + nth], is_used) = (true, true);
            }
        }
        if !is_used {
            self.unused.push(text);
        }
    }
}

/// Reads until the space is closed; waits while there is nothing to read.
fn read_on(session: &Weak<Session>, woken: &Receiver<()>) {
    // Where the system does not let it, it runs as any other.
    let low = ThreadPriorityValue::try_from(PRIORITY).map(ThreadPriority::Crossplatform);
    let _ = low.map(set_current_thread_priority);
    let mut reading = None;
    loop {
        // A space that is closed meanwhile is let go between two steps.
        let Some(more) = session.upgrade().map(|session| session.read_some(&mut reading)) else {
            return;
        };
        if !matches!(more, Ok(true)) {
            reading = None;
            if woken.recv().is_err() {
                return;
            }
        }
    }
}
