//! Estimates and checks while a person types.

use crate::views::{EstimateRequest, EstimateView, SubmissionCheck, Wrong};
use crate::{App, AppError, clock, estimating};
use hub_core::IdeaId;
use hub_core::decide::check_submission;
use hub_core::operation::Submission;
use hub_core::rows::{Answers, Case};

/// What the inputs so far would save.
pub(crate) fn preview(app: &App, request: EstimateRequest) -> Result<EstimateView, AppError> {
    let session = app.session()?;
    let names = session.names()?;
    let basis = request.basis_id.unwrap_or_else(|| names.current_basis(request.area_id));
    let submission = Submission {
        id: IdeaId(clock::new_id()),
        // The title is not asked about here.
        case: Case { title: "-".to_owned(), ..Case::default() },
        estimate: request.inputs,
        answers: Answers::default(),
        origin: None,
    };
    let wrong = check_submission(&submission);
    let of = match request.idea {
        Some(id) => session.read(|reader| Ok((reader.idea(id)?, reader.parts_of(id)?)))?,
        None => (None, vec![]),
    };
    Ok(estimating::preview(&names, &submission.estimate, basis, of, wrong))
}

/// All that is wrong with a submission, so that every field can say it at once.
pub(crate) fn check(app: &App, request: SubmissionCheck) -> Result<Wrong, AppError> {
    app.session()?;
    Ok(Wrong { refusals: check_submission(&request.submission) })
}
