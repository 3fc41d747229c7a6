//! Sending: what is refused names ideas by their numbers and says what would be taken.

use crate::failure::Failure;
use hub_app::views::IdeaPage;
use hub_app::{AppError, Intent, Session};
use hub_core::{MemberId, Operation};

/// Sends one operation about an idea.
pub fn send(session: &Session, idea: &str, operation: Operation) -> Result<(), Failure> {
    match session.send(Intent::new(operation)) {
        Ok(_) => Ok(()),
        Err(error) => Err(told(session, error, idea).into()),
    }
}

/// The refusal with the number of the idea and of those that its facts name.
pub fn told(session: &Session, error: AppError, idea: &str) -> AppError {
    let head = error.facts.get("head").and_then(|head| session.page(head.as_str()?).ok());
    let mut error = error.with("idea", idea);
    if let Some(head) = head {
        error = error.with("head_shown_id", head.row.shown_id);
    }
    let by = error.facts.get("by").and_then(|by| by.as_str()?.parse::<MemberId>().ok());
    if let Some(name) = by.and_then(|by| session.member_name(by)) {
        error = error.with("by_name", name);
    }
    if error.code == "NO_SUCH_MOVE"
        && let Ok(page) = session.page(idea)
    {
        let moves: Vec<&str> = page.actions.moves.iter().map(|stage| stage.as_str()).collect();
        error = error.with("moves", moves);
    }
    error
}

/// The idea that people talk about: a merged one stands at its head.
pub fn at_head(session: &Session, page: IdeaPage) -> Result<IdeaPage, Failure> {
    match &page.merged_into {
        Some(merged) => Ok(session.page(&merged.idea.id.to_string())?),
        None => Ok(page),
    }
}
