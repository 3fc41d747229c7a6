//! The organisation's provider: where people are sent, and what its word about them is worth.
//!
//! Its description and keys are asked for anew each time: people sign in rarely, and a provider that
//! changed its keys is believed at once. The library checks signature, issuer, audience, time and
//! nonce; only signatures that the provider alone can make are accepted.

use super::Sso;
use axum::http::Response;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm as Alg, CoreProviderMetadata,
    CoreUserInfoClaims,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};
use reqwest::redirect::Policy;
use reqwest::{Client, Request};
use serde::{Deserialize, Serialize};
use std::fmt::Display;
use std::time::Duration;

/// Anybody could make a signature by a secret that the server knows, too, or by none at all.
const SIGNATURES: [Alg; 10] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EcdsaP521Sha512,
    Alg::EdDsa,
];

/// The longest answer of a provider that is read.
const MOST_BYTES: usize = 1_048_576;
/// The longest wait for an answer of the provider.
const PATIENCE: Duration = Duration::from_secs(10);

type Known = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why the provider's word is not taken. For the log; a person is only told that it was not.
#[derive(Debug, thiserror::Error)]
#[error("{doing}: {why}")]
pub struct SsoError {
    doing: &'static str,
    why: String,
}

impl SsoError {
    fn at<E: Display>(doing: &'static str) -> impl FnOnce(E) -> Self {
        move |why| Self { doing, why: why.to_string() }
    }
}

/// A sign-in that begins.
#[derive(Debug)]
pub struct Begun {
    /// Where the browser goes.
    pub address: String,
    /// Has to stand in the provider's word.
    pub nonce: String,
    /// Has to be shown to the provider with its code.
    pub verifier: String,
}

/// Whom the provider vouches for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    /// Issuer and subject: who it is, for ever.
    pub subject: String,
    /// How the person is reached.
    pub email: Option<String>,
    /// Whether the provider has seen to it that the address is the person's.
    pub is_email_verified: bool,
    /// What the person is called.
    pub name: Option<String>,
}

/// The provider of one server.
#[derive(Clone, Debug)]
pub struct Provider {
    settings: Sso,
    callback: String,
    client: Client,
}

impl Provider {
    /// `address` is where browsers reach this server.
    ///
    /// # Errors
    /// When the issuer is no address, or neither https nor of this very machine.
    pub fn new(settings: Sso, address: &str) -> Result<Self, SsoError> {
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(SsoError::at("the issuer"))?;
        let url = issuer.url();
        let is_here = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        if url.scheme() != "https" && !(url.scheme() == "http" && is_here) {
            return Err(SsoError::at("the issuer")("it has to begin with https://"));
        }
        // One for the process; whoever comes second finds it there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // A provider that sends elsewhere could make the server ask anything of anybody.
        let client =
            Client::builder().redirect(Policy::none()).timeout(PATIENCE).https_only(!is_here);
        let client = client.build().map_err(SsoError::at("the connection"))?;
        Ok(Self { settings, callback: format!("{address}/v1/sso/callback"), client })
    }

    /// How the operator has set it up.
    pub fn settings(&self) -> &Sso {
        &self.settings
    }

    async fn known(&self) -> Result<Known, SsoError> {
        let issuer = IssuerUrl::new(self.settings.issuer.clone());
        let issuer = issuer.map_err(SsoError::at("the issuer"))?;
        let http = |request| send(self.client.clone(), request);
        let metadata = CoreProviderMetadata::discover_async(issuer, &http).await;
        let metadata = metadata.map_err(|error| SsoError::at("its description")(causes(&error)))?;
        let callback = RedirectUrl::new(self.callback.clone());
        let client = CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(self.settings.client_id.clone()),
            Some(ClientSecret::new(self.settings.client_secret.clone())),
        );
        Ok(client.set_redirect_uri(callback.map_err(SsoError::at("the callback"))?))
    }

    /// Where to send the browser. `state` comes back with it.
    ///
    /// # Errors
    /// When the provider does not answer as one.
    pub async fn begin(&self, state: String) -> Result<Begun, SsoError> {
        let client = self.known().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let asking = client.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            Nonce::new_random,
        );
        let asking = asking.add_scope(Scope::new("email".to_owned()));
        let asking = asking.add_scope(Scope::new("profile".to_owned()));
        let (address, _, nonce) = asking.set_pkce_challenge(challenge).url();
        Ok(Begun {
            address: address.to_string(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        })
    }

    /// Whom the provider vouches for by this code.
    ///
    /// # Errors
    /// When its word cannot be taken.
    pub async fn finish(
        &self,
        code: String,
        verifier: String,
        nonce: String,
    ) -> Result<Vouched, SsoError> {
        let client = self.known().await?;
        let http = |request| send(self.client.clone(), request);
        let exchange = client.exchange_code(AuthorizationCode::new(code));
        let exchange = exchange.map_err(SsoError::at("its description"))?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        let answer = exchange.request_async(&http).await;
        let answer = answer.map_err(|error| SsoError::at("the code")(causes(&error)))?;
        let word = answer.id_token().ok_or("there is none").map_err(SsoError::at("its word"))?;
        let checks = client.id_token_verifier().set_allowed_algs(SIGNATURES);
        let claims = word.claims(&checks, &Nonce::new(nonce)).map_err(SsoError::at("its word"))?;
        let vouched = Vouched {
            subject: format!("{} {}", claims.issuer().as_str(), claims.subject().as_str()),
            email: claims.email().map(|email| email.to_string()),
            is_email_verified: claims.email_verified() == Some(true),
            name: claims.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
        };
        if vouched.email.is_some() {
            return Ok(vouched);
        }
        let asking =
            client.user_info(answer.access_token().clone(), Some(claims.subject().clone()));
        let Ok(asking) = asking else { return Ok(vouched) };
        let info: Result<CoreUserInfoClaims, _> = asking.request_async(&http).await;
        let info = info.map_err(|error| SsoError::at("what it says more")(causes(&error)))?;
        Ok(Vouched {
            email: info.email().map(|email| email.to_string()),
            is_email_verified: info.email_verified() == Some(true),
            name: info.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
            ..vouched
        })
    }
}

/// An error with those behind it, which say more.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

async fn send(client: Client, request: HttpRequest) -> Result<HttpResponse, SsoError> {
    let request = Request::try_from(request).map_err(SsoError::at("the request"))?;
    let mut answer =
        client.execute(request).await.map_err(|error| SsoError::at("asking it")(causes(&error)))?;
    let mut response = Response::builder().status(answer.status());
    if let Some(headers) = response.headers_mut() {
        *headers = answer.headers().clone();
    }
    let mut body = Vec::new();
    while let Some(bytes) = answer.chunk().await.map_err(SsoError::at("its answer"))? {
        body.extend_from_slice(&bytes);
        if body.len() > MOST_BYTES {
            return Err(SsoError::at("its answer")("it is too long"));
        }
    }
    response.body(body).map_err(SsoError::at("its answer"))
}
