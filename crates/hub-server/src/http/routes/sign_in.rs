//! `POST /v1/sign-in`: a device comes in with e-mail address and password.

use super::NewPair;
use crate::access::{Email, device_name};
use crate::http::App;
use crate::http::address::Address;
use crate::http::body::Sent;
use crate::http::failure::Failure;
use crate::http::openapi::{ForAnyone, WithBody};
use crate::store::access::{Account, Joined, Who};
use axum::Json;
use axum::extract::State;
use hub_core::MemberId;
use hub_protocol::{ProblemCode, SignIn, SignedIn};
use sha2::{Digest, Sha256};

/// Opens a session on a device.
///
/// `403`: `NOT_ACCEPTED` when the e-mail address or the password is wrong, and it does not say
/// which; `NOT_MEMBER` when the person has left.
#[utoipa::path(post, path = "/v1/sign-in", tag = "sign-in", security(()), request_body = SignIn,
    responses((status = 200, body = SignedIn), ForAnyone, WithBody))]
pub async fn sign_in(
    State(app): State<App>,
    address: Address,
    Sent(sent): Sent<SignIn>,
) -> Result<Json<SignedIn>, Failure> {
    attempt(&app, address).await?;
    let device_name = device_name(&sent.device_name)?;
    let proven = prove(&app, sent).await;
    app.metrics.sign_in(if proven.is_ok() { "accepted" } else { "refused" });
    let member = proven?;
    let pair = NewPair::make()?;
    let (space, now_ms) = (app.space, app.now_ms());
    let session = app.store.open_session(space, member, device_name, pair.kept(), now_ms).await?;
    tracing::info!(%member, %session, "signed in");
    Ok(Json(pair.hand_out(&app, Joined { member, session }).await?))
}

/// Counts an attempt of an address to come in.
pub(super) async fn attempt(app: &App, address: Address) -> Result<(), Failure> {
    let (who, allowed) =
        (Who::Address(address.household()), app.serving.limits.attempts_of_address);
    Ok(app.store.attempt(app.space, who, allowed, app.now_ms()).await?)
}

/// Whose e-mail address and password these are. An address that nobody has takes as long as a wrong
/// password, and counts as one.
async fn prove(app: &App, sent: SignIn) -> Result<MemberId, Failure> {
    let email = Email::read(&sent.email)?;
    let wrong = Who::Password(Sha256::digest(email.as_str()).into());
    let (space, allowed) = (app.space, app.serving.limits.wrong_passwords);
    app.store.is_left(space, wrong.clone(), allowed, app.now_ms()).await?;
    let account = app.store.account(space, email.as_str().to_owned()).await?;
    let (member, kept) = match account {
        Some(Account { member, password }) => (Some(member), password),
        None => (None, None),
    };
    let is_right = app.passwords.is_right(sent.password, kept).await?;
    let (true, Some(member)) = (is_right, member) else {
        app.store.attempt(space, wrong, allowed, app.now_ms()).await?;
        return Err(ProblemCode::NotAccepted.into());
    };
    // Only who knows the password is told that the person has left.
    app.store.role(crate::authority::Asker { space, member }).await?;
    Ok(member)
}
