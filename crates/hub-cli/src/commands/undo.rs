//! `ohub undo` and `ohub redo`.

use super::send::told;
use crate::args::{Common, Turn, Undo};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::{Columns, Out};
use crate::when::Zone;
use crate::words::{self, act};
use hub_app::views::{ActState, LeftView, TurnRequest, Turned};
use hub_app::{AppError, Session};
use hub_core::OpId;
use serde_json::json;
use uuid::Uuid;

pub fn undo(common: &Common, args: &Undo, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    match args.list {
        true => list(&session, out),
        false => turn(&session, &args.turn, out, true),
    }
}

pub fn redo(common: &Common, args: &Turn, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    turn(&session, args, out, false)
}

fn turn(session: &Session, args: &Turn, out: &mut Out, is_back: bool) -> Result<Exit, Failure> {
    let request = TurnRequest { id: OpId(Uuid::now_v7()), act: args.act };
    let mut turned = if is_back { session.undo(&request)? } else { session.redo(&request)? };
    for left in &mut turned.left {
        let idea = left.idea.as_ref().map(|idea| idea.shown_id.clone()).unwrap_or_default();
        let error = AppError { code: left.code.clone(), facts: std::mem::take(&mut left.facts) };
        left.facts = told(session, error, &idea).facts;
    }
    if let Some(error) = in_vain(&turned, args, is_back) {
        return Err(error.into());
    }
    if out.as_json {
        out.json(&turned)?;
    } else {
        tell(out, &turned, is_back)?;
    }
    Ok(if turned.left_count > 0 { Exit::SomeRefused } else { Exit::Done })
}

/// Why nothing was turned, unless the act is as it was to be.
fn in_vain(turned: &Turned, args: &Turn, is_back: bool) -> Option<AppError> {
    match (&turned.entry, args.act) {
        (None, Some(act)) => Some(AppError::new("ACT_NOT_FOUND").with("act", act.to_string())),
        (None, None) => {
            Some(AppError::new(if is_back { "NOTHING_TO_UNDO" } else { "NOTHING_TO_REDO" }))
        }
        (Some(entry), _) if turned.done == 0 && turned.left_count > 0 => {
            let sentences: Vec<String> = turned.left.iter().map(stays).collect();
            let error = AppError::new("NOTHING_TURNED").with("left", json!(turned.left));
            let error = error.with("what", act::words(entry));
            Some(error.with("sentences", sentences.join("\n")))
        }
        _ => None,
    }
}

fn tell(out: &mut Out, turned: &Turned, is_back: bool) -> Result<(), Failure> {
    let Some(entry) = &turned.entry else { return Ok(()) };
    let what = act::words(entry);
    out.line(match (turned.done, is_back) {
        (0, true) => format!("Taken back already: {what}. Nothing was changed."),
        (0, false) => format!("Stands already: {what}. Nothing was changed."),
        (_, true) => format!("Taken back: {what}."),
        (_, false) => format!("Done again: {what}."),
    })?;
    for left in &turned.left {
        out.line(stays(left))?;
    }
    let more = turned.left_count as usize - turned.left.len();
    if more > 0 {
        out.line(format!("  and {} more stay", number(more as f64)))?;
    }
    Ok(())
}

/// "  OH-3 title stays: Ben changed it since."
fn stays(left: &LeftView) -> String {
    let idea = left.idea.as_ref().map(|idea| idea.shown_id.as_str()).unwrap_or_default();
    let at = [idea, left.field.as_deref().unwrap_or_default()];
    let at: Vec<&str> = at.into_iter().filter(|word| !word.is_empty()).collect();
    let by = left.by.as_ref().map_or("somebody", |by| by.name.as_str());
    let error = AppError { code: left.code.clone(), facts: left.facts.clone() };
    let why = match left.code.as_str() {
        "CHANGED_SINCE" => format!("{by} changed it since."),
        "TOUCHED" => format!("{by} worked on it since."),
        "NO_WAY_BACK" => "no step leads back from where it is now.".to_owned(),
        "NOT_UNDOABLE" => "this is not taken back.".to_owned(),
        _ => words::why(&error).map_or(left.code.clone(), |(what, todo)| format!("{what} {todo}")),
    };
    format!("  {} stays: {why}", at.join(" "))
}

fn list(session: &Session, out: &mut Out) -> Result<Exit, Failure> {
    let entries = session.undo_list(None)?;
    if out.as_json {
        out.json(&json!({ "acts": entries }))?;
        return Ok(Exit::Done);
    }
    if entries.is_empty() {
        out.line("You have done nothing here yet.")?;
        return Ok(Exit::Done);
    }
    let zone = Zone::of(&session.space()?);
    let heads = [("When", false), ("What", false), ("", false), ("Act", false)];
    let mut table = Columns::new(&heads, 1);
    for entry in &entries {
        let state = match entry.state {
            ActState::Done => "",
            ActState::Undone => "taken back",
            ActState::Kept => "stays",
        };
        table.row(vec![
            zone.show(entry.at_ms),
            act::words(entry),
            state.to_owned(),
            entry.act.to_string(),
        ]);
    }
    table.write(out)?;
    Ok(Exit::Done)
}
