//! The encoder against the tokenizer and the weights it was made from, and against damage. The
//! reference was written by `models/make/reference.py`.

use std::error::Error;
use std::path::PathBuf;

use hub_similarity::{
    DIMENSIONS, Encoder, EncoderError, ModelId, NETWORK_FILE, Vector, WORD_PIECES_FILE,
    encoded_text,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Reference {
    text: String,
    ids: Vec<i32>,
    vector: Option<Vec<f32>>,
}

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn file(name: &str) -> Outcome<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../models/all-minilm-l6-v2");
    Ok(std::fs::read(folder.join(name))?)
}

fn word_pieces() -> Outcome<String> {
    Ok(String::from_utf8(file(WORD_PIECES_FILE)?)?)
}

fn encoder() -> Outcome<Encoder> {
    Ok(Encoder::load(file(NETWORK_FILE)?, &word_pieces()?, 1)?)
}

fn references() -> Outcome<Vec<Reference>> {
    Ok(serde_json::from_str(include_str!("data/reference.json"))?)
}

fn float_cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

#[test]
fn tokens_and_vectors_are_those_of_the_model_as_it_came() -> Outcome {
    let encoder = encoder()?;
    let mut known: Vec<(Vec<f32>, Vector)> = vec![];
    for reference in references()? {
        assert_eq!(encoder.tokens(&reference.text), reference.ids, "{:?}", reference.text);
        if let Some(floats) = reference.vector {
            known.push((floats, encoder.encode(&reference.text)?));
        }
    }
    assert!(known.len() > 5);
    for (floats, vector) in &known {
        let whole: &[f32; DIMENSIONS] = floats.as_slice().try_into()?;
        let near = Vector::from_floats(whole).cosine(vector);
        assert!(near > 0.97, "only {near} of the direction is left");
        for (other_floats, other) in &known {
            let apart = (vector.cosine(other) - float_cosine(floats, other_floats)).abs();
            assert!(apart < 0.08, "{apart}");
        }
    }
    Ok(())
}

#[test]
fn likeness_goes_by_meaning() -> Outcome {
    let encoder = encoder()?;
    let encode = |text: &str| encoder.encode(text);
    let typed = encode(&encoded_text("Pay suppliers faster", ""))?;
    let same = encode("Quicker vendor payment")?;
    let other = encode("Book meeting rooms")?;
    assert!(typed.cosine(&same) > typed.cosine(&other) + 0.3);
    assert!((typed.cosine(&typed) - 1.0).abs() < 1e-5);
    Ok(())
}

#[test]
fn what_says_nothing_is_like_nothing() -> Outcome {
    let encoder = encoder()?;
    for text in ["", " \t\n", "\u{0}\u{200b}"] {
        assert_eq!(encoder.encode(text)?, Vector::NONE, "{text:?}");
    }
    for text in ["[SEP]", "🙂", "x", "%"] {
        assert_ne!(encoder.encode(text)?, Vector::NONE, "{text:?}");
    }
    assert!(encoder.tokens("[SEP]").len() > 3, "a mark that somebody wrote ends no text");
    Ok(())
}

#[test]
fn a_long_text_is_read_to_its_128th_token() -> Outcome {
    let encoder = encoder()?;
    let beginning = "ledger ".repeat(126);
    let more = format!("{beginning} kiln crane valve");
    assert_eq!(encoder.tokens(&more).len(), 128);
    assert_eq!(encoder.encode(&beginning)?, encoder.encode(&more)?);
    assert_eq!(encoder.tokens(&"a".repeat(1_000_000)), [101, 100, 102]);
    Ok(())
}

#[test]
fn other_files_than_the_expected_are_refused_by_name() -> Outcome {
    let (network, pieces) = (file(NETWORK_FILE)?, word_pieces()?);
    let mut flipped = network.clone();
    flipped[1_000_000] ^= 1;
    let shorter = network[..network.len() - 1].to_vec();
    let cases = [
        (flipped, pieces.clone(), NETWORK_FILE),
        (shorter, pieces.clone(), NETWORK_FILE),
        (vec![], pieces.clone(), NETWORK_FILE),
        (network, pieces.replace("ledger", "Ledger"), WORD_PIECES_FILE),
    ];
    for (network, pieces, file) in cases {
        let refused = Encoder::load(network, &pieces, 1).err();
        assert_eq!(refused, Some(EncoderError::Damaged { file }));
    }
    assert_eq!(ModelId::expected().as_str().len(), 16);
    Ok(())
}
