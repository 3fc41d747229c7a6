//! What arranging pairs needs of all ideas, read once and kept level: which idea a number is, who
//! takes part, what is at stake, and what was said about two of them.

use hub_core::rows::{Pair, PairKind, Stage};
use hub_core::{EntityKind, IdeaId, Row};
use hub_store::{ListRow, Reader, StoreError};
use std::collections::HashMap;

/// One idea.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fact {
    pub(crate) id: IdeaId,
    pub(crate) number: Option<u32>,
    pub(crate) stage: Stage,
    /// Likely hours saved a year; 0 without an estimate.
    pub(crate) hours: f64,
    pub(crate) supports: u32,
    merged_count: u32,
}

impl Fact {
    /// None for what takes no part: merged ideas stand at their head, withdrawn ones took leave.
    fn of(row: &ListRow) -> Option<Self> {
        let takes_part = row.merged_into.is_none() && row.stage != Stage::Withdrawn;
        takes_part.then(|| Self {
            id: row.id,
            number: row.number,
            stage: row.stage,
            hours: row.hours_likely.unwrap_or_default(),
            supports: row.supports,
            merged_count: row.merged_count,
        })
    }

    /// Whether it may be merged into another (domain section 5.1).
    fn may_go(&self) -> bool {
        use Stage::{Assessing, Declined, New, Parked, Ready};
        self.merged_count == 0 && matches!(self.stage, New | Assessing | Ready | Parked | Declined)
    }

    /// Which of several should go on: one that may not be merged away, else the one with most
    /// supports, then the one further on its way, then the lower number. Less is better.
    pub(crate) fn as_survivor(&self) -> impl Ord + use<> {
        let (supports, way) = (self.supports, way(self.stage));
        let number = self.number.unwrap_or(u32::MAX);
        (self.may_go(), u32::MAX - supports, u8::MAX - way, number, self.id)
    }
}

/// How far an idea has come; what is off the track comes before the track begins.
fn way(stage: Stage) -> u8 {
    match stage {
        Stage::Withdrawn | Stage::Declined => 0,
        Stage::Parked => 1,
        Stage::New => 2,
        Stage::Assessing => 3,
        Stage::Ready => 4,
        Stage::Building => 5,
        Stage::Testing => 6,
        Stage::Retired => 7,
        Stage::Live => 8,
    }
}

/// What came of taking in a changed idea.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Renewed {
    /// Something that matters here is different.
    pub(crate) is_other: bool,
    /// Its number, when others may be like it that were not before.
    pub(crate) came: Option<u32>,
}

/// All ideas.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// By number; none where there is none that takes part.
    facts: Vec<Option<Fact>>,
    /// The ideas that go on for merged ones.
    heads: HashMap<IdeaId, IdeaId>,
    /// What was said about two ideas, the smaller id first.
    said: HashMap<(IdeaId, IdeaId), PairKind>,
}

impl Known {
    /// Reads all of it.
    pub(crate) fn load(reader: &Reader) -> Result<Self, StoreError> {
        let mut known = Self::default();
        reader.each_entry(|entry| known.set(&entry.row))?;
        known.say(reader.rows(EntityKind::Pair)?);
        Ok(known)
    }

    /// Takes in a changed idea.
    pub(crate) fn renew(&mut self, reader: &Reader, id: IdeaId) -> Result<Renewed, StoreError> {
        let is_said = self.say(reader.pairs_of(id)?);
        let local = reader.local_of(id)?;
        let at = local.or_else(|| self.place(id));
        let before = at.and_then(|local| self.fact(local)).copied();
        match local {
            Some(local) => reader.entry(local, |entry| self.set(&entry.row))?,
            None => at.map(|local| self.facts[local as usize] = None),
        };
        let now = at.and_then(|local| self.fact(local)).copied();
        // A head is asked anew, since those merged into it take part no more.
        let took = |fact: Option<Fact>| fact.map(|it| it.merged_count);
        let came = local.filter(|_| now.is_some() && took(before) != took(now));
        Ok(Renewed { is_other: is_said || before != now, came })
    }

    fn place(&self, id: IdeaId) -> Option<u32> {
        let place = self.facts.iter().position(|fact| fact.is_some_and(|it| it.id == id));
        place.map(|at| at as u32)
    }

    fn set(&mut self, row: &ListRow) {
        let at = row.local as usize;
        if at >= self.facts.len() {
            self.facts.resize(at + 1, None);
        }
        self.facts[at] = Fact::of(row);
        match row.merged_into {
            Some(head) => self.heads.insert(row.id, head),
            None => self.heads.remove(&row.id),
        };
    }

    fn say(&mut self, rows: Vec<Row>) -> bool {
        let mut is_other = false;
        for row in rows {
            if let Ok(pair) = <&Pair>::try_from(&row.body) {
                let kind = if row.removed { PairKind::None } else { pair.kind };
                is_other |= self.said.insert((pair.a, pair.b), kind) != Some(kind);
            }
        }
        is_other
    }

    /// An idea that takes part.
    pub(crate) fn fact(&self, local: u32) -> Option<&Fact> {
        self.facts.get(local as usize)?.as_ref()
    }

    /// One more than the greatest number of an idea.
    pub(crate) fn slots(&self) -> usize {
        self.facts.len()
    }

    /// Whether an idea takes part.
    pub(crate) fn takes_part(&self, local: u32) -> bool {
        self.fact(local).is_some()
    }

    /// The numbers of all that take part, rising.
    pub(crate) fn locals(&self) -> Vec<u32> {
        (0..self.facts.len() as u32).filter(|local| self.takes_part(*local)).collect()
    }

    /// The two ideas of each pair about which something was said, the smaller id first. What was
    /// said at a merged idea is said at its head (domain section 5.3c).
    pub(crate) fn said(&self) -> impl Iterator<Item = (IdeaId, IdeaId)> {
        let head = |id: &IdeaId| self.heads.get(id).copied().unwrap_or(*id);
        let said = self.said.iter().filter(|(_, kind)| **kind != PairKind::None);
        said.map(move |((a, b), _)| (head(a).min(head(b)), head(a).max(head(b))))
    }
}
