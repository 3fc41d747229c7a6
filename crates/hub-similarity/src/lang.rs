//! The languages that are stemmed, and telling which one a text is written in.
//!
//! Not here: a library of dozens of languages. Four are stemmed; for those, function words and a
//! few endings decide, and everything else is [`Lang::Other`].

use serde::{Deserialize, Serialize};

use crate::{
    stop_words::{bit, languages_of},
    text,
};

/// Words that are looked at: enough to be sure, and a pasted book costs no more than a page.
const WORDS_LOOKED_AT: usize = 200;

/// The best language must reach this many points: one function word that no other language has.
const ENOUGH: f32 = 1.0;

/// The best language must have this many times the points of the next.
const AHEAD: f32 = 1.25;

/// The language of a text, as far as it changes how words are cut to their stems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    En,
    /// Portuguese.
    Pt,
    /// Spanish.
    Es,
    /// German.
    De,
    /// Any other language, or not known: words are compared whole, without stems or stop words.
    #[default]
    Other,
}

impl Lang {
    /// This language, or the given one where the text did not tell.
    ///
    /// Three words of a title often hold no function word; the language of the space or of the
    /// window is then the better answer.
    #[must_use]
    pub fn or(self, fallback: Lang) -> Lang {
        if self == Lang::Other { fallback } else { self }
    }
}

const TOLD_APART: [Lang; 4] = [Lang::En, Lang::Pt, Lang::Es, Lang::De];

/// What speaks for each language of [`TOLD_APART`], and at the end for any other.
type Points = [f32; TOLD_APART.len() + 1];

/// Endings that give a language away, and how much they weigh against a function word.
/// They are compared in lower case with their diacritics.
const TELLTALE_ENDINGS: [(&str, Lang, f32); 18] = [
    ("ção", Lang::Pt, 1.0),
    ("ções", Lang::Pt, 1.0),
    ("ão", Lang::Pt, 1.0),
    ("ões", Lang::Pt, 1.0),
    ("dade", Lang::Pt, 0.7),
    ("agem", Lang::Pt, 0.7),
    ("ción", Lang::Es, 1.0),
    ("ciones", Lang::Es, 1.0),
    ("sión", Lang::Es, 1.0),
    ("dad", Lang::Es, 0.7),
    ("ung", Lang::De, 0.8),
    ("ungen", Lang::De, 1.0),
    ("keit", Lang::De, 1.0),
    ("lich", Lang::De, 0.8),
    ("ing", Lang::En, 0.7),
    ("tion", Lang::En, 0.5),
    ("tions", Lang::En, 0.8),
    ("ly", Lang::En, 0.5),
];

/// Letters that of the four languages one uses alone.
const TELLTALE_LETTERS: [(char, Lang); 7] = [
    ('ã', Lang::Pt),
    ('õ', Lang::Pt),
    ('ñ', Lang::Es),
    ('¿', Lang::Es),
    ('ß', Lang::De),
    ('ä', Lang::De),
    ('ö', Lang::De),
];

/// The language a text is written in; [`Lang::Other`] when it does not tell.
///
/// ```
/// use hub_similarity::{Lang, guess_lang};
///
/// assert_eq!(guess_lang("Copy the orders of the day into the ledger"), Lang::En);
/// assert_eq!(guess_lang("Lançar os pedidos do dia no razão"), Lang::Pt);
/// assert_eq!(guess_lang("SAP"), Lang::Other);
/// assert_eq!(guess_lang("SAP").or(Lang::De), Lang::De);
/// ```
#[must_use]
pub fn guess_lang(text: &str) -> Lang {
    guess_lang_of(&[text])
}

/// The one language of several texts.
pub(crate) fn guess_lang_of(texts: &[&str]) -> Lang {
    let mut points = Points::default();
    for text in texts {
        text::each_word(text, Lang::Other, |nth, word, folded| {
            weigh_function_word(folded, &mut points);
            weigh_letters(word, &mut points);
            nth + 1 < WORDS_LOOKED_AT
        });
    }
    decide(points)
}

/// A function word gives one point, shared by the languages that have it.
fn weigh_function_word(folded: &str, points: &mut Points) {
    let languages = languages_of(folded);
    if languages == 0 {
        return;
    }
    let part = 1.0 / languages.count_ones() as f32;
    for (nth, point) in points.iter_mut().enumerate() {
        if languages & (1 << nth) != 0 {
            *point += part;
        }
    }
}

fn weigh_letters(word: &str, points: &mut Points) {
    let ending = TELLTALE_ENDINGS
        .iter()
        .filter(|(ending, ..)| word.len() > ending.len() && word.ends_with(ending))
        .max_by_key(|(ending, ..)| ending.len());
    if let Some(&(_, lang, weight)) = ending {
        add(points, lang, weight);
    } else if !word.is_ascii() {
        let letter = TELLTALE_LETTERS.iter().find(|(letter, _)| word.contains(*letter));
        if let Some(&(_, lang)) = letter {
            add(points, lang, 1.0);
        }
    }
}

fn add(points: &mut Points, lang: Lang, weight: f32) {
    if let Some(nth) = TOLD_APART.iter().position(|told| bit(*told) == bit(lang)) {
        points[nth] += weight;
    }
}

fn decide(points: Points) -> Lang {
    let mut order: [usize; 5] = [0, 1, 2, 3, 4];
    order.sort_by(|&a, &b| points[b].total_cmp(&points[a]));
    let [best, next, ..] = order;
    if points[best] < ENOUGH || points[best] < AHEAD * points[next] {
        return Lang::Other;
    }
    TOLD_APART.get(best).copied().unwrap_or(Lang::Other)
}
