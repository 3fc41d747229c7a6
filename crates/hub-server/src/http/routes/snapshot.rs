//! `GET /v1/spaces/{space}/snapshot` and its chunks: everything at once, for a new device.

use crate::http::App;
use crate::http::caller::Signed;
use crate::http::failure::Failure;
use crate::http::openapi::{ForMembers, Readable};
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, header};
use hub_protocol::{Problem, ProblemCode, Snapshot};
use serde::Deserialize;
use uuid::Uuid;

/// The type of a chunk: it is packed already.
pub const PACKED: &str = "application/zstd";

/// For whom.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct For {
    /// The stream whose `confirmed_n` is asked for.
    stream: Option<Uuid>,
}

/// The state of the space at exactly one place, as a list of chunks to fetch.
#[utoipa::path(get, path = "/v1/spaces/{space}/snapshot", tag = "catalogue",
    params(("space" = Uuid, Path), For),
    responses((status = 200, body = Snapshot), ForMembers, Readable))]
pub async fn snapshot(
    State(app): State<App>,
    signed: Signed,
    query: Result<Query<For>, QueryRejection>,
) -> Result<Json<Snapshot>, Failure> {
    let Query(asked) =
        query.map_err(|_| Problem::new(ProblemCode::BadRequest).with("why", "query"))?;
    Ok(Json(app.store.snapshot(signed.asker, asked.stream, app.now_ms()).await?))
}

/// One chunk: lines of JSON, each a `Thing`, packed with zstd. It never changes, so a fetch that
/// was interrupted begins again with the chunk that is missing.
///
/// `410`: the snapshot was replaced by a newer one (`SNAPSHOT_GONE`).
#[utoipa::path(get, path = "/v1/spaces/{space}/snapshot/{id}/{index}", tag = "catalogue",
    params(("space" = Uuid, Path), ("id" = String, Path), ("index" = u32, Path)),
    responses(
        (status = 200, body = [u8], content_type = "application/zstd"),
        (status = 410, body = Problem),
        ForMembers,
    ))]
pub async fn chunk(
    State(app): State<App>,
    signed: Signed,
    path: Result<Path<(String, String, u32)>, PathRejection>,
) -> Result<([(HeaderName, &'static str); 1], Bytes), Failure> {
    let Path((_, id, index)) = path.map_err(|_| ProblemCode::NotFound)?;
    let packed = app.store.chunk(signed.asker, id, index).await?;
    Ok(([(header::CONTENT_TYPE, PACKED)], packed.into()))
}
