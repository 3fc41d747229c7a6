//! The conditions of `ohub list`, as the window's filter has them: names become ids, days become
//! moments of the space's time zone.

use crate::args::Which;
use crate::failure::Failure;
use crate::when::Zone;
use hub_app::views::{IdeasFilter, IdeasOrder};
use hub_app::{App, AppError, Reply};
use hub_core::text::fold;
use serde::Deserialize;
use serde_json::Value;
use std::str::FromStr;

/// What there is to choose from, archived or not.
#[derive(Debug, Default, Deserialize)]
struct Choices {
    areas: Vec<Choice>,
    systems: Vec<Choice>,
    members: Vec<Choice>,
}

#[derive(Debug, Deserialize)]
struct Choice {
    id: String,
    name: String,
}

/// The view of the options.
pub fn order(app: &App, args: &Which) -> Result<IdeasOrder, Failure> {
    Ok(IdeasOrder {
        search: args.search.clone(),
        filter: filter(app, args)?,
        sort: args.sort.into(),
        reversed: args.reversed,
        ..IdeasOrder::default()
    })
}

fn filter(app: &App, args: &Which) -> Result<IdeasFilter, Failure> {
    let choices = match args.areas.len() + args.systems.len() + args.authors.len() {
        0 => Choices::default(),
        _ => choices(app)?,
    };
    let zone = Zone::of(&app.session()?.space()?);
    let after = args.until.and_then(|day| day.tomorrow().ok());
    Ok(IdeasFilter {
        stages: args.stages.clone(),
        area_ids: ids("AREA_NOT_FOUND", &args.areas, &choices.areas)?,
        no_area: args.no_area,
        system_ids: ids("SYSTEM_NOT_FOUND", &args.systems, &choices.systems)?,
        no_system: args.no_system,
        authors: authors(&args.authors, &choices.members),
        hours_min: args.hours_min,
        hours_max: args.hours_max,
        no_estimate: args.no_estimate,
        score_min: args.score_min,
        score_max: args.score_max,
        no_score: args.no_score,
        supports_min: args.supports_min,
        created_after_ms: args.since.and_then(|day| zone.begin_ms(day)),
        created_before_ms: after.and_then(|day| zone.begin_ms(day)),
        mine: args.mine,
        followed: args.followed,
        ..IdeasFilter::default()
    })
}

fn choices(app: &App) -> Result<Choices, Failure> {
    let internal = |detail: String| AppError::new("INTERNAL").with("detail", detail);
    match app.call("space.choices", Value::Null)? {
        Reply::Json(text) => {
            Ok(serde_json::from_str(&text).map_err(|error| internal(error.to_string()))?)
        }
        Reply::Bytes(_) => Err(internal("space.choices".to_owned()).into()),
    }
}

/// The ids of names.
fn ids<T: FromStr>(code: &str, names: &[String], known: &[Choice]) -> Result<Vec<T>, Failure> {
    let id = |name: &String| {
        let found = known.iter().find(|choice| fold(&choice.name) == fold(name));
        let id = found.and_then(|choice| choice.id.parse().ok());
        id.ok_or_else(|| Failure::Said(not_found(code, name, known)))
    };
    names.iter().map(id).collect()
}

/// Areas are few enough to be told.
fn not_found(code: &str, name: &str, known: &[Choice]) -> AppError {
    let error = AppError::new(code).with("name", name);
    match code {
        "AREA_NOT_FOUND" => {
            let areas: Vec<&str> = known.iter().map(|choice| choice.name.as_str()).collect();
            error.with("areas", areas)
        }
        _ => error,
    }
}

/// Members by their names, and whoever an import named so.
fn authors(names: &[String], members: &[Choice]) -> Vec<String> {
    let ids = names.iter().flat_map(|name| {
        let named = members.iter().filter(|member| fold(&member.name) == fold(name));
        named.map(|member| member.id.clone())
    });
    ids.chain(names.iter().cloned()).collect()
}
