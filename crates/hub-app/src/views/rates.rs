//! Rates as the settings show them.

use crate::views::PersonView;
use hub_core::rows::Labour;
use hub_core::{AreaId, BasisId, GroupId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The rates of the space and of its areas.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SpaceRates {
    /// Of the areas that have none of their own.
    pub space: RatesOwner,
    /// By name, archived ones last.
    pub areas: Vec<RatesOwner>,
}

/// The space or an area, with its rates.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RatesOwner {
    /// None: the space.
    pub area_id: Option<AreaId>,
    /// The area's name.
    pub name: Option<String>,
    /// Whether the area is no longer offered.
    pub archived: bool,
    /// The version that the next rates get.
    pub next_version: u32,
    /// The newest first: those in force. Without any the space's hold.
    pub versions: Vec<RatesVersion>,
}

/// A version of rates.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RatesVersion {
    /// Which rates.
    pub basis_id: BasisId,
    /// From 1.
    pub version: u32,
    /// What work costs.
    pub labour: Option<Labour>,
    /// What a day of building costs, in minor units.
    #[ts(type = "number | null")]
    pub day_cost_minor: Option<i64>,
    /// A year has.
    pub working_days_per_year: f64,
    /// A working day has.
    pub hours_per_day: f64,
    /// Who said them; none: they came with the space.
    pub by: Option<PersonView>,
    /// When, in UTC milliseconds.
    #[ts(type = "number")]
    pub at_ms: i64,
}

/// How many estimates have which rates.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct RatesInUse {
    /// All of them.
    pub all: RatesUse,
    /// Those for which the space's own rates hold.
    pub space: RatesUse,
    /// Those of the ideas of an area; none: of the ideas without one.
    pub areas: Vec<AreaRatesUse>,
}

/// Some estimates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RatesUse {
    /// All of them.
    pub estimates: u32,
    /// Those with other rates than are in force.
    pub outdated: u32,
}

/// The estimates of an area's ideas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AreaRatesUse {
    /// None: of the ideas without an area.
    pub area_id: Option<AreaId>,
    /// How many.
    pub uses: RatesUse,
}

/// Give estimates with older rates those in force.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct RerateRequest {
    /// Made by the caller (UUIDv7): sent twice, it acts once. Progress, cancelling and undo go by it.
    pub group_id: GroupId,
    /// Of these areas only; null among them is "without an area".
    pub areas: Option<Vec<Option<AreaId>>>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Rerated {
    /// Estimates that have other rates now.
    pub changed: u32,
    /// Refused.
    pub refused: u32,
}
