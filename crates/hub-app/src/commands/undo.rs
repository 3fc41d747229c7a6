//! Taking back, doing again.

use crate::views::{TurnRequest, Turned, UndoEntry, UndoList};
use crate::{App, AppError};

/// What this person did last.
pub(crate) fn list(app: &App, request: UndoList) -> Result<Vec<UndoEntry>, AppError> {
    app.session()?.undo_list(request.limit)
}

/// Takes an act back.
pub(crate) fn undo(app: &App, request: TurnRequest) -> Result<Turned, AppError> {
    let session = app.session()?;
    let turned = session.undo(&request)?;
    // What was said with the act counts no more.
    session.begin_learning();
    Ok(turned)
}

/// Does an act again.
pub(crate) fn redo(app: &App, request: TurnRequest) -> Result<Turned, AppError> {
    let session = app.session()?;
    let turned = session.redo(&request)?;
    session.begin_learning();
    Ok(turned)
}
