//! `GET /v1/devices` and `DELETE /v1/devices/{session}`: where a person is signed in.

use crate::http::App;
use crate::http::caller::Signed;
use crate::http::failure::Failure;
use crate::http::openapi::ForMembers;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use hub_protocol::{Devices, ProblemCode};
use uuid::Uuid;

/// The devices on which the person is signed in, the last used first.
#[utoipa::path(get, path = "/v1/devices", tag = "sign-in",
    responses((status = 200, body = Devices), ForMembers))]
pub async fn list(State(app): State<App>, signed: Signed) -> Result<Json<Devices>, Failure> {
    let (member, asking) = (signed.caller.member, signed.caller.session);
    Ok(Json(Devices { devices: app.store.devices(app.space, member, asking).await? }))
}

/// Signs one of the person's devices out. Its tokens are good for nothing from now on.
#[utoipa::path(delete, path = "/v1/devices/{session}", tag = "sign-in",
    params(("session" = Uuid, Path)),
    responses((status = 204), ForMembers))]
pub async fn end(
    State(app): State<App>,
    signed: Signed,
    path: Result<Path<Uuid>, PathRejection>,
) -> Result<StatusCode, Failure> {
    let Path(session) = path.map_err(|_| ProblemCode::NotFound)?;
    match app.store.end_session(app.space, signed.caller.member, session).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(ProblemCode::NotFound.into()),
    }
}
