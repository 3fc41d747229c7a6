//! A provider of OpenID Connect that says what a test wants it to, also what no honest one would.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use hub_server::access::sso::Sso;
use hub_server::config::Clock;
use openidconnect::PrivateSigningKey;
use openidconnect::core::{
    CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet,
    CoreJwsSigningAlgorithm as Alg,
};
use rcgen::{KeyPair, PKCS_ED25519};
use reqwest::Url;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

pub const CLIENT: &str = "hub";
pub const SECRET: &str = "a secret of the provider";

/// Who signs the next word, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    Right,
    OtherKey,
    ClientSecret,
    None,
}

/// What the provider says next.
#[derive(Clone, Debug)]
pub struct Word {
    pub claims: Value,
    pub signature: Signature,
}

pub struct Provider {
    pub issuer: String,
    key: CoreEdDsaPrivateSigningKey,
    other_key: CoreEdDsaPrivateSigningKey,
    word: Mutex<Option<Word>>,
    /// What was sent for the last word: the form, and who asked.
    pub exchanged: Mutex<Option<(BTreeMap<String, String>, String)>>,
}

fn key() -> CoreEdDsaPrivateSigningKey {
    let pem = KeyPair::generate_for(&PKCS_ED25519).unwrap().serialize_pem();
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, None).unwrap()
}

impl Provider {
    pub async fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let (word, exchanged) = (Mutex::default(), Mutex::default());
        let provider = Arc::new(Self { issuer, key: key(), other_key: key(), word, exchanged });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(description))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(Arc::clone(&provider));
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    pub fn sso(&self) -> Sso {
        Sso {
            issuer: self.issuer.clone(),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned(),
            joins_as: None,
        }
    }

    /// An honest word about somebody.
    pub fn word(&self, nonce: &str, subject: &str, email: &str) -> Word {
        let now = Clock::system().now_ms() / 1_000;
        let claims = json!({ "iss": self.issuer, "aud": CLIENT, "sub": subject, "iat": now,
            "exp": now + 300, "nonce": nonce, "email": email, "email_verified": true,
            "name": "Nia Example" });
        Word { claims, signature: Signature::Right }
    }

    pub fn say(&self, word: Word) {
        *self.word.lock().unwrap() = Some(word);
    }

    fn signed(&self, word: &Word) -> String {
        if word.signature == Signature::None {
            let encoded = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
            return format!("{}.{}.", encoded(&json!({ "alg": "none" })), encoded(&word.claims));
        }
        let claims: CoreIdTokenClaims = serde_json::from_value(word.claims.clone()).unwrap();
        let token = match word.signature {
            Signature::OtherKey => {
                CoreIdToken::new(claims, &self.other_key, Alg::EdDsa, None, None)
            }
            Signature::ClientSecret => {
                let key = CoreHmacKey::new(SECRET);
                CoreIdToken::new(claims, &key, Alg::HmacSha256, None, None)
            }
            _ => CoreIdToken::new(claims, &self.key, Alg::EdDsa, None, None),
        };
        token.unwrap().to_string()
    }
}

async fn description(State(provider): State<Arc<Provider>>) -> Json<Value> {
    let issuer = &provider.issuer;
    Json(json!({ "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"] }))
}

async fn keys(State(provider): State<Arc<Provider>>) -> Json<CoreJsonWebKeySet> {
    Json(CoreJsonWebKeySet::new(vec![provider.key.as_verification_key()]))
}

async fn token(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    form: String,
) -> Json<Value> {
    let form = Url::parse(&format!("form:?{form}")).unwrap().query_pairs().into_owned().collect();
    let basic = headers["authorization"].to_str().unwrap().trim_start_matches("Basic ").to_owned();
    let who = String::from_utf8(BASE64_STANDARD.decode(basic).unwrap()).unwrap();
    *provider.exchanged.lock().unwrap() = Some((form, who));
    let word = provider.word.lock().unwrap().take();
    let mut answer = json!({ "access_token": "x", "token_type": "Bearer" });
    if let Some(word) = word {
        answer["id_token"] = json!(provider.signed(&word));
    }
    Json(answer)
}
