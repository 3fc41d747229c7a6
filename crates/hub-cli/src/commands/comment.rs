//! `ohub comment`.

use super::send::{at_head, send};
use crate::args::{Comment, Common};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_app::AppError;
use hub_app::views::{CommentView, IdeaPage};
use hub_core::Operation;
use hub_core::ids::CommentId;
use serde_json::json;
use std::io::{Read, stdin};
use std::path::Path;
use uuid::Uuid;

/// More than a comment can hold in any script; what is longer is refused by its length.
const MAX_STDIN_BYTES: u64 = 100_000;

pub fn run(common: &Common, args: &Comment, out: &mut Out) -> Result<Exit, Failure> {
    let body = args.text.as_deref().map(text).transpose()?.unwrap_or_default();
    let session = common.writer()?;
    let page = at_head(&session, session.page(&args.id)?)?;
    let named = args.edit.as_ref().or(args.remove.as_ref());
    let found = named.map(|name| found(&page, name)).transpose()?;
    let id = CommentId(found.map_or_else(Uuid::now_v7, |comment| comment.id));
    let operation = match (found, &args.remove) {
        (Some(_), Some(_)) => Operation::CommentRemove { id },
        (Some(comment), None) => Operation::CommentEdit { id, body, base: Some(comment.version) },
        (None, _) => Operation::CommentAdd { id, idea: page.row.id, body },
    };
    send(&session, &page.row.shown_id, operation)?;
    let page = session.page(&page.row.id.to_string())?;
    let at = page.comments.iter().position(|comment| comment.id == id.0);
    let number = at.map(|at| at + 1);
    if out.as_json {
        let (idea_id, shown_id) = (page.row.id, &page.row.shown_id);
        out.json(&json!({
            "comment_id": id, "number": number, "idea_id": idea_id, "shown_id": shown_id,
        }))?;
    } else {
        let (shown_id, title) = (&page.row.shown_id, &page.row.title);
        let done = if args.remove.is_some() { "taken away" } else { "kept" };
        out.line(format!("{shown_id}  {title}"))?;
        out.line(format!("Comment {} is {done}.", number.unwrap_or_default()))?;
    }
    Ok(Exit::Done)
}

/// The text of the line, or all of stdin without its last line feed.
fn text(given: &str) -> Result<String, Failure> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    let mut text = String::new();
    let read = stdin().take(MAX_STDIN_BYTES).read_to_string(&mut text);
    read.map_err(|error| Failure::of_file(Path::new("-"), &error))?;
    Ok(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

/// By its id, or by its number on the page.
fn found<'a>(page: &'a IdeaPage, name: &str) -> Result<&'a CommentView, Failure> {
    let by_number = name.parse::<usize>().ok().and_then(|at| page.comments.get(at.checked_sub(1)?));
    let by_id = || page.comments.iter().find(|comment| comment.id.to_string() == name);
    by_number.or_else(by_id).ok_or_else(|| {
        let error = AppError::new("COMMENT_NOT_FOUND").with("comment", name);
        error.with("idea", page.row.shown_id.as_str()).into()
    })
}
