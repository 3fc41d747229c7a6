//! Sends one intent of the person into the space.

use crate::views::{SendRequest, Sent};
use crate::{App, AppError, Intent, Session, lexicon};
use hub_core::operation::Submission;
use hub_core::{IdeaId, Operation, Verdict};

/// Sends it. The same `op_id` sent again is answered as the first time.
pub(crate) fn send(app: &App, request: SendRequest) -> Result<Sent, AppError> {
    let session = app.session()?;
    let idea = request.operation.idea();
    let SendRequest { op_id, group_id, mut operation } = request;
    if let Operation::IdeaSubmit(submission) = &mut operation {
        guess_lang(submission);
    }
    let verdict = session.send(Intent { op_id, group_id, operation })?;
    sent(&session, idea, verdict)
}

/// The language is guessed once, when the idea is sent; people can correct it.
pub(crate) fn guess_lang(submission: &mut Submission) {
    if submission.case.lang.is_none() {
        let text = format!("{}. {}", submission.case.title, submission.case.description);
        submission.case.lang = lexicon::guess_lang(&text);
    }
}

fn sent(session: &Session, idea: Option<IdeaId>, verdict: Verdict) -> Result<Sent, AppError> {
    let (word, fields) = match verdict {
        Verdict::Merged { fields, .. } => ("merged", fields),
        Verdict::Requested => ("requested", vec![]),
        _ => ("ok", vec![]),
    };
    let shown_id = match idea {
        Some(id) => session.shown_id(id)?,
        None => None,
    };
    Ok(Sent { verdict: word.to_owned(), fields, idea_id: idea, shown_id })
}
