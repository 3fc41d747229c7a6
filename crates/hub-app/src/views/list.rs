//! The list of ideas: which ones, in which order, and totals over them. Its lines are in `row.rs`.

use super::lenient::Lenient;
pub use super::row::IdeaRow;
use hub_core::rows::{Method, Stage, Triple};
use hub_core::{AreaId, MemberId, SystemId};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// What a list is sorted by: each column's natural order is best, most or newest first, or A to Z.
/// What has no value stands last, whichever way round; equal ones stay in the order of rule S4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the columns")]
pub enum SortKey {
    #[default]
    Score,
    Title,
    Hours,
    HoursToday,
    Stage,
    StageSince,
    Area,
    Author,
    Owner,
    Builder,
    Supports,
    Comments,
    Completeness,
    BuildDays,
    Rice,
    Ice,
    Wsjf,
    Age,
    Updated,
    Number,
}

/// Which ideas, in which order. What is not understood (a word of a newer or older version, a value
/// of the wrong kind) is left out and told by [`IdeasSummary::left_out`]; it is never an error.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct IdeasOrder {
    /// Words or a number; all ideas when empty. One letter finds nothing yet.
    #[ts(as = "Option<String>")]
    pub search: String,
    /// All of it holds at once.
    #[ts(as = "Option<IdeasFilter>")]
    pub filter: IdeasFilter,
    /// Score, when nothing is said.
    #[ts(as = "Option<SortKey>")]
    pub sort: SortKey,
    /// The other way round than the column's natural order.
    #[ts(as = "Option<bool>")]
    pub reversed: bool,
    /// The named view that is visited, whose ranks are compared with those of the last visit: `all`
    /// for the list without search and filter, or the id of a saved view that stands as it was saved.
    pub view: Option<String>,
    /// What was not understood.
    #[serde(skip)]
    #[ts(skip)]
    pub left_out: Vec<String>,
}

/// Conditions that hold at once; each is optional. Several values of one member are alternatives,
/// and so are a list or a range and its `no_` twin: `{ area_ids: [a], no_area: true }` are the ideas
/// of `a` and those without an area.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct IdeasFilter {
    /// At one of these stages. Withdrawn ideas are shown only when named here or found by a search.
    #[ts(as = "Option<Vec<Stage>>")]
    pub stages: Vec<Stage>,
    /// In one of these areas.
    #[ts(as = "Option<Vec<AreaId>>")]
    pub area_ids: Vec<AreaId>,
    /// Without an area.
    #[ts(as = "Option<bool>")]
    pub no_area: bool,
    /// Touching one of these systems.
    #[ts(as = "Option<Vec<SystemId>>")]
    pub system_ids: Vec<SystemId>,
    /// Without a system.
    #[ts(as = "Option<bool>")]
    pub no_system: bool,
    /// By one of these authors: a member's id, or the name that an import gave.
    #[ts(as = "Option<Vec<String>>")]
    pub authors: Vec<String>,
    /// Claimed by one of these members.
    #[ts(as = "Option<Vec<MemberId>>")]
    pub builder_ids: Vec<MemberId>,
    /// Claimed by nobody.
    #[ts(as = "Option<bool>")]
    pub unclaimed: bool,
    /// Likely hours saved a year, at least.
    pub hours_min: Option<f64>,
    /// Likely hours saved a year, at most.
    pub hours_max: Option<f64>,
    /// Without an estimate.
    #[ts(as = "Option<bool>")]
    pub no_estimate: bool,
    /// The number that ranks (by the profile in force), at least.
    pub score_min: Option<f64>,
    /// The number that ranks, at most.
    pub score_max: Option<f64>,
    /// Without a score.
    #[ts(as = "Option<bool>")]
    pub no_score: bool,
    /// At least so many supports.
    pub supports_min: Option<u32>,
    /// Sent at this moment or later, in UTC milliseconds.
    #[ts(type = "number")]
    pub created_after_ms: Option<i64>,
    /// Sent before this moment, in UTC milliseconds.
    #[ts(type = "number")]
    pub created_before_ms: Option<i64>,
    /// Sent by this person, or handed over to this person.
    #[ts(as = "Option<bool>")]
    pub mine: bool,
    /// Followed by this person.
    #[ts(as = "Option<bool>")]
    pub followed: bool,
    /// The next step is this person's: to assess as a lead, to build as the holder, to estimate as
    /// the author.
    #[ts(as = "Option<bool>")]
    pub waiting_for_me: bool,
}

