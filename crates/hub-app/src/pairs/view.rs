//! The list of possible pairs as it is shown.

use super::arrange::Item;
use super::{Pairs, Phase};
use crate::names::Names;
use crate::views::{
    PairsEntry, PairsIdea, PairsLink, PairsList, PairsListRequest, PairsPhase, PairsState, Sureness,
};
use crate::{AppError, Session};
use hub_similarity::Certainty;
use hub_store::ListLine;
use std::collections::HashMap;

const USUAL: usize = 100;
const MOST: usize = 500;

impl From<Certainty> for Sureness {
    fn from(certainty: Certainty) -> Self {
        match certainty {
            Certainty::Perhaps => Self::Perhaps,
            Certainty::Probably => Self::Probably,
            Certainty::VeryLikely => Self::VeryLikely,
        }
    }
}

impl From<Sureness> for Certainty {
    fn from(sureness: Sureness) -> Self {
        match sureness {
            Sureness::Perhaps => Self::Perhaps,
            Sureness::Probably => Self::Probably,
            Sureness::VeryLikely => Self::VeryLikely,
        }
    }
}

impl Pairs {
    /// How far the search is.
    pub(crate) fn state(&self) -> PairsState {
        let mut state = self.held();
        let (phase, failure) = match &state.phase {
            Phase::Idle => (PairsPhase::Idle, None),
            Phase::Reading => (PairsPhase::Reading, None),
            Phase::Comparing => (PairsPhase::Comparing, None),
            Phase::Ready => (PairsPhase::Ready, None),
            Phase::Stopped => (PairsPhase::Stopped, None),
            Phase::Failed(error) => (PairsPhase::Failed, Some(error.clone())),
        };
        let is_over = matches!(phase, PairsPhase::Ready | PairsPhase::Stopped);
        let found = is_over.then(|| state.items(Certainty::Probably).len() as u32);
        PairsState { phase, done: state.done as u32, total: state.total as u32, found, failure }
    }
}

impl Session {
    /// A part of the list of possible pairs, as far as they are found.
    ///
    /// # Errors
    /// What the disk says.
    pub fn pairs_list(&self, request: &PairsListRequest) -> Result<PairsList, AppError> {
        let items = self.lexicon.pairs.held().items(request.least.into());
        let limit = if request.limit == 0 { USUAL } else { (request.limit as usize).min(MOST) };
        let some: Vec<&Item> = items.iter().skip(request.offset as usize).take(limit).collect();
        let locals: Vec<u32> = some.iter().flat_map(|item| item.ideas().iter().copied()).collect();
        let lines = self.read(|reader| reader.lines_of(&locals))?;
        let lines: HashMap<u32, ListLine> =
            lines.into_iter().map(|line| (line.row.local, line)).collect();
        let names = self.names()?;
        let entries = some.iter().map(|item| entry(&names, &lines, item)).collect();
        Ok(PairsList { total: items.len() as u32, entries })
    }
}

fn entry(names: &Names, lines: &HashMap<u32, ListLine>, item: &Item) -> PairsEntry {
    let idea = |local: &u32| {
        let line = lines.get(local)?;
        Some(PairsIdea {
            id: line.row.id,
            shown_id: names.shown_id(line.row.number),
            title: line.title.clone(),
            stage: line.row.stage,
            hours_likely: line.row.hours_likely,
            supports: line.row.supports,
        })
    };
    let id = |local: u32| lines.get(&local).map(|line| line.row.id);
    let links = item.links().iter().filter_map(|link| {
        let (a, b) = (id(link.lower)?, id(link.higher)?);
        Some(PairsLink { a, b, certainty: link.certainty.into() })
    });
    PairsEntry {
        certainty: item.certainty.into(),
        ideas: item.ideas().iter().filter_map(idea).collect(),
        links: links.collect(),
        hours: item.hours,
        supports: item.supports,
    }
}
