//! What ranks: the profiles of the space with their versions, and the raw numbers of an idea with
//! what they are made of. Saving and using a profile are operations like any other.
//!
//! Deliberately not here: the order itself (`listing`) and the rules of scores (`hub_core::score`).

mod preview;

use crate::listing::Moved;
use crate::names::Names;
use crate::views::{
    FormulaView, FormulasView, ProfileFamily, ProfileVersion, ProfilesView, RankedCounts,
    WeightChange,
};
use crate::{AppError, Session, figures};
use hub_core::permission::{Action, Standing, allowed_somewhere};
use hub_core::rows::{Criterion, Idea, Method, Profile, Role};
use hub_core::score::{raw, raw_inputs};
use hub_core::{Body, Code, EntityKind, ProfileId, Refusal, Row};
use std::collections::BTreeMap;

impl Session {
    /// All profiles with their versions, and how many ideas each method ranks.
    ///
    /// # Errors
    /// What the disk says.
    pub fn profiles(&self) -> Result<ProfilesView, AppError> {
        let (names, rows) = (self.names()?, self.read(|reader| reader.rows(EntityKind::Profile))?);
        let families = families(&names, &rows);
        let role = names.member(self.me()).map_or(Role::Viewer, |member| member.role);
        Ok(ProfilesView {
            active: names.space.active_profile_id,
            method: names.profile.method,
            value_basis: names.space.value_basis,
            value_full: names.space.value_full,
            may_change: allowed_somewhere(Action::ProfileActivate, Standing::of(role)),
            ideas: self.listing()?.total() as u32,
            ranked: self.ranked(&families)?,
            families,
        })
    }

    fn ranked(&self, families: &[ProfileFamily]) -> Result<RankedCounts, AppError> {
        let weighted = families.iter().find(|family| family.method == Method::Weighted);
        let weights = weighted.and_then(|family| family.versions.first());
        let weights = weights.map(|version| version.weights.clone()).unwrap_or_default();
        let count = |method, weights| -> Result<u32, AppError> {
            let moves = self.moves_under(&preview::profile(method, weights))?;
            Ok(moves.iter().filter(|moved: &&Moved| moved.rank_after.is_some()).count() as u32)
        };
        Ok(RankedCounts {
            weighted: count(Method::Weighted, weights)?,
            rice: count(Method::Rice, BTreeMap::new())?,
            ice: count(Method::Ice, BTreeMap::new())?,
            wsjf: count(Method::Wsjf, BTreeMap::new())?,
        })
    }

    /// The raw numbers of an idea (by its id, `OH-12` or `12`) with what they are made of.
    ///
    /// # Errors
    /// `NOT_FOUND`, or what the disk says.
    pub fn formulas(&self, name: &str) -> Result<FormulasView, AppError> {
        let not_found = || AppError::from(Refusal::new(Code::NotFound)).with("id", name);
        let id = self.resolve(name)?.ok_or_else(not_found)?;
        let names = self.names()?;
        let (row, parts) = self.read(|reader| Ok((reader.idea(id)?, reader.parts_of(id)?)))?;
        let row = row.filter(|row| !row.removed).ok_or_else(not_found)?;
        let idea = <&Idea>::try_from(&row.body).map_err(|_| not_found())?;
        let rows = figures::rows_with_parts(&names.rows, id, parts);
        let estimate = figures::estimate_of(id, idea, &rows);
        let people = estimate.map(|estimate| estimate.parts.iter().map(|part| part.people).sum());
        Ok(FormulasView {
            rice: formula(Method::Rice, idea, people),
            ice: formula(Method::Ice, idea, people),
            wsjf: formula(Method::Wsjf, idea, people),
        })
    }
}

fn formula(method: Method, idea: &Idea, people: Option<f64>) -> FormulaView {
    let build_days = idea.estimate.build_days.map(|days| days.likely);
    let number = raw(method, &idea.ratings, people, build_days);
    FormulaView {
        number: number.ok().flatten(),
        inputs: raw_inputs(method, &idea.ratings, people, build_days),
        problem: number.err(),
    }
}

/// A version with its row.
type Version<'a> = (&'a Row, &'a Profile);

/// The profiles in the order of their founding, each with its versions, the newest first.
fn families(names: &Names, rows: &[Row]) -> Vec<ProfileFamily> {
    let mut families: BTreeMap<ProfileId, Vec<Version<'_>>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.removed) {
        if let Body::Profile(profile) = &row.body {
            families.entry(profile.family_id).or_default().push((row, profile));
        }
    }
    let mut families: Vec<_> = families.into_iter().collect();
    families.iter_mut().for_each(|(_, versions)| {
        versions.sort_by_key(|(row, profile)| (profile.version, row.seq));
    });
    families.sort_by_key(|(_, versions)| versions.first().map(founding));
    families.iter().map(|(id, versions)| family(names, *id, versions)).collect()
}

/// The four that came with the space were made at once.
fn founding((row, profile): &Version<'_>) -> (i64, Method, ProfileId) {
    (row.created_at_ms, profile.method, profile.family_id)
}

/// `versions` from the first to the newest.
fn family(names: &Names, id: ProfileId, versions: &[Version<'_>]) -> ProfileFamily {
    let befores = std::iter::once(None).chain(versions.iter().map(|(_, profile)| Some(*profile)));
    let first = versions.first().map(|(_, profile)| *profile);
    let view = |(it, before): (&Version<'_>, Option<&Profile>)| version(names, *it, before, first);
    let mut views: Vec<ProfileVersion> = versions.iter().zip(befores).map(view).collect();
    views.reverse();
    let method = first.map_or(Method::Weighted, |profile| profile.method);
    ProfileFamily { id, method, versions: views }
}

fn version(
    names: &Names,
    (row, profile): Version<'_>,
    before: Option<&Profile>,
    first: Option<&Profile>,
) -> ProfileVersion {
    // A version with other weights is not a renamed one.
    let kept_name = first.filter(|first| first.name == profile.name);
    ProfileVersion {
        id: ProfileId(row.id),
        version: profile.version,
        name: profile.name.clone(),
        builtin: kept_name.and_then(|first| first.builtin.clone()),
        weights: profile.weights.clone(),
        changed: before.map(|before| changes(before, profile)).unwrap_or_default(),
        // What nobody saved came with the space.
        by: profile.builtin.is_none().then(|| names.person(row.created_by)),
        at_ms: row.created_at_ms,
        is_active: names.space.active_profile_id.0 == row.id,
    }
}

fn changes(before: &Profile, after: &Profile) -> Vec<WeightChange> {
    let weight =
        |profile: &Profile, criterion| profile.weights.get(&criterion).copied().unwrap_or_default();
    let change = |criterion: &Criterion| WeightChange {
        criterion: *criterion,
        before: weight(before, *criterion),
        after: weight(after, *criterion),
    };
    Criterion::ALL.iter().map(change).filter(|change| change.before != change.after).collect()
}
