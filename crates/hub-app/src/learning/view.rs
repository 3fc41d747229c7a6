//! What was learnt, for settings; and forgetting it, which can be taken back.

use super::SET_ASIDE_UNTIL;
use super::taught::Taught;
use crate::views::{LearningReset, LearningView};
use crate::{AppError, Session, clock};
use hub_similarity::ANSWERS_TO_FIT;
use serde_json::Value;

impl Session {
    /// What this person's answers have taught this device, as of now.
    ///
    /// # Errors
    /// `READ_ONLY`, or what the disk says.
    pub fn learning(&self) -> Result<LearningView, AppError> {
        Ok(self.learn()?.view())
    }

    /// Sets all answers until now aside, or counts them again. None is deleted.
    ///
    /// # Errors
    /// `READ_ONLY`, or what the disk says.
    pub fn reset_learning(&self, request: LearningReset) -> Result<LearningView, AppError> {
        let until = if request.count_again { Value::Null } else { Value::from(clock::now_ms()) };
        self.write(|space| space.journal_mut().setting_put(SET_ASIDE_UNTIL, &until))?;
        self.learning()
    }
}

impl Taught {
    fn view(&self) -> LearningView {
        LearningView {
            answers: self.usable as u32,
            needed: ANSWERS_TO_FIT as u32,
            is_used: self.learnt.typed.answers.max(self.learnt.pairs.answers) > 0,
            surer: self.surer as u32,
            less_sure: self.less_sure as u32,
            has_percentage: self.learnt.typed.is_borne_out(),
            without_meaning: self.without_meaning as u32,
            set_aside: self.set_aside as u32,
        }
    }
}
