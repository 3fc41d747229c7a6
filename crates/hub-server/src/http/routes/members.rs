//! `GET /v1/spaces/{space}/members`: who can sign in, for administrators.

use crate::http::App;
use crate::http::caller::Signed;
use crate::http::failure::Failure;
use crate::http::openapi::ForMembers;
use axum::Json;
use axum::extract::State;
use hub_core::rows::Role;
use hub_protocol::Members;

/// The accounts of the space with their e-mail addresses. Names and roles are in the catalogue.
#[utoipa::path(get, path = "/v1/spaces/{space}/members", tag = "administration",
    params(("space" = Uuid, Path)),
    responses((status = 200, body = Members), ForMembers))]
pub async fn members(State(app): State<App>, signed: Signed) -> Result<Json<Members>, Failure> {
    signed.is_at_least(Role::Admin)?;
    Ok(Json(Members { members: app.store.accounts(app.space).await? }))
}
