//! `ohub move`.

use super::send::told;
use crate::args::{Common, Move};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::Out;
use crate::words;
use hub_app::Session;
use hub_app::views::{BulkAct, BulkIdeas, BulkRefused, BulkRequest, BulkResult};
use hub_core::GroupId;
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
struct Moved<'a> {
    /// What `ohub undo` takes back; none where nothing was written.
    act: Option<GroupId>,
    dry_run: bool,
    to: &'static str,
    #[serde(flatten)]
    result: &'a BulkResult,
}

pub fn run(common: &Common, args: &Move, out: &mut Out) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let ids = args.ids.iter().map(|id| session.idea_named(id)).collect::<Result<Vec<_>, _>>()?;
    let request = BulkRequest {
        group_id: GroupId(Uuid::now_v7()),
        ideas: BulkIdeas { ids, ..BulkIdeas::default() },
        act: BulkAct::Move {
            to: args.to,
            reason_code: args.reason_code.clone(),
            reason: args.reason.clone(),
            revisit_on: args.revisit_on,
        },
        dry_run: args.dry_run,
    };
    let mut result = session.bulk(&request)?;
    for refused in &mut result.examples {
        refused.failure = told(&session, refused.failure.clone(), &refused.idea.shown_id);
    }
    // Of one idea a refusal is the answer; of several, a part of it.
    if let (1, [refused]) = (result.total, &result.examples[..]) {
        return Err(refused.failure.clone().into());
    }
    if out.as_json {
        let act = (!args.dry_run && result.changed > 0).then_some(request.group_id);
        out.json(&Moved { act, dry_run: args.dry_run, to: args.to.as_str(), result: &result })?;
    } else {
        tell(out, &session, args, &result)?;
    }
    Ok(if result.refused > 0 { Exit::SomeRefused } else { Exit::Done })
}

fn tell(out: &mut Out, session: &Session, args: &Move, result: &BulkResult) -> Result<(), Failure> {
    let done = if args.dry_run { "Would move" } else { "Moved" };
    let count = number(f64::from(result.changed));
    out.line(match (result.total, result.changed) {
        (1, 1) => format!("{done} {} to {}.", title(session, &args.ids[0])?, args.to),
        (1, _) => format!("{} is at {} already.", title(session, &args.ids[0])?, args.to),
        (total, _) => format!("{done} {count} of {total} ideas to {}.", args.to),
    })?;
    if result.total > 1 && result.unchanged > 0 {
        out.line(format!("{} stood there already.", number(f64::from(result.unchanged))))?;
    }
    for BulkRefused { idea, failure } in &result.examples {
        let (what, todo) = words::why(failure).unwrap_or_default();
        out.line(format!("  {}  {}: {what} {todo}", idea.shown_id, idea.title))?;
    }
    let more = result.refused as usize - result.examples.len();
    if more > 0 {
        out.line(format!("  and {} more", number(more as f64)))?;
    }
    if args.dry_run { out.line("Nothing was changed.") } else { Ok(()) }
}

fn title(session: &Session, id: &str) -> Result<String, Failure> {
    let row = session.page(id)?.row;
    Ok(format!("{}  {}", row.shown_id, row.title))
}
