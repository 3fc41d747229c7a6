//! Yardsticks for pairs: cosines of TF-IDF over words, and over three letters in a row.

use std::collections::HashMap;

type Weights = HashMap<String, f64>;

/// The cosine of every pair, the parts of a text being what `parts` says.
pub fn cosines(pairs: &[(&str, &str)], parts: impl Fn(&str) -> Vec<String>) -> Vec<f64> {
    let texts: Vec<Vec<String>> =
        pairs.iter().flat_map(|(one, other)| [parts(one), parts(other)]).collect();
    let mut holding: HashMap<String, f64> = HashMap::new();
    for text in &texts {
        let mut distinct: Vec<&String> = text.iter().collect();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.into_iter().for_each(|part| *holding.entry(part.clone()).or_default() += 1.0);
    }
    let all = texts.len() as f64;
    let weighted: Vec<Weights> = texts.iter().map(|text| weights(text, &holding, all)).collect();
    weighted.chunks(2).map(|pair| cosine(&pair[0], &pair[1])).collect()
}

/// Lower-case words.
pub fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Three letters in a row, with a space around every word.
pub fn trigrams(text: &str) -> Vec<String> {
    let spaced: Vec<char> = format!(" {} ", words(text).join(" ")).chars().collect();
    spaced.windows(3).map(|window| window.iter().collect()).collect()
}

fn weights(text: &[String], holding: &HashMap<String, f64>, all: f64) -> Weights {
    let mut weights = Weights::new();
    text.iter().for_each(|part| *weights.entry(part.clone()).or_default() += 1.0);
    for (part, weight) in &mut weights {
        let documents = holding.get(part).copied().unwrap_or(1.0);
        *weight = (1.0 + weight.ln()) * (1.0 + all / documents).ln();
    }
    weights
}

fn cosine(one: &Weights, other: &Weights) -> f64 {
    let product: f64 =
        one.iter().filter_map(|(part, weight)| Some(weight * other.get(part)?)).sum();
    let length = |weights: &Weights| weights.values().map(|weight| weight * weight).sum::<f64>();
    product / (length(one) * length(other)).sqrt().max(1e-9)
}
