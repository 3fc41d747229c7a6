//! `ohub score`.

use super::send::send;
use crate::args::{Common, Score};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::{Money, number};
use crate::out::Out;
use crate::score::{Full, raw, write};
use hub_app::Session;
use hub_app::views::{FormulasView, IdeaPage, ScoreView};
use hub_core::operation::FieldEdit;
use hub_core::rows::{Answers, Ratings};
use hub_core::text::{fold, problem};
use hub_core::{IdeaId, Operation, Refusal};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Scored<'a> {
    idea_id: IdeaId,
    shown_id: &'a str,
    title: &'a str,
    /// Its place among all ideas; none without a number that ranks.
    rank: Option<u32>,
    score: Option<&'a ScoreView>,
    answers: &'a Answers,
    ratings: &'a Ratings,
    /// RICE, ICE and WSJF.
    #[serde(flatten)]
    raw: &'a FormulasView,
}

pub fn run(common: &Common, args: &Score, out: &mut Out) -> Result<Exit, Failure> {
    let is_edit = !args.clear.is_empty() || args.ratings.goal.is_some() || !given(args).is_empty();
    let session = if is_edit { common.writer()? } else { common.reader()? };
    if is_edit {
        edit(&session, args)?;
    }
    let page = session.page(&args.id)?;
    let formulas = session.formulas(&args.id)?;
    if out.as_json {
        out.json(&Scored {
            idea_id: page.row.id,
            shown_id: &page.row.shown_id,
            title: &page.row.title,
            rank: page.rank,
            score: page.row.score.as_ref(),
            answers: &page.answers,
            ratings: &page.ratings,
            raw: &formulas,
        })?;
    } else {
        tell(out, &session, &page, &formulas)?;
    }
    Ok(Exit::Done)
}

/// The answers and ratings of the line, by field.
fn given(args: &Score) -> Map<String, Value> {
    let answers = serde_json::to_value(args.answers.read()).unwrap_or_default();
    let ratings = serde_json::to_value(args.ratings.read()).unwrap_or_default();
    let members = [answers, ratings].into_iter().filter_map(|given| match given {
        Value::Object(members) => Some(members),
        _ => None,
    });
    members.flatten().collect()
}

/// All of it or nothing, over the values that stand there now.
fn edit(session: &Session, args: &Score) -> Result<(), Failure> {
    let mut given = given(args);
    if let Some(name) = &args.ratings.goal {
        given.insert("goal_id".to_owned(), goal(session, name)?);
    }
    for field in &args.clear {
        if given.insert((*field).to_owned(), Value::Null).is_some_and(|value| !value.is_null()) {
            return Err(Failure::Said(Refusal::invalid(field, "set_and_cleared").into()));
        }
    }
    let page = session.page(&args.id)?;
    let base = |field: &str| page.versions.get(field).or(page.versions.get("*")).copied();
    let edit = |(field, value): (String, Value)| {
        let base = base(&field);
        (field, FieldEdit::Value { value, base })
    };
    let set: BTreeMap<String, FieldEdit> = given.into_iter().map(edit).collect();
    send(session, &page.row.shown_id, Operation::IdeaEdit { id: page.row.id, set })
}

fn goal(session: &Session, name: &str) -> Result<Value, Failure> {
    let goals = session.space()?.goals;
    let found = goals.iter().find(|goal| fold(&goal.name) == fold(name));
    let found = found.ok_or_else(|| Refusal::invalid("goal", problem::NOT_FOUND));
    let goal = found.map_err(|refusal| Failure::Said(refusal.with("value", name).into()))?;
    Ok(Value::from(goal.id.to_string()))
}

fn tell(
    out: &mut Out,
    session: &Session,
    page: &IdeaPage,
    formulas: &FormulasView,
) -> Result<(), Failure> {
    let (row, profiles) = (&page.row, session.profiles()?);
    let rank = page.rank.map(|rank| format!("  (rank {})", number(f64::from(rank))));
    out.line(format!("{}  {}{}", row.shown_id, row.title, rank.unwrap_or_default()))?;
    out.line("")?;
    let full = Full { basis: profiles.value_basis, full: profiles.value_full };
    let money = Money::new(&session.space()?.currency);
    match &row.score {
        Some(score) => write(out, score, Some((&full, &money)))?,
        None => out.line("No score yet: it needs an estimate, or three of the five answers.")?,
    }
    out.line("")?;
    out.line(raw("RICE", &row.rice, &formulas.rice))?;
    out.line(raw("ICE", &row.ice, &formulas.ice))?;
    out.line(raw("WSJF", &row.wsjf, &formulas.wsjf))
}
