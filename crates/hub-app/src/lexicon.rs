//! The words of all ideas, in memory, for possible duplicates while a person types and for possible
//! pairs of the whole catalogue.

use crate::Session;
use crate::error::AppError;
use crate::pairs::Pairs;
use hub_core::rows::{Idea, Lang};
use hub_core::{Body, IdeaId, Row};
use hub_similarity::{
    Catalogue, Document, Found, LexicalIndex, Likeness, Reasons, Scratch, Subject, Vector,
    VectorIndex,
};
use hub_store::{Changed, Reader, Readers, StoreError};
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// More changed ideas than this are an import: their words are read in the background.
const MANY: usize = 500;

/// The index, and whether all ideas are in it yet.
#[derive(Default)]
pub(crate) struct Lexicon {
    index: RwLock<LexicalIndex>,
    /// What the texts of ideas mean, as far as that has been read.
    pub(crate) meanings: RwLock<VectorIndex>,
    is_complete: AtomicBool,
    /// Held while all texts are read, so that a change waits and is not lost under them.
    reading: Mutex<()>,
    /// What is alike among them.
    pub(crate) pairs: Pairs,
}

impl Lexicon {
    /// Whether all ideas are in the index.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_complete.load(Ordering::Acquire)
    }

    /// Reads all texts, unless they are here; says whether it did.
    pub(crate) fn read_all(&self, readers: &Readers) -> Result<bool, AppError> {
        let _reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_complete() {
            return Ok(false);
        }
        let mut index = LexicalIndex::new();
        readers.read(|reader| {
            reader.each_text(|text| {
                let lang = similarity_lang(text.lang);
                index.insert(text.local, &Document::read(&text.title, &text.description, lang));
            })
        })?;
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = index;
        self.is_complete.store(true, Ordering::Release);
        Ok(true)
    }

    /// All texts have to be read again. What is in the index answers until then.
    pub(crate) fn forget(&self) {
        self.is_complete.store(false, Ordering::Release);
        self.pairs.forget();
    }

    /// Takes in changed ideas. Before all texts are read there is nothing to do: they will be.
    pub(crate) fn refresh(&self, readers: &Readers, changed: &Changed) -> Result<(), AppError> {
        let _reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.is_complete() {
            return Ok(());
        }
        if changed.anew || changed.ideas.len() > MANY {
            self.forget();
            if changed.anew {
                *self.index.write().unwrap_or_else(PoisonError::into_inner) = LexicalIndex::new();
            }
            return Ok(());
        }
        let rows = readers.read(|reader| ideas(reader, changed))?;
        let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
        let mut reworded = vec![];
        for (local, row) in rows {
            if put(&mut index, local, &row) {
                reworded.push(local);
            }
        }
        drop(index);
        if !self.pairs.renew(readers, self, changed, &reworded)? {
            self.pairs.forget();
        }
        Ok(())
    }

    /// Compares some ideas with all others; false when the search was stopped.
    pub(crate) fn compare(&self, search: u64, locals: &[u32], scratch: &mut Scratch) -> bool {
        self.pairs.step(search, self, locals, scratch)
    }

    /// What two ideas have in common, in words and in meaning.
    pub(crate) fn likeness(&self, a: u32, b: u32) -> Option<Likeness> {
        self.with_both(|texts| texts.likeness(a, b))
    }

    /// The likest ideas, by words and, with a vector, by meaning.
    pub(crate) fn find(
        &self,
        query: &Document,
        vector: Option<&Vector>,
        limit: usize,
        except: Option<u32>,
    ) -> Vec<Found> {
        self.with_both(|texts| texts.find(query, vector, limit, except))
    }

    /// Asks the words of all ideas, and the meanings that have been read.
    pub(crate) fn with_both<T>(&self, ask: impl FnOnce(&Catalogue) -> T) -> T {
        let words = self.index.read().unwrap_or_else(PoisonError::into_inner);
        let meanings = self.meanings.read().unwrap_or_else(PoisonError::into_inner);
        ask(&Catalogue { words: &words, meanings: &meanings })
    }

    /// Why two are alike.
    pub(crate) fn reasons(&self, query: &Subject, found: &Subject) -> Reasons {
        self.with_words(|index| index.reasons(query, found))
    }

    /// Asks the words of all ideas.
    pub(crate) fn with_words<T>(&self, ask: impl FnOnce(&LexicalIndex) -> T) -> T {
        ask(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The words of all ideas, for a search that adds to them.
    pub(crate) fn copy(&self) -> LexicalIndex {
        self.index.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many ideas are in the index.
    pub(crate) fn len(&self) -> usize {
        self.index.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}

impl Session {
    /// Begins to read the words of all ideas in the background, and what they mean, the first time
    /// it is asked to. A program that never looks for possible duplicates does without.
    pub(crate) fn begin_reading_words(self: &Arc<Self>) {
        if self.has_begun_reading.swap(true, Ordering::Relaxed) {
            return;
        }
        let reading = Arc::downgrade(self);
        std::thread::spawn(move || {
            if let Some(session) = reading.upgrade() {
                // Asked for early, it is there with the first letter.
                let _ = session.learnt();
                // Without a model words alone answer.
                let _ = session.meaning.model.typing();
                // What cannot be read now is tried again at the next question.
                let has_failed = session.read_words().is_err();
                session.has_begun_reading.store(!has_failed, Ordering::Relaxed);
                session.begin_meanings();
            }
        });
    }

    /// Begins again in the background, when the words were being read and are no longer level.
    pub(crate) fn begin_reading_again(&self) {
        if self.lexicon.is_complete() || !self.has_begun_reading.swap(false, Ordering::Relaxed) {
            return;
        }
        if let Some(session) = self.own.upgrade() {
            session.begin_reading_words();
        }
    }

    /// Reads the words of all ideas into memory, if that has not happened yet.
    ///
    /// # Errors
    /// What the disk says.
    pub fn read_words(&self) -> Result<(), AppError> {
        if self.lexicon.read_all(&self.readers)? {
            self.tell(&json!({ "kinds": ["words"], "ids": [] }));
        }
        Ok(())
    }
}

fn ideas(reader: &Reader, changed: &Changed) -> Result<Vec<(u32, Row)>, StoreError> {
    let mut rows = vec![];
    for id in &changed.ideas {
        if let (Some(local), Some(row)) = (reader.local_of(*id)?, reader.idea(*id)?) {
            rows.push((local, row));
        }
    }
    Ok(rows)
}

/// Removed ideas have no words. Says whether they are others than before.
fn put(index: &mut LexicalIndex, local: u32, row: &Row) -> bool {
    match &row.body {
        Body::Idea(idea) if !row.removed => index.insert(local, &document(idea)),
        _ => index.remove(local),
    }
}

/// The text of an idea.
pub(crate) fn document(idea: &Idea) -> Document<'_> {
    Document::read(&idea.case.title, &idea.case.description, similarity_lang(idea.case.lang))
}

/// The language of the domain as that of the index; English where nothing is known.
pub(crate) fn similarity_lang(lang: Option<Lang>) -> hub_similarity::Lang {
    match lang {
        Some(Lang::Pt) => hub_similarity::Lang::Pt,
        Some(Lang::Es) => hub_similarity::Lang::Es,
        Some(Lang::De) => hub_similarity::Lang::De,
        Some(Lang::Other) => hub_similarity::Lang::Other,
        Some(Lang::En) | None => hub_similarity::Lang::En,
    }
}

/// The language of a text as the domain names it; none when the text does not tell.
pub(crate) fn guess_lang(text: &str) -> Option<Lang> {
    match hub_similarity::guess_lang(text) {
        hub_similarity::Lang::En => Some(Lang::En),
        hub_similarity::Lang::Pt => Some(Lang::Pt),
        hub_similarity::Lang::Es => Some(Lang::Es),
        hub_similarity::Lang::De => Some(Lang::De),
        hub_similarity::Lang::Other => None,
    }
}

/// An idea that the index found, with its row.
pub(crate) fn found_idea(reader: &Reader, id: IdeaId) -> Result<Option<Row>, StoreError> {
    Ok(reader.idea(id)?.filter(|row| !row.removed))
}
