//! What a person said about two ideas that looked alike, kept on this device with what was known of
//! them then: how sure to be of others is fitted on it (see `learning`).

use crate::views::{PairsAnswer, Sureness};
use crate::{AppError, Session, clock, lexicon};
use hub_core::IdeaId;
use hub_core::rows::Idea;
use hub_similarity::{Evidence, Likeness};
use hub_store::Answer;
use serde::Serialize;

/// What was known of the two.
#[derive(Serialize)]
struct Features {
    /// None when one of them is gone.
    likeness: Option<Likeness>,
    /// As if the one of the higher id were being typed: ids rise, so it is mostly the newer one.
    evidence: Option<Evidence>,
    certainty: Option<Sureness>,
    shared_words: usize,
    shared_systems: usize,
    same_area: bool,
    same_author: bool,
}

impl Session {
    /// Keeps an answer. Sent twice, it is kept once.
    ///
    /// # Errors
    /// `NOT_FOUND`, `SAME_IDEA`, `READ_ONLY`, or what the disk says.
    pub fn keep_answer(&self, said: &PairsAnswer) -> Result<(), AppError> {
        let (lower, higher) = (said.a.min(said.b), said.a.max(said.b));
        let features = serde_json::to_value(self.features(lower, higher)?);
        let answer = Answer {
            act: said.act,
            lower,
            higher,
            answer: said.answer.as_str().to_owned(),
            at_ms: clock::now_ms(),
            features: features.unwrap_or_default(),
        };
        self.write(|space| space.journal_mut().answer_put(&answer))
    }

    fn features(&self, lower: IdeaId, higher: IdeaId) -> Result<Features, AppError> {
        let (a, b) = (lower.to_string(), higher.to_string());
        let between = self.between(&crate::views::BetweenRequest { a, b })?;
        let (one, other) = (&between.a.row, &between.b.row);
        Ok(Features {
            likeness: self.lexicon.likeness(one.local, other.local),
            evidence: self.evidence(higher, other.local, one.local)?,
            certainty: between.certainty,
            shared_words: between.shared_words.len(),
            shared_systems: between.shared_systems.len(),
            same_area: between.same_area,
            same_author: one.author_key == other.author_key,
        })
    }

    fn evidence(
        &self,
        asked: IdeaId,
        local: u32,
        other: u32,
    ) -> Result<Option<Evidence>, AppError> {
        let row = self.read(|reader| lexicon::found_idea(reader, asked))?;
        let idea = row.as_ref().and_then(|row| <&Idea>::try_from(&row.body).ok());
        Ok(idea.and_then(|idea| {
            self.lexicon.with_both(|texts| {
                let vector = texts.meanings.get(local);
                let text = lexicon::document(idea);
                Some(texts.judge(&text, vector.as_ref(), other, Some(local))?.evidence)
            })
        }))
    }
}
