//! What a person said of a text they were typing and an idea that was there already. The text never
//! became an idea; its answer is kept under the id that it would have had.

use super::taught;
use crate::views::SimilarAnswer;
use crate::{AppError, Session, clock};
use hub_core::{Code, Refusal};
use hub_similarity::{Document, Lang};
use hub_store::Answer;

impl Session {
    /// Keeps an answer. Sent twice, it is kept once.
    ///
    /// # Errors
    /// `NOT_FOUND`, `READ_ONLY`, or what the disk says.
    pub fn keep_typed_answer(&self, said: &SimilarAnswer) -> Result<(), AppError> {
        let text = Document::read(&said.title, &said.description, Lang::En);
        let local = self.read(|reader| reader.local_of(said.idea))?;
        let local = local.ok_or_else(|| AppError::from(Refusal::new(Code::NotFound)))?;
        let vector = self.meaning.typed(&text);
        let judged =
            self.lexicon.with_both(|texts| texts.judge(&text, vector.as_ref(), local, None));
        let answer = Answer {
            act: said.act,
            lower: said.draft.min(said.idea),
            higher: said.draft.max(said.idea),
            answer: said.answer.as_str().to_owned(),
            at_ms: clock::now_ms(),
            features: taught::of_typed(judged.map(|found| found.evidence)),
        };
        self.write(|space| space.journal_mut().answer_put(&answer))
    }
}
