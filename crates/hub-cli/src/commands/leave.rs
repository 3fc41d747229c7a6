//! `ohub withdraw`, and `ohub restore` of an idea.

use crate::args::{Common, Named};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_core::{IdeaId, Operation};
use serde_json::json;

pub fn withdraw(common: &Common, args: &Named, out: &mut Out) -> Result<Exit, Failure> {
    send(common, &args.id, out, "withdrawn", |id| Operation::IdeaWithdraw { id })
}

pub fn restore(common: &Common, id: &str, out: &mut Out) -> Result<Exit, Failure> {
    send(common, id, out, "back", |id| Operation::IdeaRestore { id })
}

fn send(
    common: &Common,
    id: &str,
    out: &mut Out,
    done: &str,
    operation: impl FnOnce(IdeaId) -> Operation,
) -> Result<Exit, Failure> {
    let session = common.writer()?;
    let before = session.page(id)?.row;
    super::send::send(&session, &before.shown_id, operation(before.id))?;
    let (id, page) = (before.id, session.page(&before.id.to_string())?);
    if out.as_json {
        let stage = page.stage.now;
        out.json(&json!({ "idea_id": id, "shown_id": page.row.shown_id, "stage": stage }))?;
    } else {
        out.line(format!("{}  {} is {done}.", page.row.shown_id, page.row.title))?;
    }
    Ok(Exit::Done)
}
