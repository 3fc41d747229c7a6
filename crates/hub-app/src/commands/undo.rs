//! Taking back, doing again.

use crate::views::{TurnRequest, Turned, UndoEntry, UndoList};
use crate::{App, AppError};

/// What this person did last.
pub(crate) fn list(app: &App, request: UndoList) -> Result<Vec<UndoEntry>, AppError> {
    app.session()?.undo_list(request.limit)
}

/// Takes an act back.
pub(crate) fn undo(app: &App, request: TurnRequest) -> Result<Turned, AppError> {
    app.session()?.undo(&request)
}

/// Does an act again.
pub(crate) fn redo(app: &App, request: TurnRequest) -> Result<Turned, AppError> {
    app.session()?.redo(&request)
}
