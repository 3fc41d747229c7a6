//! `GET /healthz` and `GET /readyz`, for whoever watches over the program.

use crate::http::App;
use crate::http::failure::Failure;
use axum::extract::State;
use hub_protocol::{Problem, ProblemCode};
use std::time::Duration;
use tokio::time::timeout;

/// A database that needs longer for nothing is not ready.
const LONGEST_PING: Duration = Duration::from_secs(2);

/// The program runs.
#[utoipa::path(get, path = "/healthz", tag = "server", security(()),
    responses((status = 200, body = String)))]
pub async fn alive() -> &'static str {
    "alive\n"
}

/// The program can work: its database answers and it is not about to stop.
#[utoipa::path(get, path = "/readyz", tag = "server", security(()),
    responses((status = 200, body = String), (status = 503, body = Problem)))]
pub async fn ready(State(app): State<App>) -> Result<&'static str, Failure> {
    if app.waiters.is_closing() {
        return Err(ProblemCode::Unavailable.into());
    }
    match timeout(LONGEST_PING, app.store.ping()).await {
        Ok(Ok(())) => Ok("ready\n"),
        Ok(Err(error)) => Err(Failure::noted(ProblemCode::Unavailable, &error)),
        Err(_) => Err(ProblemCode::Unavailable.into()),
    }
}
