//! `GET /v1/hello`: is this a Hub, and what does it understand?

use crate::http::App;
use axum::Json;
use axum::extract::State;
use hub_protocol::{Hello, Limits, PROTO, SCHEMA, Versions};

/// The versions of envelopes and of entities that are understood.
pub const fn versions() -> (Versions, Versions) {
    (Versions { least: 1, most: PROTO }, Versions { least: 1, most: SCHEMA })
}

/// Which versions are understood, and what a request may be. Needs no sign-in.
#[utoipa::path(get, path = "/v1/hello", tag = "server", security(()), responses(
    (status = 200, body = Hello),
))]
pub async fn hello(State(app): State<App>) -> Json<Hello> {
    let (proto, schema) = versions();
    let operations_per_minute = app.serving.limits.operations.most;
    Json(Hello {
        product: "opportunity-hub".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        proto,
        schema,
        limits: Limits { operations_per_minute, ..Limits::default() },
        now_ms: app.now_ms(),
        sso: app.provider.is_some(),
    })
}
