//! The list in memory: what sorting, filtering and ranking need of all ideas, as columns of numbers.
//! It is read once, then kept level with single changes; the lines themselves are read from the
//! catalogue by page.
//!
//! Deliberately not here: texts. Titles and names are sorted by their places, words are searched in
//! the catalogue.

mod columns;
mod facets;
mod filter;
mod live;
mod moves;
mod named;
mod ranking;
pub(crate) mod row;
mod sort;
mod titles;
mod view;
mod visit;

use crate::names::Names;
use crate::scoring::Scoring;
use columns::Columns;
use hub_core::rows::{Role, Stage};
use hub_core::{EntityKind, IdeaId, MemberId};
use hub_store::{Changed, Reader, StoreError};
pub(crate) use live::Live;
pub use moves::Moved;
use ranking::Ranking;
use std::collections::HashMap;
use std::sync::OnceLock;
use titles::Titles;
use view::Last;
pub(crate) use view::Ordered;
pub(crate) use visit::Visits;

/// More changed ideas than this are read anew together with all others.
const MANY: usize = 1_000;

/// All ideas, with their places by score.
#[derive(Clone, Debug)]
pub(crate) struct Listing {
    me: MemberId,
    is_lead: bool,
    columns: Columns,
    ranking: Ranking,
    /// Read when somebody sorts by title.
    titles: OnceLock<Titles>,
    last: Last,
    pub(crate) scoring: Scoring,
}

impl Listing {
    /// Reads and ranks all ideas.
    pub(crate) fn load(reader: &Reader, me: MemberId) -> Result<Self, StoreError> {
        let names = Names::load(reader)?;
        let scoring = Scoring::of(&names.space, &names.profile);
        let (mut columns, mut ranking) = (Columns::default(), Ranking::default());
        reader.each_entry(|entry| {
            columns.set(&entry);
            ranking.set(&entry.row, &scoring);
        })?;
        columns.name_all(&names);
        ranking.rank_all(&columns, &scoring);
        let is_lead = is_lead(&names, me);
        let (titles, last) = Default::default();
        Ok(Self { me, is_lead, columns, ranking, titles, last, scoring })
    }

    /// Takes in what changed. False: it is quicker, or needed, to load all of it again.
    pub(crate) fn renew(&mut self, reader: &Reader, changed: &Changed) -> Result<bool, StoreError> {
        if changed.anew || changed.ideas.len() > MANY {
            return Ok(false);
        }
        self.last = Last::default();
        let touched = self.take_in(reader, changed)?;
        if !self.renew_names(reader, changed)? {
            return Ok(false);
        }
        if !touched.is_empty() {
            self.ranking.rank_again(&touched, &self.columns, &self.scoring);
            self.renew_titles(reader, &touched)?;
        }
        Ok(true)
    }

    /// The slots that changed. Those that became empty come first: their number may be another
    /// idea's by now.
    fn take_in(&mut self, reader: &Reader, changed: &Changed) -> Result<Vec<u32>, StoreError> {
        let (mut touched, mut there) = (vec![], vec![]);
        for id in &changed.ideas {
            match reader.local_of(*id)? {
                Some(local) => there.push(local),
                None => touched.extend(self.columns.slot_of(*id)),
            }
        }
        for slot in &touched {
            self.columns.clear(*slot);
            self.ranking.clear(*slot);
        }
        for local in there {
            reader.entry(local, |entry| {
                self.columns.set(&entry);
                self.ranking.set(&entry.row, &self.scoring);
                touched.push(local);
            })?;
        }
        Ok(touched)
    }

    /// False: the scales of the criteria are others now.
    fn renew_names(&mut self, reader: &Reader, changed: &Changed) -> Result<bool, StoreError> {
        use EntityKind::{Area, Member, Profile, Space};
        let came = |kinds: &[EntityKind]| kinds.iter().any(|kind| changed.kinds.contains(kind));
        let are_renamed = came(&[Area, Member]);
        if !came(&[Profile, Space]) && !are_renamed && !self.columns.has_unnamed() {
            return Ok(true);
        }
        let names = Names::load(reader)?;
        if are_renamed {
            self.columns.name_all(&names)
        } else {
            self.columns.name_new(&names)
        }
        self.is_lead = is_lead(&names, self.me);
        let scoring = Scoring::of(&names.space, &names.profile);
        let has_same_scales = scoring.has_scales_of(&self.scoring);
        if !scoring.ranks_as(&self.scoring) {
            self.ranking.rank_all(&self.columns, &scoring);
        }
        self.scoring = scoring;
        Ok(has_same_scales)
    }

    fn renew_titles(&mut self, reader: &Reader, touched: &[u32]) -> Result<(), StoreError> {
        let Some(titles) = self.titles.get() else { return Ok(()) };
        if let Some(renewed) = titles.renewed(reader, &self.columns, touched)? {
            self.titles = OnceLock::from(renewed);
        }
        Ok(())
    }

    /// How many ideas a list shows when nothing is searched.
    pub(crate) fn total(&self) -> usize {
        (0..self.columns.slots()).filter(|at| self.is_listed(*at)).count()
    }

    /// Ideas that took leave, withdrawn or merged, are not in the list of all.
    fn is_listed(&self, at: usize) -> bool {
        self.columns.is_there[at] && self.columns.stage[at] != Stage::Withdrawn
    }

    fn has_score(&self, slot: u32) -> bool {
        self.ranking.points[slot as usize] != hub_core::score::NO_SCORE
    }

    /// The rank of an idea among all that are listed, and its neighbours in that order.
    pub(crate) fn place(&self, local: u32) -> (Option<u32>, Option<u32>, Option<u32>) {
        let by_score = self.ranking.by_score.iter().copied();
        let listed: Vec<u32> = by_score.filter(|slot| self.is_listed(*slot as usize)).collect();
        let Some(place) = listed.iter().position(|other| *other == local) else {
            return (None, None, None);
        };
        let before = place.checked_sub(1).and_then(|before| listed.get(before).copied());
        let rank = self.has_score(local).then_some(place as u32 + 1);
        (rank, before, listed.get(place + 1).copied())
    }

    /// The ideas that a member builds.
    pub(crate) fn built_by(&self, member: MemberId) -> Vec<u32> {
        let Some(number) = self.columns.people.find(&member) else { return vec![] };
        let built = (0..self.columns.slots())
            .filter(|at| self.columns.is_there[*at] && self.columns.builder[*at] == number);
        built.map(|at| at as u32).collect()
    }

    /// How many ideas each member builds.
    pub(crate) fn builds(&self) -> HashMap<MemberId, u32> {
        let mut builds = HashMap::new();
        for at in (0..self.columns.slots()).filter(|at| self.columns.is_there[*at]) {
            if let Some(member) = self.columns.people.key(self.columns.builder[at]) {
                *builds.entry(*member).or_insert(0) += 1;
            }
        }
        builds
    }

    /// The id of an idea.
    pub(crate) fn id(&self, local: u32) -> Option<IdeaId> {
        self.columns.is_used(local).then(|| self.columns.id[local as usize])
    }
}

fn is_lead(names: &Names, me: MemberId) -> bool {
    names.member(me).is_some_and(|member| member.role >= Role::Lead)
}
