//! Rates: the versions that the space and its areas have, how many estimates were made with older
//! ones, and giving these the present ones. A new version changes no estimate by itself.

use crate::error::AppError;
use crate::names::Names;
use crate::session::{Intent, Session};
use crate::views::{
    AreaRatesUse, RatesInUse, RatesOwner, RatesUse, RatesVersion, RerateRequest, Rerated,
    SpaceRates,
};
use hub_core::rows::{Area, Basis};
use hub_core::text::fold;
use hub_core::{AreaId, BasisId, Body, IdeaId, OpId, Operation, Row, Verdict};
use hub_store::Rated;
use std::collections::BTreeMap;
use uuid::Uuid;

impl Session {
    /// The rates of the space and of its areas, each with its versions.
    ///
    /// # Errors
    /// What the disk says.
    pub fn all_rates(&self) -> Result<SpaceRates, AppError> {
        let names = self.names()?;
        let rows: Vec<&Row> = names.rows.iter().collect();
        let mut areas: Vec<(AreaId, &Area)> = rows.iter().filter_map(|row| area(row)).collect();
        areas.sort_by_cached_key(|(_, area)| (area.archived, fold(&area.name)));
        let own = |id: Option<AreaId>| versions(&names, &rows, id);
        let space = owner(None, None, own(None));
        let areas = areas.into_iter().map(|(id, area)| owner(Some(id), Some(area), own(Some(id))));
        Ok(SpaceRates { space, areas: areas.collect() })
    }

    /// How many estimates there are, and how many of them have older rates than are in force.
    ///
    /// # Errors
    /// What the disk says.
    pub fn rates_in_use(&self) -> Result<RatesInUse, AppError> {
        let names = self.names()?;
        let mut areas: BTreeMap<Option<AreaId>, RatesUse> = BTreeMap::new();
        let mut found = RatesInUse::default();
        for rated in self.read(|reader| reader.rated())? {
            let is_outdated = newer(&names, &rated).is_some();
            let count = |uses: &mut RatesUse| {
                uses.estimates += 1;
                uses.outdated += u32::from(is_outdated);
            };
            count(&mut found.all);
            if names.current_basis(rated.area) == names.space.current_basis_id {
                count(&mut found.space);
            }
            count(areas.entry(rated.area).or_default());
        }
        let area = |(area_id, uses)| AreaRatesUse { area_id, uses };
        Ok(RatesInUse { areas: areas.into_iter().map(area).collect(), ..found })
    }

    /// Gives estimates with older rates those in force: one act, and one step of undo.
    ///
    /// # Errors
    /// `STORE_CANCELLED`, or what the disk says; nothing was kept then.
    pub fn rerate(&self, request: &RerateRequest) -> Result<Rerated, AppError> {
        self.works.under(request.group_id.0, |work| {
            let names = self.names()?;
            let rated = self.read(|reader| reader.rated())?;
            let wanted = rated.iter().filter(|rated| request.is_for(rated.area));
            let newer = wanted.filter_map(|rated| Some((rated.idea, newer(&names, rated)?)));
            let intents: Vec<Intent> = newer.map(|one| intent(request, one)).collect();
            work.expect(intents.len());
            let outcomes = self.send_outcomes(intents, &mut |done| work.heard(done))?;
            let refused = outcomes.iter().filter(|(it, _)| matches!(it, Verdict::Rejected(_)));
            let refused = refused.count() as u32;
            Ok(Rerated { changed: outcomes.len() as u32 - refused, refused })
        })
    }
}

impl RerateRequest {
    /// Those of one area, or of everything.
    fn is_for(&self, area: Option<AreaId>) -> bool {
        self.areas.as_ref().is_none_or(|areas| areas.contains(&area))
    }
}

fn intent(request: &RerateRequest, (id, basis_id): (IdeaId, BasisId)) -> Intent {
    Intent {
        op_id: OpId(Uuid::new_v5(&request.group_id.0, id.0.as_bytes())),
        group_id: Some(request.group_id),
        operation: Operation::EstimateRerate { id, basis_id },
    }
}

/// The rates in force, where they are others.
fn newer(names: &Names, rated: &Rated) -> Option<BasisId> {
    Some(names.current_basis(rated.area)).filter(|current| *current != rated.basis)
}

fn area(row: &Row) -> Option<(AreaId, &Area)> {
    match &row.body {
        Body::Area(area) if !row.removed => Some((AreaId(row.id), area)),
        _ => None,
    }
}

fn owner(area_id: Option<AreaId>, area: Option<&Area>, versions: Vec<RatesVersion>) -> RatesOwner {
    let next_version = versions.iter().map(|it| it.version).max().unwrap_or(0) + 1;
    RatesOwner {
        area_id,
        name: area.map(|area| area.name.clone()),
        archived: area.is_some_and(|area| area.archived),
        next_version,
        versions,
    }
}

/// All versions of one owner, the newest first.
fn versions(names: &Names, rows: &[&Row], of: Option<AreaId>) -> Vec<RatesVersion> {
    let version = |row: &&Row| match &row.body {
        Body::Basis(basis) if basis.area_id == of => Some(view(names, row, basis)),
        _ => None,
    };
    let mut versions: Vec<_> = rows.iter().filter_map(version).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.version));
    versions
}

fn view(names: &Names, row: &Row, basis: &Basis) -> RatesVersion {
    let is_founding = basis.area_id.is_none() && basis.version == 1;
    RatesVersion {
        basis_id: BasisId(row.id),
        version: basis.version,
        labour: basis.labour,
        day_cost_minor: basis.day_cost_minor,
        working_days_per_year: basis.working_days_per_year,
        hours_per_day: basis.hours_per_day,
        // What nobody said came with the space.
        by: (!is_founding).then(|| names.person(row.created_by)),
        at_ms: row.created_at_ms,
    }
}
