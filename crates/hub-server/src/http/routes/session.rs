//! `POST /v1/sign-out` and `POST /v1/tokens/refresh`: the end of a session, and how it goes on.

use super::NewPair;
use super::sign_in::attempt;
use crate::access::{Kind, Secret};
use crate::http::App;
use crate::http::address::Address;
use crate::http::body::Sent;
use crate::http::caller::Signed;
use crate::http::failure::Failure;
use crate::http::openapi::{ForAnyone, ForMembers, WithBody};
use crate::store::access::{Joined, Refreshed};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use hub_protocol::{Problem, ProblemCode, Refresh, SignedIn};

/// Ends the session of the asking device.
#[utoipa::path(post, path = "/v1/sign-out", tag = "sign-in",
    responses((status = 204), ForMembers))]
pub async fn sign_out(State(app): State<App>, signed: Signed) -> Result<StatusCode, Failure> {
    let (member, session) = (signed.caller.member, signed.caller.session);
    app.store.end_session(app.space, member, session).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Spends a refresh token for the next pair. The same token may be shown again for 60 seconds, in
/// case the answer got lost; shown later, its session ends.
///
/// `401`: sign in again. `403`: `NOT_MEMBER`, the person has left.
#[utoipa::path(post, path = "/v1/tokens/refresh", tag = "sign-in", security(()),
    request_body = Refresh,
    responses(
        (status = 200, body = SignedIn),
        (status = 401, body = Problem),
        ForAnyone, WithBody,
    ))]
pub async fn refresh(
    State(app): State<App>,
    address: Address,
    Sent(sent): Sent<Refresh>,
) -> Result<Json<SignedIn>, Failure> {
    let Some(shown) = Secret::hash_of(Kind::Refresh, &sent.refresh_token) else {
        attempt(&app, address).await?;
        return Err(ProblemCode::Unauthenticated.into());
    };
    let pair = NewPair::make()?;
    match app.store.refresh(app.space, shown, pair.kept(), app.now_ms()).await? {
        Refreshed::Good(caller) => {
            let joined = Joined { member: caller.member, session: caller.session };
            Ok(Json(pair.hand_out(&app, joined).await?))
        }
        Refreshed::Over => {
            attempt(&app, address).await?;
            Err(ProblemCode::Unauthenticated.into())
        }
    }
}
