//! What the words of a stage column mean.

use super::known::Words;
use super::words;
use hub_core::rows::Stage;
use hub_core::text::fold;
use hub_files::TableRow;
use std::collections::BTreeMap;

/// What stage words mean: as a person said, as the known export has it, else the common ones.
#[derive(Debug)]
pub(crate) struct StageWords {
    said: BTreeMap<String, Stage>,
    known: Words,
    /// Columns whose words overrule the stage's.
    aside: Vec<(usize, Words)>,
}

impl StageWords {
    pub(crate) fn new(
        said: &BTreeMap<String, Stage>,
        known: Words,
        aside: Vec<(usize, Words)>,
    ) -> Self {
        let said = said.iter().map(|(word, stage)| (fold(word), *stage)).collect();
        Self { said, known, aside }
    }

    /// The meaning of a word, and whether it is only the common one.
    pub(crate) fn of(&self, word: &str) -> Option<(Stage, bool)> {
        let folded = fold(word);
        let known = || self.known.iter().find(|(known, _)| *known == folded).map(|it| it.1);
        match self.said.get(&folded).copied().or_else(known) {
            Some(stage) => Some((stage, false)),
            None => words::stage(word).map(|stage| (stage, true)),
        }
    }

    /// The word of another column that overrules the stage's, with its meaning.
    pub(crate) fn aside(&self, row: &TableRow) -> Option<(String, Stage)> {
        self.aside.iter().find_map(|(at, words)| {
            let word = row.cells.get(*at)?.as_text();
            let folded = fold(&word);
            let (_, stage) = words.iter().find(|(known, _)| *known == folded)?;
            Some((word.into_owned(), *stage))
        })
    }
}
