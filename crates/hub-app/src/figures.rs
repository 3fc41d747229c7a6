//! The figures that lists keep of an idea, worked out by the core's rules from its rows.

use hub_core::estimate::{Estimate, demand};
use hub_core::group::group;
use hub_core::rows::{Basis, Idea, Member, Method, Space};
use hub_core::score;
use hub_core::{BasisId, Body, EntityKind, IdeaId, Key, MemberId, Row, Rows, Set};
use hub_store::{IdeaFigures, Projector};

/// Goes up when figures are worked out in another way: catalogues are then derived anew.
const VERSION: u32 = 2;

/// How the store gets figures.
pub(crate) fn projector() -> Projector {
    Projector::new(VERSION, |row, idea, rows| figures(IdeaId(row.id), idea, rows))
}

/// The rates of an id.
pub(crate) fn basis(rows: &Rows, id: BasisId) -> Option<&Basis> {
    rows.get::<Basis>(&Key::new(EntityKind::Basis, id.0)).map(|(_, basis)| basis)
}

/// The space among the rows.
pub(crate) fn space(rows: &Rows) -> Option<&Space> {
    rows.iter().find_map(|row| match &row.body {
        Body::Space(space) => Some(&**space),
        _ => None,
    })
}

/// The estimate of an idea with all its parts; none while something required is missing.
pub(crate) fn estimate_of(id: IdeaId, idea: &Idea, rows: &Rows) -> Option<Estimate> {
    hub_core::estimate::estimate_of(id, idea, rows, space(rows)?.share_default)
}

fn figures(id: IdeaId, idea: &Idea, rows: &Rows) -> IdeaFigures {
    let estimate = estimate_of(id, idea, rows);
    let area_of = |member: MemberId| rows.get::<Member>(&Key::from(member))?.1.area_id;
    let demand = demand(&group(id, idea, rows), area_of);
    let people = estimate.as_ref().map(|e| e.parts.iter().map(|part| part.people).sum());
    let build_days = idea.estimate.build_days.map(|days| days.likely);
    let raw = |method| score::raw(method, &idea.ratings, people, build_days).ok().flatten();
    let saved = estimate.as_ref().map(|e| e.hours_saved);
    IdeaFigures {
        hours_today: estimate.as_ref().map(|e| e.hours_today),
        hours_low: saved.map(|hours| hours.low),
        hours_likely: saved.map(|hours| hours.likely),
        hours_high: saved.map(|hours| hours.high),
        money_likely_minor: estimate.and_then(|e| e.money_saved_minor).map(|money| money.likely),
        people: demand.people,
        areas: demand.areas,
        rice: raw(Method::Rice),
        ice: raw(Method::Ice),
        wsjf: raw(Method::Wsjf),
    }
}

/// Rows as the core's rules take them: these, and the parts of an idea.
pub(crate) fn rows_with_parts(context: &Rows, id: IdeaId, parts: Vec<Row>) -> Rows {
    let mut rows = context.clone();
    rows.insert_set(Set::Parts(id), parts);
    rows
}
