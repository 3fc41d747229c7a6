//! `/v1/sso`: signing in through the organisation. The browser goes to `start`, to the provider, to
//! `callback`, and to the device, which exchanges what it got at `finish`.

use super::sign_in::attempt;
use super::{NewPair, secret};
use crate::access::sso::{
    AT_PROVIDER_MS, Asked, Pending, Provider, SsoError, TO_EXCHANGE_MS, Vouched, is_answer,
};
use crate::access::{Email, Kind, Newcomer, Secret, SecretHash, device_name};
use crate::authority::Asker;
use crate::http::App;
use crate::http::address::Address;
use crate::http::body::Sent;
use crate::http::failure::Failure;
use crate::http::openapi::{ForAnyone, WithBody};
use crate::store::access::{Credential, Invite, Joined};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Redirect;
use hub_protocol::{Problem, ProblemCode, SignedIn, SsoFinish};
use serde::Deserialize;

/// Begins: sends the browser on to the provider.
///
/// `404`: people cannot sign in through an organisation here (`hello` says so).
#[utoipa::path(get, path = "/v1/sso/start", tag = "sign-in", security(()), params(Asked),
    responses(
        (status = 303, description = "To the provider"),
        (status = 400, body = Problem),
        (status = 404, body = Problem),
        (status = 422, body = Problem),
        (status = 429, body = Problem),
        ForAnyone,
    ))]
pub async fn start(
    State(app): State<App>,
    address: Address,
    query: Result<Query<Asked>, QueryRejection>,
) -> Result<Redirect, Failure> {
    attempt(&app, address).await?;
    let provider = provider(&app)?;
    let Query(asked) = query.map_err(|_| bad_query())?;
    asked.check()?;
    let state = secret(Kind::State)?;
    let begun = provider.begin(state.word().to_owned()).await.map_err(not_reached)?;
    let pending = Pending::AtProvider { asked, nonce: begun.nonce, verifier: begun.verifier };
    keep(&app, &state, pending, AT_PROVIDER_MS).await?;
    Ok(Redirect::to(&begun.address))
}

/// What the provider sends the browser back with.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Returned {
    /// The provider's code; none when the person or the provider refused.
    code: Option<String>,
    /// As it was sent there.
    state: String,
}

/// Takes the browser back from the provider and sends it on to the device, with a code or with
/// `error=NOT_ACCEPTED`.
#[utoipa::path(get, path = "/v1/sso/callback", tag = "sign-in", security(()), params(Returned),
    responses(
        (status = 303, description = "To the device"),
        (status = 400, body = Problem),
        (status = 404, body = Problem),
        (status = 429, body = Problem),
        ForAnyone,
    ))]
pub async fn callback(
    State(app): State<App>,
    address: Address,
    query: Result<Query<Returned>, QueryRejection>,
) -> Result<Redirect, Failure> {
    attempt(&app, address).await?;
    let provider = provider(&app)?;
    let Query(returned) = query.map_err(|_| bad_query())?;
    let pending = take(&app, Kind::State, &returned.state).await?;
    let Some(Pending::AtProvider { asked, nonce, verifier }) = pending else {
        return Err(ProblemCode::NotAccepted.into());
    };
    let refused = Redirect::to(&asked.back("error", "NOT_ACCEPTED"));
    let Some(code) = returned.code else { return Ok(refused) };
    match provider.finish(code, verifier, nonce).await {
        Ok(person) => {
            let word = secret(Kind::Exchange)?;
            let back = asked.back("code", word.word());
            keep(&app, &word, Pending::ToExchange { asked, person }, TO_EXCHANGE_MS).await?;
            Ok(Redirect::to(&back))
        }
        Err(error) => {
            tracing::warn!(%error, "the provider's word is not taken");
            app.metrics.sign_in("refused");
            Ok(refused)
        }
    }
}

/// Exchanges the code that the browser brought, together with the device's secret. The code is
/// spent by it, whatever comes of it.
///
/// `403`: `NOT_ACCEPTED`; `why` is `no_account` when the person needs an invite, `no_email` when the
/// provider names no e-mail address; `NOT_MEMBER` when the person has left.
#[utoipa::path(post, path = "/v1/sso/finish", tag = "sign-in", security(()),
    request_body = SsoFinish,
    responses((status = 200, body = SignedIn), (status = 404, body = Problem), ForAnyone, WithBody))]
