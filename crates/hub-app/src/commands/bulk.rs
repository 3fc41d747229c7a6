//! Acts at many ideas, and a few operations that are one act.

use super::operations::guess_lang;
use crate::views::*;
use crate::{App, AppError, Intent};
use hub_core::{Operation, Verdict};

/// More than these are a bulk act or an import.
const MAX_OPERATIONS: usize = 100;

/// One act at many ideas.
pub(crate) fn bulk(app: &App, request: BulkRequest) -> Result<BulkResult, AppError> {
    app.session()?.bulk(&request)
}

/// How far work is; null when there is none of that id.
pub(crate) fn progress(app: &App, request: WorkRequest) -> Result<Option<WorkView>, AppError> {
    let far = app.session()?.works.progress(request.id);
    Ok(far.map(|(done, total)| WorkView { done: done as u32, total: total as u32 }))
}

/// Asks work to stop.
pub(crate) fn cancel(app: &App, request: WorkRequest) -> Result<Cancelled, AppError> {
    Ok(Cancelled { is_stopping: app.session()?.works.cancel(request.id) })
}

/// Sends a few operations as one act.
pub(crate) fn send_all(app: &App, request: SendAllRequest) -> Result<SentAll, AppError> {
    let SendAllRequest { group_id, operations, all_or_nothing } = request;
    if operations.len() > MAX_OPERATIONS {
        let error = AppError::new("BAD_PARAMETERS").with("command", "operations.send_all");
        return Err(error.with("max", MAX_OPERATIONS));
    }
    let ids: Vec<_> = operations.iter().map(|one| one.op_id).collect();
    let intents = operations.into_iter().map(|GroupedOperation { op_id, mut operation }| {
        if let Operation::IdeaSubmit(submission) = &mut operation {
            guess_lang(submission);
        }
        Intent { op_id, group_id: Some(group_id), operation }
    });
    let (is_kept, outcomes) = app.session()?.send_group(intents.collect(), all_or_nothing)?;
    let outcomes = ids.into_iter().zip(outcomes).map(|(op_id, (verdict, has_changed))| {
        let (fields, failure) = match verdict {
            Verdict::Merged { fields, .. } => (fields, None),
            Verdict::Rejected(refusal) => (vec![], Some(AppError::from(refusal))),
            Verdict::Ok | Verdict::Requested => (vec![], None),
        };
        SentOne { op_id, has_changed: has_changed && is_kept, fields, failure }
    });
    Ok(SentAll { is_kept, outcomes: outcomes.collect() })
}
