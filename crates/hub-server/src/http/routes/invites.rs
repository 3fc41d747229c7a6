//! Invites: made by administrators, looked at, and accepted once.

use super::sign_in::attempt;
use super::{NewPair, secret};
use crate::access::{Kind, Newcomer, Secret, SecretHash};
use crate::http::App;
use crate::http::address::Address;
use crate::http::body::Sent;
use crate::http::caller::Signed;
use crate::http::failure::Failure;
use crate::http::openapi::{ForAnyone, ForMembers, WithBody};
use crate::store::access::{Credential, Invite};
use axum::Json;
use axum::extract::State;
use hub_core::rows::Role;
use hub_protocol::{
    AcceptInvite, InviteLook, Invited, LookInvite, NewInvite, Problem, ProblemCode, SignedIn,
};

/// The longest that an invite may be good for.
const MOST_DAYS: u32 = 30;

/// What an invite is, before it is spent.
///
/// `403`: `NOT_ACCEPTED` when it is not, or no longer, good; `why` says `unknown`, `spent`, `ended`,
/// or `withdrawn` when who invited may not invite any more.
#[utoipa::path(post, path = "/v1/invites/look", tag = "sign-in", security(()),
    request_body = LookInvite,
    responses((status = 200, body = InviteLook), ForAnyone, WithBody))]
pub async fn look(
    State(app): State<App>,
    address: Address,
    Sent(sent): Sent<LookInvite>,
) -> Result<Json<InviteLook>, Failure> {
    attempt(&app, address).await?;
    let hash = hash(&sent.invite)?;
    let (invite, invited_by) = app.store.look_invite(app.space, hash, app.now_ms()).await?;
    let space_name = app.store.settings(app.space).await?.name;
    Ok(Json(InviteLook { space: app.space, space_name, invited_by, role: invite.role }))
}

/// Spends an invite: it becomes an account, a member and a session, all together.
///
/// `403`: `NOT_ACCEPTED` when it is not, or no longer, good. `422`: `field` says what cannot stand;
/// the invite is not spent then.
#[utoipa::path(post, path = "/v1/invites/accept", tag = "sign-in", security(()),
    request_body = AcceptInvite,
    responses((status = 200, body = SignedIn), ForAnyone, WithBody))]
pub async fn accept(
    State(app): State<App>,
    address: Address,
    Sent(sent): Sent<AcceptInvite>,
) -> Result<Json<SignedIn>, Failure> {
    attempt(&app, address).await?;
    let hash = hash(&sent.invite)?;
    // Before the work of the password: a word that is no invite costs nothing.
    app.store.look_invite(app.space, hash, app.now_ms()).await?;
    let newcomer = Newcomer::read(&sent)?;
    let credential = Credential::Password(app.passwords.hash(sent.password).await?);
    let (pair, now_ms) = (NewPair::make()?, app.now_ms());
    let joining =
        app.store.accept_invite(app.space, hash, newcomer, credential, pair.kept(), now_ms);
    let joined = joining.await?;
    app.waiters.wake();
    app.metrics.sign_in("joined");
    tracing::info!(member = %joined.member, session = %joined.session, "joined");
    Ok(Json(pair.hand_out(&app, joined).await?))
}

/// Makes a single-use invite. Its secret is shown once.
#[utoipa::path(post, path = "/v1/spaces/{space}/invites", tag = "administration",
    params(("space" = Uuid, Path)), request_body = NewInvite,
    responses((status = 200, body = Invited), ForMembers, WithBody))]
pub async fn create(
    State(app): State<App>,
    signed: Signed,
    Sent(sent): Sent<NewInvite>,
) -> Result<Json<Invited>, Failure> {
    signed.is_at_least(Role::Admin)?;
    if !(1..=MOST_DAYS).contains(&sent.days) {
        let problem = Problem::new(ProblemCode::Invalid).with("field", "days");
        let problem = problem.with("problem", "out_of_range").with("min", 1).with("max", MOST_DAYS);
        return Err(problem.into());
    }
    let (word, now_ms) = (secret(Kind::Invite)?, app.now_ms());
    let expires_at_ms = now_ms + i64::from(sent.days) * 24 * 3_600_000;
    let invite = Invite { role: sent.role, member: None, invited_by: signed.caller.member };
    app.store.put_invite(app.space, word.hash(), invite, now_ms, expires_at_ms).await?;
    let (invite, link) = (word.word().to_owned(), app.join_link(word.word()));
    Ok(Json(Invited { invite, link, expires_at_ms }))
}

pub(super) fn hash(word: &str) -> Result<SecretHash, Failure> {
    let unknown = || Problem::new(ProblemCode::NotAccepted).with("why", "unknown").into();
    Secret::hash_of(Kind::Invite, word.trim()).ok_or_else(unknown)
}
