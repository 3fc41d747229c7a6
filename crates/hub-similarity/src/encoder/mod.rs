//! A sentence encoder on the device: a text in, the direction of its meaning out. Nothing leaves
//! the machine.
//!
//! Not here: where the model's files lie (the caller hands in their bytes), when a text is encoded,
//! and keeping vectors.

mod wordpiece;

use std::sync::{Arc, LazyLock};

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, op_registry};
use rten_tensor::{NdTensor, prelude::*};
use sha2::{Digest, Sha256};

use crate::vector::{DIMENSIONS, Vector};
use wordpiece::WordPieces;

/// The checksums of the model this program was made for.
const SUMS: &str = include_str!("../../../../models/all-minilm-l6-v2/SHA256SUMS");

/// The name of the file with the network, in the folder of the model.
pub const NETWORK_FILE: &str = "encoder.onnx";

/// The name of the file with the word pieces.
pub const WORD_PIECES_FILE: &str = "vocab.txt";

/// Which encoder a vector is from: vectors of different encoders cannot be compared. The beginning
/// of the network's checksum, in hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ModelId(&'static str);

impl ModelId {
    /// The encoder this program was made for, whether its files are here or not.
    #[must_use]
    pub fn expected() -> ModelId {
        static ID: LazyLock<&str> = LazyLock::new(|| sum_of(NETWORK_FILE).get(..16).unwrap_or(""));
        ModelId(*ID)
    }

    /// As it is kept beside vectors.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

/// Why there is no encoder, or no vector.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncoderError {
    /// A file is not the one this program was made for.
    #[error("{file} is not the file this program was made for")]
    Damaged {
        /// Its name.
        file: &'static str,
    },
    /// The files are right, but the network cannot be set up here.
    #[error("the model cannot be loaded: {0}")]
    NotLoaded(String),
    /// The network was set up, but stopped at a text.
    #[error("the model stopped at a text: {0}")]
    Stopped(String),
}

/// Turns texts into vectors. It can be shared between threads; each call takes some milliseconds.
///
/// ```no_run
/// use hub_similarity::{Encoder, encoded_text};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (network, word_pieces) = (vec![], "");
/// let encoder = Encoder::load(network, word_pieces, 1)?;
/// let one = encoder.encode(&encoded_text("Pay suppliers faster", ""))?;
/// let other = encoder.encode(&encoded_text("Quicker vendor payment", ""))?;
/// assert!(one.cosine(&other) > 0.6);
/// # Ok(())
/// # }
/// ```
pub struct Encoder {
    model: Model,
    ids: NodeId,
    positions: NodeId,
    vector: NodeId,
    pieces: WordPieces,
    threads: Arc<ThreadPool>,
}

impl Encoder {
    /// Sets the encoder up from the bytes of [`NETWORK_FILE`] and the text of [`WORD_PIECES_FILE`],
    /// in some 60 ms. It keeps as many threads of its own as it is given, one or more; with one,
    /// 62 tokens take 3 to 8 ms.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`] for other bytes than those this program was made for,
    /// [`EncoderError::NotLoaded`] when the network cannot be set up.
    pub fn load(
        network: Vec<u8>,
        word_pieces: &str,
        threads: usize,
    ) -> Result<Encoder, EncoderError> {
        check(NETWORK_FILE, &network)?;
        check(WORD_PIECES_FILE, word_pieces.as_bytes())?;
        let pieces = WordPieces::read(word_pieces)
            .ok_or(EncoderError::Damaged { file: WORD_PIECES_FILE })?;
        let not_loaded =
            |problem: &dyn std::fmt::Display| EncoderError::NotLoaded(problem.to_string());
        let model = options().load(network).map_err(|problem| not_loaded(&problem))?;
        let node = |name| model.node_id(name).map_err(|problem| not_loaded(&problem));
        let (ids, positions, vector) = (node("ids")?, node("positions")?, node("vector")?);
        let threads = Arc::new(ThreadPool::with_num_threads(threads.max(1)));
        Ok(Encoder { model, ids, positions, vector, pieces, threads })
    }

    /// Which encoder this is.
    #[must_use]
    pub fn model(&self) -> ModelId {
        ModelId::expected()
    }

    /// The direction of a text's first 128 word pieces, some 90 words. A text without any is like
    /// nothing: [`Vector::NONE`].
    ///
    /// # Errors
    /// [`EncoderError::Stopped`].
    pub fn encode(&self, text: &str) -> Result<Vector, EncoderError> {
        let tokens = self.tokens(text);
        if tokens.len() <= 2 {
            return Ok(Vector::NONE);
        }
        let count = tokens.len();
        let stopped = |problem: &dyn std::fmt::Display| EncoderError::Stopped(problem.to_string());
        let ids: NdTensor<i32, 1> = NdTensor::from_data([count], tokens);
        let places: Vec<i32> = (0..count as i32).collect();
        let positions: NdTensor<i32, 1> = NdTensor::from_data([count], places);
        let inputs = vec![(self.ids, ids.into()), (self.positions, positions.into())];
        let options = RunOptions::default().with_thread_pool(Some(self.threads.clone()));
        let found = self.model.run(inputs, &[self.vector], Some(options));
        let found = found.map_err(|problem| stopped(&problem))?.into_iter().next();
        let floats: NdTensor<f32, 2> = found
            .ok_or_else(|| stopped(&"no vector"))?
            .try_into()
            .map_err(|_| stopped(&"another shape"))?;
        let floats = floats.to_vec();
        let floats: &[f32; DIMENSIONS] =
            floats.as_slice().try_into().map_err(|_| stopped(&"another width"))?;
        Ok(Vector::from_floats(floats))
    }

    /// The word pieces of a text by their numbers, with the marks of its beginning and end.
    #[must_use]
    pub fn tokens(&self, text: &str) -> Vec<i32> {
        self.pieces.tokens(text)
    }
}

/// What of an idea is encoded.
#[must_use]
pub fn encoded_text(title: &str, description: &str) -> String {
    match (title.trim(), description.trim()) {
        (title, "") => title.to_owned(),
        ("", description) => description.to_owned(),
        (title, description) => format!("{title}. {description}"),
    }
}

/// Only the operators of the network, so that the others stay out of the program. Weights are laid
/// out for the processor once: twice as fast, for as many bytes again.
fn options() -> ModelOptions {
    let operators = op_registry!(
        Add,
        Cast,
        DynamicQuantizeLinear,
        Gather,
        Gelu,
        Identity,
        LayerNormalization,
        MatMul,
        MatMulInteger,
        Mul,
        ReduceMean,
        Reshape,
        Softmax,
        Split,
        Transpose
    );
    let mut options = ModelOptions::with_ops(operators);
    options.prepack_weights(true);
    options
}

fn check(file: &'static str, bytes: &[u8]) -> Result<(), EncoderError> {
    let digest = Sha256::digest(bytes);
    let found: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    if found == sum_of(file) { Ok(()) } else { Err(EncoderError::Damaged { file }) }
}

/// The expected checksum of a file; empty for others, which no file has.
fn sum_of(file: &str) -> &'static str {
    let of_file = |line: &'static str| line.strip_suffix(file)?.strip_suffix("  ");
    SUMS.lines().find_map(of_file).unwrap_or_default()
}
