//! Text in; possible duplicates out, with how sure and why.
//!
//! [`LexicalIndex`] holds the words of all ideas in memory and answers while a person types;
//! [`Encoder`] turns a text into a [`Vector`] of its meaning, [`VectorIndex`] holds those of all
//! ideas. [`Catalogue`] ranks by both ([`Catalogue::find`]) and finds what is alike in itself
//! ([`Catalogue::pairs_of`]); without vectors words alone answer. A [`Calibration`] says how sure
//! one may be of a text, a [`PairCalibration`] of a pair, [`LexicalIndex::reasons`] what two ideas share and where to mark it,
//! [`WordMeanings`] which different words bridge them, [`most_named`] what the nearest suggest.
//!
//! Deliberately not here: files, clocks, threads (but those the encoder is told to work with), locks,
//! other crates of the Hub, and sentences for people.
//!
//! ```
//! use hub_similarity::{Certainty, Document, Lang, LexicalIndex};
//!
//! let mut index = LexicalIndex::new();
//! let title = "Chase overdue invoices by mail";
//! let description = "Every Monday I export the open items and write to each customer.";
//! index.insert(1, &Document::read(title, description, Lang::En));
//! index.insert(2, &Document::read("Order coffee for the canteen", "", Lang::En));
//!
//! let typed = Document::read("Chasing overdue invoices", "Each Monday, by mail.", Lang::En);
//! let hits = index.search(&typed, 5, None);
//! assert_eq!(hits[0].local, 1);
//! assert_eq!(hits[0].certainty(), Some(Certainty::VeryLikely));
//! ```

mod best;
mod bridges;
mod calibration;
mod catalogue_pairs;
mod certainty;
mod encoder;
mod found;
mod index;
mod lang;
mod logistic;
mod pair_calibration;
mod pairs;
mod reasons;
mod search;
mod stop_words;
mod suggestions;
mod text;
mod trigrams;
mod vector;
mod vectors;

pub use bridges::{Bridge, MAX_BRIDGES, WordMeanings};
pub use calibration::{ANSWERS_FOR_PERCENTAGE, ANSWERS_TO_FIT, Answer, Calibration, LARGEST_ERROR};
pub use certainty::Certainty;
pub use encoder::{Encoder, EncoderError, ModelId, NETWORK_FILE, WORD_PIECES_FILE, encoded_text};
pub use found::{Catalogue, Evidence, Found};
pub use index::{Document, LexicalIndex};
pub use lang::{Lang, guess_lang};
pub use pair_calibration::{PairAnswer, PairCalibration};
pub use pairs::{Likeness, Pair, Scratch};
pub use reasons::{MAX_SHARED_TERMS, Marks, Reasons, SharedTerm, Subject};
pub use search::{Hit, MAX_QUERY_TERMS, Query};
pub use suggestions::{NEIGHBOURS_ASKED, most_named};
pub use text::{MAX_FIELD_BYTES, MAX_WORD_CHARS};
pub use vector::{DIMENSIONS, Vector};
pub use vectors::{Near, VectorIndex};
