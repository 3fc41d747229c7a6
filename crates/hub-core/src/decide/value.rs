//! A new value for one field of an idea, given as JSON: put in its place and checked there.

use super::ask::Ask;
use super::check;
use super::write::object;
use crate::Code;
use crate::operation::FieldEdit;
use crate::permission::{Group, group_of};
use crate::refusal::Refusal;
use crate::row::Set;
use crate::rows::{Idea, RunSource, Stage};
use crate::text::problem;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a field holds, as JSON; null where there is nothing.
pub(super) fn value_of(idea: &Idea, field: &str) -> Value {
    let mut members = match group_of(field) {
        Some(Group::Case) => object(&idea.case),
        Some(Group::Estimate) => object(&idea.estimate),
        Some(Group::Answers) => object(&idea.answers),
        Some(Group::Ratings) => object(&idea.ratings),
        Some(Group::Build) => object(&idea.build),
        None => return Value::Null,
    };
    members.remove(field).unwrap_or_default()
}

/// The idea with the field changed, its value as it is kept.
pub(super) fn with_field(
    ask: &Ask,
    idea: &Idea,
    field: &str,
    edit: &FieldEdit,
) -> Result<Idea, Refusal> {
    let before = value_of(idea, field);
    let mut idea = match edit {
        FieldEdit::Members { add, remove } if field == "system_ids" => {
            let mut idea = idea.clone();
            idea.case.system_ids.retain(|system| !remove.contains(system));
            idea.case.system_ids.extend(add);
            idea
        }
        FieldEdit::Value { value, .. } if field != "system_ids" => {
            required(idea, field, value)?;
            put(idea, field, value)?
        }
        _ => return Err(Refusal::invalid(field, problem::WRONG_TYPE)),
    };
    if field == "automatable_share" {
        idea.estimate.automatable_share.get_or_insert(ask.space.share_default);
    }
    checked(&mut idea, field)?;
    // A person who left since is no reason to refuse a field that stays as it is.
    if before != value_of(&idea, field) {
        references(ask, &idea, field)?;
    }
    Ok(idea)
}

/// The title always, and from Ready on what makes the estimate, can be changed but not cleared.
fn required(idea: &Idea, field: &str, value: &Value) -> Result<(), Refusal> {
    let stage = idea.stage.now;
    let aside = matches!(stage, Stage::Parked | Stage::Declined | Stage::Withdrawn);
    let stage = if aside { idea.stage.before.unwrap_or(Stage::New) } else { stage };
    let early = matches!(stage, Stage::New | Stage::Assessing);
    let needed = crate::permission::REQUIRED_FOR_ESTIMATE.contains(&field) && !early;
    let cleared = value.is_null() && !value_of(idea, field).is_null();
    match cleared && (needed || field == "title") {
        true => Err(Refusal::invalid(field, problem::REQUIRED)),
        false => Ok(()),
    }
}

fn put(idea: &Idea, field: &str, value: &Value) -> Result<Idea, Refusal> {
    let mut idea = idea.clone();
    match group_of(field) {
        Some(Group::Case) => idea.case = with_member(&idea.case, field, value)?,
        Some(Group::Estimate) => idea.estimate = with_member(&idea.estimate, field, value)?,
        Some(Group::Answers) => idea.answers = with_member(&idea.answers, field, value)?,
        Some(Group::Ratings) => idea.ratings = with_member(&idea.ratings, field, value)?,
        Some(Group::Build) => idea.build = with_member(&idea.build, field, value)?,
        None => return Err(Refusal::invalid(field, problem::UNKNOWN_FIELD)),
    }
    Ok(idea)
}

fn with_member<G>(group: &G, field: &str, value: &Value) -> Result<G, Refusal>
where
    G: Serialize + DeserializeOwned,
{
    let mut members = object(group);
    match value {
        Value::Null => members.remove(field),
        value => members.insert(field.to_owned(), value.clone()),
    };
    serde_json::from_value(Value::Object(members))
        .map_err(|_| Refusal::invalid(field, problem::WRONG_TYPE))
}

fn checked(idea: &mut Idea, field: &str) -> Result<(), Refusal> {
    let refusals = match group_of(field) {
        Some(Group::Case) => check::case(&mut idea.case),
        Some(Group::Estimate) => check::estimate(&mut idea.estimate),
        Some(Group::Answers) => check::answers(&idea.answers),
        Some(Group::Ratings) => check::ratings(&idea.ratings),
        Some(Group::Build) => check::build(&mut idea.build),
        None => vec![],
    };
    // What another field holds was accepted when it was written.
    let own = |refusal: &Refusal| refusal.facts.get("field").is_some_and(|named| named == field);
    check::none_of(refusals.into_iter().filter(own).collect())
}

/// Rows that the new value refers to must be there; a run source belongs to one idea.
fn references(ask: &Ask, idea: &Idea, field: &str) -> Result<(), Refusal> {
    let (ratings, build) = (&idea.ratings, &idea.build);
    match field {
        "area_id" => ask.area(idea.case.area_id).map(drop),
        "goal_id" => ratings.goal_id.map_or(Ok(()), |goal| ask.goal(goal)),
        "second_person_id" => build.second_person_id.map_or(Ok(()), |it| ask.member(field, it)),
        "maintainer_id" => build.maintainer_id.map_or(Ok(()), |it| ask.member(field, it)),
        _ => Ok(()),
    }?;
    match build.run_source_ref.as_ref().filter(|_| field == "run_source_ref") {
        Some(source) => free(ask, source),
        None => Ok(()),
    }
}

fn free(ask: &Ask, wanted: &RunSource) -> Result<(), Refusal> {
    let set = Set::External(wanted.source.clone(), wanted.label.clone());
    let taken = ask.rows.set(&set).find(|row| {
        let idea = <&Idea>::try_from(&row.body).ok();
        let source = idea.and_then(|idea| idea.build.run_source_ref.as_ref());
        !row.removed && source == Some(wanted)
    });
    match taken {
        Some(row) => Err(Refusal::new(Code::ExternalTaken).with("id", row.id.to_string())),
        None => Ok(()),
    }
}
