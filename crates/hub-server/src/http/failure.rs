//! What is answered when a request comes to nothing: a [`Problem`] with its status. Causes go to the
//! log under a reference; the answer never says what the database or the system said.

use crate::store::StoreError;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hub_protocol::{Problem, ProblemCode};
use std::fmt::Display;

/// A problem on its way to the caller.
#[derive(Debug)]
pub struct Failure(pub Problem);

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<ProblemCode> for Failure {
    fn from(code: ProblemCode) -> Self {
        Self(Problem::new(code))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Problem(problem) => Self(problem),
            StoreError::NoSpace => ProblemCode::NotFound.into(),
            error => Self::noted(error.problem().code, &error),
        }
    }
}

impl Failure {
    /// Notes a cause in the log and answers with its reference only.
    pub fn noted(code: ProblemCode, cause: &dyn Display) -> Self {
        let mut bytes = [0; 6];
        // Without random numbers the cause is still in the log, just harder to find.
        let _ = getrandom::fill(&mut bytes);
        let reference = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        tracing::error!(%reference, %cause, "a request failed");
        Self(Problem::new(code).with("reference", reference))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.code.status());
        let retry_after_ms = self.0.facts.get("retry_after_ms").and_then(|ms| ms.as_u64());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.0)).into_response();
        if status == StatusCode::UNAUTHORIZED {
            let bearer = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
        }
        if let Some(ms) = retry_after_ms {
            let seconds = HeaderValue::from(ms.div_ceil(1_000));
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}
