//! What surrounds every request: an end to its time, headers that keep browsers from doing anything
//! with an answer, figures, and a line in the log. The line names the route and never the address
//! as it was sent, a token or a body.

use super::App;
use super::failure::Failure;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hub_protocol::ProblemCode;
use std::any::Any;
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// Longer than the longest wait for something new.
const LONGEST_REQUEST: Duration = Duration::from_secs(60);

/// Headers of every answer.
const ALWAYS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Two years, as browsers ask for it.
const TLS_ONLY: &str = "max-age=63072000";

/// Lets a request through.
pub async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("other", MatchedPath::as_str).to_owned();
    let answered = timeout(LONGEST_REQUEST, next.run(request)).await;
    let mut response =
        answered.unwrap_or_else(|_| Failure::from(ProblemCode::Unavailable).into_response());
    protect(&app, response.headers_mut());
    let (status, took) = (response.status().as_u16(), start.elapsed());
    app.metrics.request(method.as_str(), &route, status, took);
    tracing::info!(%method, route, status, took_ms = took.as_secs_f64() * 1_000.0, "request");
    response
}

fn protect(app: &App, headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.serving.tls.is_some() || app.serving.is_behind_tls_proxy {
        let value = HeaderValue::from_static(TLS_ONLY);
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
}

/// A request that stopped by a defect of ours stops alone.
#[expect(clippy::needless_pass_by_value, reason = "the framework hands it over")]
pub fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let cause = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    Failure::noted(ProblemCode::Internal, &cause).into_response()
}

/// No such address.
pub async fn nowhere() -> Failure {
    ProblemCode::NotFound.into()
}

/// The address does not know the method.
pub async fn not_so() -> Failure {
    ProblemCode::MethodNotAllowed.into()
}
