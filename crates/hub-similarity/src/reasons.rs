//! Why two ideas may be the same, as data: what they share, and where it stands in both texts.
//!
//! Not here: sentences (the window words them) and words that mean the same without being the
//! same ([`crate::WordMeanings`]).

use std::{collections::HashMap, ops::Range};

use crate::{
    index::{Document, LexicalIndex},
    text::{each_term, folded_name},
};

/// Shared terms that are listed: the rarest.
pub const MAX_SHARED_TERMS: usize = 8;

/// A term is rare while at most one document in this many holds it …
const RARE_ONE_IN: usize = 20;

/// … or this few documents do, however small the catalogue is.
const RARE_DOCUMENTS: usize = 10;

/// One side of a comparison.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject<'a> {
    /// Title, description and their language.
    pub text: Document<'a>,
    /// Names of the systems the work touches.
    pub systems: &'a [&'a str],
    /// Name of the area, where there is one.
    pub area: Option<&'a str>,
}

/// What two ideas share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Rare terms of both texts, the rarest first.
    pub terms: Vec<SharedTerm>,
    /// Systems of both, as the found idea writes them, in the order of the query.
    pub systems: Vec<String>,
    /// Whether both name the same area.
    pub same_area: bool,
}

impl Reasons {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.systems.is_empty() && !self.same_area
    }
}

/// A term that stands in both texts, perhaps in different forms ("invoice", "invoices").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedTerm {
    /// The first form in the query.
    pub query_surface: String,
    /// The first form in the found text.
    pub found_surface: String,
    /// How many documents of the index hold the term.
    pub documents: usize,
    /// Where it stands in the query.
    pub in_query: Marks,
    /// Where it stands in the found text.
    pub in_found: Marks,
}

/// Byte ranges of words in a title and a description. They start and end between characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// In the title, from its start to its end.
    pub title: Vec<Range<usize>>,
    /// In the description, from its start to its end.
    pub description: Vec<Range<usize>>,
}

impl LexicalIndex {
    /// Why the found idea may be the one that is being typed. The index says which terms are rare;
    /// neither text needs to be in it.
    ///
    /// ```
    /// use hub_similarity::{Document, Lang, LexicalIndex, Subject};
    ///
    /// let typed = Subject {
    ///     text: Document { title: "Chasing invoices", description: "", lang: Lang::En },
    ///     systems: &["sap"],
    ///     area: None,
    /// };
    /// let found = Subject {
    ///     text: Document { title: "Invoice approval", description: "", lang: Lang::En },
    ///     systems: &["Excel", "SAP"],
    ///     area: Some("Finance"),
    /// };
    /// let reasons = LexicalIndex::new().reasons(&typed, &found);
    /// assert_eq!(reasons.terms[0].query_surface, "invoices");
    /// assert_eq!(reasons.terms[0].in_found.title, [0..7]);
    /// assert_eq!(reasons.systems, ["SAP"]);
    /// assert!(!reasons.same_area);
    /// ```
    #[must_use]
    pub fn reasons(&self, query: &Subject<'_>, found: &Subject<'_>) -> Reasons {
        Reasons {
            terms: self.shared_terms(&query.text, &found.text),
            systems: shared_systems(query.systems, found.systems),
            same_area: same_area(query.area, found.area),
        }
    }

    fn shared_terms(&self, query: &Document<'_>, found: &Document<'_>) -> Vec<SharedTerm> {
        let mut marks_in_found = marks(found);
        let mut shared = Vec::new();
        for (term, in_query) in marks(query) {
            let documents = self.document_frequency(&term);
            if let Some(in_found) = marks_in_found.remove(&term)
                && self.is_worth_saying(&term, documents)
            {
                shared.push(SharedTerm {
                    query_surface: in_query.first_surface(query).to_owned(),
                    found_surface: in_found.first_surface(found).to_owned(),
                    documents,
                    in_query,
                    in_found,
                });
            }
        }
        shared.sort_by(|a, b| {
            a.documents.cmp(&b.documents).then_with(|| a.in_query.start().cmp(&b.in_query.start()))
        });
        shared.truncate(MAX_SHARED_TERMS);
        shared
    }

    fn is_worth_saying(&self, term: &str, documents: usize) -> bool {
        let says_something = term.len() > 1;
        says_something && self.is_rare(documents)
    }

    /// Whether a term in so many documents is worth saying.
    pub(crate) fn is_rare(&self, documents: usize) -> bool {
        documents <= RARE_DOCUMENTS.max(self.len() / RARE_ONE_IN)
    }
}

impl Marks {
    pub(crate) fn first_surface<'a>(&self, text: &Document<'a>) -> &'a str {
        let in_title = self.title.first().and_then(|range| text.title.get(range.clone()));
        let in_description =
            || self.description.first().and_then(|range| text.description.get(range.clone()));
        in_title.or_else(in_description).unwrap_or_default()
    }

    /// Where it first stands: an order in which no two different terms are equal.
    fn start(&self) -> (bool, usize) {
        let first = self.title.first().or(self.description.first());
        (self.title.is_empty(), first.map_or(0, |range| range.start))
    }
}

pub(crate) fn marks(text: &Document<'_>) -> HashMap<String, Marks> {
    let mut marks: HashMap<String, Marks> = HashMap::new();
    each_term(text.title, text.lang, |term, range| {
        marks.entry(term.to_owned()).or_default().title.push(range);
    });
    each_term(text.description, text.lang, |term, range| {
        marks.entry(term.to_owned()).or_default().description.push(range);
    });
    marks
}

fn shared_systems(query: &[&str], found: &[&str]) -> Vec<String> {
    let mut found: HashMap<String, &str> =
        found.iter().rev().map(|name| (folded_name(name), *name)).collect();
    found.remove("");
    query.iter().filter_map(|name| found.remove(&folded_name(name))).map(str::to_owned).collect()
}

fn same_area(query: Option<&str>, found: Option<&str>) -> bool {
    let (Some(query), Some(found)) = (query, found) else { return false };
    let query = folded_name(query);
    !query.is_empty() && query == folded_name(found)
}