impl<'de> Deserialize<'de> for IdeasFilter {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Ok(Self::read(&mut Lenient::deserialize(input)?))
    }
}

impl IdeasFilter {
    fn read(given: &mut Lenient) -> Self {
        Self {
            stages: given.list("stages"),
            area_ids: given.list("area_ids"),
            no_area: given.value("no_area"),
            system_ids: given.list("system_ids"),
            no_system: given.value("no_system"),
            authors: given.list("authors"),
            builder_ids: given.list("builder_ids"),
            unclaimed: given.value("unclaimed"),
            hours_min: given.value("hours_min"),
            hours_max: given.value("hours_max"),
            no_estimate: given.value("no_estimate"),
            score_min: given.value("score_min"),
            score_max: given.value("score_max"),
            no_score: given.value("no_score"),
            supports_min: given.value("supports_min"),
            created_after_ms: given.value("created_after_ms"),
            created_before_ms: given.value("created_before_ms"),
            mine: given.value("mine"),
            followed: given.value("followed"),
            waiting_for_me: given.value("waiting_for_me"),
        }
    }
}

impl<'de> Deserialize<'de> for IdeasOrder {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let mut given = Lenient::deserialize(input)?;
        let mut filter: Lenient = given.value("filter");
        let order = Self {
            search: given.value("search"),
            filter: IdeasFilter::read(&mut filter),
            sort: given.value("sort"),
            reversed: given.value("reversed"),
            view: given.value("view"),
            left_out: vec![],
        };
        let inner = filter.left_out().into_iter().map(|name| format!("filter.{name}"));
        Ok(Self { left_out: given.left_out().into_iter().chain(inner).collect(), ..order })
    }
}

/// Totals over the ideas of an [`IdeasOrder`].
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct IdeasSummary {
    /// In the order.
    pub count: u32,
    /// In the space.
    pub total: u32,
    /// How many have an estimate.
    pub estimated: u32,
    /// Sum of the hours a year they would save.
    pub hours_saved: Triple,
    /// Where the value bars of the column end, in hours a year: a round number at or above the
    /// 95th percentile of the high estimates of the first hundred.
    pub bar_max_hours: f64,
    /// The rank's own column: how many have a score.
    pub scored: u32,
    /// What ranks: the weighted score, or the raw number of RICE, ICE or WSJF.
    pub ranked_by: Method,
    /// What of the request was not understood and left out, for example `sort` or `filter.stages`.
    pub left_out: Vec<String>,
}

/// For the menu of filters: how many ideas each value would show. Each list counts under all other
/// conditions of the view, but not under its own, so that one more value can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct IdeasFacets {
    /// The stages that occur, in the order of the domain; `key` is the stage.
    pub stages: Vec<Facet>,
    /// All areas that occur and the ideas without one, most first.
    pub areas: Vec<Facet>,
    /// The hundred most frequent systems, and the ideas without any.
    pub systems: Vec<Facet>,
    /// The hundred most frequent authors; `key` is what [`IdeasFilter::authors`] takes.
    pub authors: Vec<Facet>,
    /// Who builds, and the ideas that nobody builds.
    pub builders: Vec<Facet>,
}

/// A value and how many ideas have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Facet {
    /// The value as a filter takes it; none: without a value.
    pub key: Option<String>,
    /// As it is shown.
    pub name: String,
    /// How many ideas have it.
    pub count: u32,
}
