//! Drafts: what is being written, kept on this device.

use super::Nothing;
use crate::views::{DraftDelete, DraftPut, DraftView};
use crate::{App, AppError, clock};
use hub_core::IdeaId;

/// Saves a draft.
pub(crate) fn put(app: &App, draft: DraftPut) -> Result<DraftView, AppError> {
    let saved_at_ms = clock::now_ms();
    let DraftPut { id, body } = draft;
    app.session()?.write(|space| space.journal_mut().draft_put(id.0, &body, saved_at_ms))?;
    Ok(DraftView { id, saved_at_ms, body })
}

/// All drafts, the newest first.
pub(crate) fn list(app: &App, _: Nothing) -> Result<Vec<DraftView>, AppError> {
    let drafts = app.session()?.write(|space| space.journal().draft_list())?;
    let view = |draft: hub_store::Draft| DraftView {
        id: IdeaId(draft.id),
        saved_at_ms: draft.changed_ms,
        body: draft.json,
    };
    Ok(drafts.into_iter().map(view).collect())
}

/// Forgets a draft.
pub(crate) fn delete(app: &App, draft: DraftDelete) -> Result<Nothing, AppError> {
    app.session()?.write(|space| space.journal_mut().draft_delete(draft.id.0))?;
    Ok(Nothing {})
}
