//! `GET /v1/spaces/{space}/audit`: the whole record of operations, line by line.

use crate::authority::AuditLine;
use crate::http::App;
use crate::http::caller::Signed;
use crate::http::failure::Failure;
use crate::http::openapi::ForMembers;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use hub_core::rows::Role;
use std::io;

/// Lines that are read at once; memory stays the same however long the record is.
const LINES: u32 = 500;

/// Every operation with its verdict, as lines of JSON, for leads. `hub-server audit verify`
/// recomputes the chain over them.
#[utoipa::path(get, path = "/v1/spaces/{space}/audit", tag = "administration",
    params(("space" = Uuid, Path)),
    responses(
        (status = 200, body = String, content_type = "application/x-ndjson"),
        ForMembers,
    ))]
pub async fn audit(State(app): State<App>, signed: Signed) -> Result<Response, Failure> {
    signed.is_at_least(Role::Lead)?;
    let first = app.store.audit(app.space, -1, LINES).await?;
    let body = Body::from_stream(lines(app, first));
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], body).into_response())
}

/// The record from `first` on. A failure in the middle breaks the answer off, so that nobody takes
/// a part for the whole.
fn lines(app: App, first: Vec<AuditLine>) -> impl Stream<Item = io::Result<Bytes>> {
    stream::try_unfold(Some(first), move |page| {
        let app = app.clone();
        async move {
            let Some(page) = page.filter(|page| !page.is_empty()) else { return Ok(None) };
            let last = page.last().map_or(0, |line| line.n);
            let next = app.store.audit(app.space, last, LINES).await.map_err(io::Error::other)?;
            Ok(Some((text(&page)?, Some(next))))
        }
    })
}

fn text(page: &[AuditLine]) -> io::Result<Bytes> {
    let mut text = Vec::new();
    for line in page {
        serde_json::to_writer(&mut text, line)?;
        text.push(b'\n');
    }
    Ok(text.into())
}
