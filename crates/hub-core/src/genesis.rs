//! The first rows of a space: the space, its first member, its rates, its profiles and its standard.

use crate::ids::{self, MemberId, OpId, ProfileId, SpaceId};
use crate::refusal::Refusal;
use crate::row::{Body, Row};
use crate::rows::{
    Basis, Criterion, Member, MemberState, Method, Profile, Role, Space, Triple, Unknown,
    ValueBasis,
};
use crate::{standard, text};
use std::collections::BTreeMap;

/// What the person who founds a space says, and the ids that the caller made.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The space's id.
    pub space: SpaceId,
    /// The one member.
    pub member: MemberId,
    /// The operation that stands as the author of the first rows.
    pub op: OpId,
    /// The four built-in profiles, balanced first.
    pub profiles: [ProfileId; 4],
    /// 1 to 80 characters.
    pub name: String,
    /// 1 to 80 characters.
    pub member_name: String,
    /// ISO 4217.
    pub currency: String,
    /// IANA.
    pub time_zone: String,
    /// UTC milliseconds.
    pub now_ms: i64,
}

/// The rows of a new private space: one that the device's journal decides.
///
/// # Errors
/// `INVALID` with the field when a name, the currency or the time zone cannot stand.
pub fn genesis(founding: &Founding) -> Result<Vec<Row>, Refusal> {
    rows(founding, false)
}

/// The rows of a new shared space: one that a backend decides for many people.
///
/// # Errors
/// As [`genesis`].
pub fn shared_genesis(founding: &Founding) -> Result<Vec<Row>, Refusal> {
    rows(founding, true)
}

fn rows(founding: &Founding, shared: bool) -> Result<Vec<Row>, Refusal> {
    let name = text::line("name", &founding.name, 1, 80)?;
    let display_name = text::line("member_name", &founding.member_name, 1, 80)?;
    let currency = currency(&founding.currency)?;
    let time_zone = time_zone(&founding.time_zone)?;
    let basis = ids::of_basis(founding.space, None, 1);
    let space = Space {
        name,
        prefix: "OH".to_owned(),
        currency,
        time_zone,
        current_basis_id: basis,
        share_default: Triple::new(0.50, 0.65, 0.80),
        value_basis: ValueBasis::Hours,
        value_full: 5_000.0,
        active_profile_id: founding.profiles[0],
        stale_claim_days: 14,
        goals: vec![],
        shared,
        erased_count: 0,
        unknown: Unknown::new(),
    };
    let mut rows = vec![
        row(founding, founding.space.0, space),
        row(founding, founding.member.0, admin(display_name)),
        row(founding, basis.0, first_basis()),
    ];
    rows.extend(profiles(founding));
    let items = standard::first_items(founding.space);
    rows.extend(items.map(|(id, item)| row(founding, id.0, item)));
    Ok(rows)
}

/// Three capital letters. Which of them are a currency somewhere is the caller's list.
pub fn currency(code: &str) -> Result<String, Refusal> {
    let code = code.trim();
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(code.to_owned());
    }
    Err(Refusal::invalid("currency", text::problem::WRONG_TYPE))
}

/// A name of the IANA time zone database.
pub fn time_zone(name: &str) -> Result<String, Refusal> {
    match jiff::tz::TimeZone::get(name.trim()) {
        Ok(_) => Ok(name.trim().to_owned()),
        Err(_) => Err(Refusal::invalid("time_zone", text::problem::WRONG_TYPE)),
    }
}

fn row(founding: &Founding, id: uuid::Uuid, body: impl Into<Body>) -> Row {
    Row {
        id,
        seq: 0,
        created_op: founding.op,
        created_by: founding.member,
        created_at_ms: founding.now_ms,
        fv: BTreeMap::new(),
        removed: false,
        body: body.into(),
    }
}

fn admin(display_name: String) -> Member {
    let (role, state) = (Role::Admin, MemberState::Active);
    Member { display_name, role, area_id: None, state, erased_no: None, unknown: Unknown::new() }
}

fn first_basis() -> Basis {
    Basis {
        area_id: None,
        version: 1,
        labour: None,
        day_cost_minor: None,
        working_days_per_year: 220.0,
        hours_per_day: 8.0,
        unknown: Unknown::new(),
    }
}

/// The weights of the balanced profile (rule S2).
pub fn balanced_weights() -> BTreeMap<Criterion, f64> {
    let weights = [30.0, 25.0, 15.0, 10.0, 15.0, 5.0];
    Criterion::ALL.iter().copied().zip(weights).collect()
}

fn profiles(founding: &Founding) -> Vec<Row> {
    let kinds = [
        ("Balanced", "balanced", Method::Weighted),
        ("RICE", "rice", Method::Rice),
        ("ICE", "ice", Method::Ice),
        ("WSJF", "wsjf", Method::Wsjf),
    ];
    let made = kinds.iter().zip(founding.profiles).map(|(&(name, builtin, method), id)| {
        let weighted = method == Method::Weighted;
        let profile = Profile {
            family_id: id,
            version: 1,
            name: name.to_owned(),
            builtin: Some(builtin.to_owned()),
            method,
            weights: if weighted { balanced_weights() } else { BTreeMap::new() },
            unknown: Unknown::new(),
        };
        row(founding, id.0, profile)
    });
    made.collect()
}
