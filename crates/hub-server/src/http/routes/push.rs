//! `POST /v1/spaces/{space}/push`: operations on their way in.

use crate::http::App;
use crate::http::body::Sent;
use crate::http::caller::{Signed, Understood};
use crate::http::failure::Failure;
use crate::http::openapi::{ForMembers, WithBody};
use axum::Json;
use axum::extract::State;
use hub_core::Verdict;
use hub_protocol::{Limits, Problem, ProblemCode, Push, Pushed};

/// Decides operations of one stream, all in one transaction; each gets its verdict for ever.
///
/// Sent again, they get the same verdicts again. `409`: `STREAM_GAP` (`expected_n`),
/// `STREAM_FORKED`, `STREAM_TAKEN`. `426`: the device has to be updated; reading goes on. `429`:
/// `retry_after_ms` says when.
#[utoipa::path(post, path = "/v1/spaces/{space}/push", tag = "catalogue",
    params(("space" = Uuid, Path), ("ohub-version" = String, Header, description = "`proto.schema`")),
    request_body = Push,
    responses(
        (status = 200, body = Pushed),
        (status = 409, body = Problem),
        (status = 426, body = Problem),
        ForMembers, WithBody,
    ))]
pub async fn push(
    State(app): State<App>,
    signed: Signed,
    _: Understood,
    Sent(push): Sent<Push>,
) -> Result<Json<Pushed>, Failure> {
    let most = Limits::default().push_operations;
    if push.operations.len() > most as usize {
        let problem = Problem::new(ProblemCode::TooLarge);
        return Err(problem.with("what", "operations").with("most", most).into());
    }
    let limits = app.serving.limits;
    let pushed = app.store.push(signed.asker, push, limits, app.now_ms()).await?;
    app.waiters.wake();
    count(&app, &pushed);
    Ok(Json(pushed))
}

fn count(app: &App, pushed: &Pushed) {
    for answer in &pushed.answers {
        let outcome = match answer.verdict {
            Verdict::Ok | Verdict::Requested => "ok",
            Verdict::Merged { .. } => "merged",
            Verdict::Rejected(_) => "rejected",
        };
        app.metrics.operations(outcome, 1);
    }
}