pub async fn finish(
    State(app): State<App>,
    address: Address,
    Sent(sent): Sent<SsoFinish>,
) -> Result<Json<SignedIn>, Failure> {
    attempt(&app, address).await?;
    let provider = provider(&app)?;
    let device = device_name(&sent.device_name)?;
    let Some(Pending::ToExchange { asked, person }) =
        take(&app, Kind::Exchange, &sent.code).await?
    else {
        return Err(ProblemCode::NotAccepted.into());
    };
    if !is_answer(&asked.challenge, &sent.verifier) {
        tracing::warn!("somebody has a code of another device");
        return Err(ProblemCode::NotAccepted.into());
    }
    let pair = NewPair::make()?;
    let joined = match member(&app, &person).await? {
        Some(member) => {
            let opening =
                app.store.open_session(app.space, member, device, pair.kept(), app.now_ms());
            Joined { member, session: opening.await? }
        }
        None => join(&app, provider, &sent, device, person, &pair).await?,
    };
    app.metrics.sign_in("accepted");
    tracing::info!(member = %joined.member, session = %joined.session, "signed in");
    Ok(Json(pair.hand_out(&app, joined).await?))
}

/// The member whom the provider vouches for; one with the same, verified e-mail address is taken
/// for the same person from now on.
async fn member(app: &App, person: &Vouched) -> Result<Option<hub_core::MemberId>, Failure> {
    let email = person.email.as_ref().filter(|_| person.is_email_verified);
    let email = email.and_then(|email| Email::read(email).ok());
    let email = email.map(|email| email.as_str().to_owned());
    let member = app.store.vouched(app.space, person.subject.clone(), email).await?;
    if let Some(member) = member {
        app.store.role(Asker { space: app.space, member }).await?;
    }
    Ok(member)
}

/// A new member, by the invite that was sent along or by the operator's rule.
async fn join(
    app: &App,
    provider: &Provider,
    sent: &SsoFinish,
    device_name: String,
    person: Vouched,
    pair: &NewPair,
) -> Result<Joined, Failure> {
    let refused = |why: &str| Problem::new(ProblemCode::NotAccepted).with("why", why);
    let email = person.email.as_deref().ok_or_else(|| refused("no_email"))?;
    let email = Email::read(email).map_err(|_| refused("no_email"))?;
    let newcomer = Newcomer::vouched(person.name.as_deref(), email, device_name);
    let hash = match (&sent.invite, provider.settings().joins_as) {
        (Some(word), _) => super::invites::hash(word)?,
        (None, Some(role)) => invite(app, role).await?,
        (None, None) => return Err(refused("no_account").into()),
    };
    let (credential, now_ms) = (Credential::Subject(person.subject), app.now_ms());
    let joining =
        app.store.accept_invite(app.space, hash, newcomer, credential, pair.kept(), now_ms);
    let joined = joining.await?;
    app.waiters.wake();
    Ok(joined)
}

/// The operator's rule invites, in the name of the administrator who came first.
async fn invite(app: &App, role: hub_core::rows::Role) -> Result<SecretHash, Failure> {
    let invited_by = app.store.first_admin(app.space).await?;
    let (word, now_ms) = (secret(Kind::Invite)?, app.now_ms());
    let invite = Invite { role, member: None, invited_by };
    let ends_ms = now_ms + TO_EXCHANGE_MS;
    app.store.put_invite(app.space, word.hash(), invite, now_ms, ends_ms).await?;
    Ok(word.hash())
}

fn provider(app: &App) -> Result<&Provider, Failure> {
    app.provider.as_ref().ok_or_else(|| ProblemCode::NotFound.into())
}

async fn keep(app: &App, word: &Secret, pending: Pending, for_ms: i64) -> Result<(), Failure> {
    let ends_ms = app.now_ms() + for_ms;
    Ok(app.store.put_pending(app.space, word.hash(), pending, ends_ms).await?)
}

async fn take(app: &App, kind: Kind, word: &str) -> Result<Option<Pending>, Failure> {
    let Some(hash) = Secret::hash_of(kind, word) else { return Ok(None) };
    Ok(app.store.take_pending(app.space, hash, app.now_ms()).await?)
}

fn not_reached(error: SsoError) -> Failure {
    Failure::noted(ProblemCode::Unavailable, &error)
}

fn bad_query() -> Failure {
    Problem::new(ProblemCode::BadRequest).with("why", "query").into()
}
