//! `GET /metrics`: figures for Prometheus, told to this very machine only. Who collects them from
//! elsewhere lets a proxy do so that asks for a password.

use crate::http::App;
use crate::http::address::{Address, is_local};
use crate::http::failure::Failure;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, header};
use hub_protocol::{Problem, ProblemCode};

/// The type of the figures.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Figures in OpenMetrics text. For anyone who does not ask from this machine there is no such
/// address.
#[utoipa::path(get, path = "/metrics", tag = "server", security(()),
    responses(
        (status = 200, body = String, content_type = "application/openmetrics-text"),
        (status = 404, body = Problem),
    ))]
pub async fn metrics(
    State(app): State<App>,
    address: Address,
    headers: HeaderMap,
) -> Result<([(HeaderName, &'static str); 1], String), Failure> {
    if !is_local(address, &headers) {
        return Err(ProblemCode::NotFound.into());
    }
    let head = app.store.head(app.space).await.ok().map(|cursor| cursor.position.n);
    let text = app.metrics.text(app.waiters.count(), head);
    let text = text.map_err(|error| Failure::noted(ProblemCode::Internal, &error))?;
    Ok(([(header::CONTENT_TYPE, OPEN_METRICS)], text))
}
