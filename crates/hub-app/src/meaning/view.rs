//! How far the reading is, for settings and whoever helps.

use super::{Trouble, held};
use crate::Session;
use crate::views::{MeaningState, MeaningView};

impl Session {
    /// How far the meanings of ideas are read.
    pub fn meaning(&self) -> MeaningView {
        let read = self.meanings_read() as u32;
        let (is_loaded, pending) = {
            let state = held(&self.meaning.state);
            (state.is_loaded, (state.pending.len() + state.in_hand) as u32)
        };
        let state = match self.meaning.model.look() {
            Err(Trouble::Missing) => MeaningState::Missing,
            Err(Trouble::Damaged) => MeaningState::Damaged,
            Ok(()) if !is_loaded => MeaningState::Waiting,
            Ok(()) if pending > 0 => MeaningState::Reading,
            Ok(()) => MeaningState::Ready,
        };
        MeaningView { state, read, ideas: read + pending }
    }
}
