//! Our own engine over a catalogue, and vectors that are kept from one run to the next.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};

use hub_similarity::{
    Catalogue, Document, Encoder, Found, LexicalIndex, NETWORK_FILE, Vector, VectorIndex,
    WORD_PIECES_FILE, encoded_text,
};

use super::super::Outcome;
use super::read::Text;

/// The encoder, and what it has encoded.
pub struct Encoding {
    pub encoder: Encoder,
    known: HashMap<u64, Vector>,
    kept: Option<File>,
}

impl Encoding {
    /// Loads the model of this repository, and vectors of earlier runs.
    pub fn begin(threads: usize, cache: Option<&Path>) -> Outcome<Encoding> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/all-minilm-l6-v2");
        let network = fs::read(folder.join(NETWORK_FILE))?;
        let pieces = fs::read_to_string(folder.join(WORD_PIECES_FILE))?;
        let encoder = Encoder::load(network, &pieces, threads)?;
        let mut encoding = Encoding { encoder, known: HashMap::new(), kept: None };
        if let Some(cache) = cache {
            fs::create_dir_all(cache)?;
            encoding.keep(cache.join(format!("{}.vectors", encoding.encoder.model().as_str())))?;
        }
        Ok(encoding)
    }

    fn keep(&mut self, file: PathBuf) -> Outcome<()> {
        const ROW: usize = 8 + Vector::BYTES;
        let bytes = fs::read(&file).unwrap_or_default();
        let (rows, _) = bytes.as_chunks::<ROW>();
        for row in rows {
            let (key, vector) = row.split_at(8);
            if let (Ok(key), Some(vector)) = (key.try_into(), Vector::from_bytes(vector)) {
                self.known.insert(u64::from_le_bytes(key), vector);
            }
        }
        self.kept = Some(OpenOptions::new().create(true).append(true).open(file)?);
        Ok(())
    }

    /// The vector of a text.
    pub fn vector(&mut self, text: &Text) -> Outcome<Vector> {
        let text = encoded_text(&text.title, &text.description);
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let key = hasher.finish();
        if let Some(vector) = self.known.get(&key) {
            return Ok(*vector);
        }
        let vector = self.encoder.encode(&text)?;
        self.known.insert(key, vector);
        if let Some(file) = &mut self.kept {
            file.write_all(&[&key.to_le_bytes()[..], &vector.to_bytes()].concat())?;
        }
        Ok(vector)
    }
}

/// A text in the language it is written in.
pub fn read(text: &Text) -> Document<'_> {
    Document::read(&text.title, &text.description, text.fallback)
}

/// A catalogue in memory, as the program has it.
pub struct Engine {
    pub words: LexicalIndex,
    pub meanings: VectorIndex,
}

impl Engine {
    /// A catalogue of these texts, numbered from nought.
    pub fn of<'a>(
        texts: impl Iterator<Item = &'a Text>,
        encoding: &mut Encoding,
    ) -> Outcome<Engine> {
        let (words, meanings) = (LexicalIndex::new(), VectorIndex::new());
        let mut engine = Engine { words, meanings };
        for (local, text) in (0..).zip(texts) {
            engine.words.insert(local, &read(text));
            engine.meanings.insert(local, &encoding.vector(text)?);
        }
        Ok(engine)
    }

    /// What the program would list.
    pub fn find(
        &self,
        text: &Text,
        vector: Option<&Vector>,
        limit: usize,
        except: Option<u32>,
    ) -> Vec<Found> {
        self.catalogue().find(&read(text), vector, limit, except)
    }

    /// Words and meanings together.
    pub fn catalogue(&self) -> Catalogue<'_> {
        Catalogue { words: &self.words, meanings: &self.meanings }
    }
}
