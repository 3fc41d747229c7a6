//! Who asks: the member behind an access token. Actor and space come from here, never from a body.

use super::App;
use super::failure::Failure;
use crate::access::{Kind, Secret, SecretHash};
use crate::authority::Asker;
use crate::store::access::Caller;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use hub_core::SpaceId;
use hub_core::rows::Role;
use hub_protocol::{PROTO, ProblemCode, SCHEMA, VERSION_HEADER};

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The member and the device.
    pub caller: Caller,
    /// The same, as the store asks for it.
    pub asker: Asker,
    /// What was shown, to be looked at again after a wait.
    access: SecretHash,
}

impl Signed {
    /// Whether this is somebody of at least this role.
    pub fn is_at_least(&self, role: Role) -> Result<(), Failure> {
        match self.caller.facts.role >= role {
            true => Ok(()),
            false => Err(ProblemCode::Forbidden.into()),
        }
    }

    /// Looks again: meanwhile the session may have ended, or the person have left.
    pub async fn again(self, app: &App) -> Result<Self, Failure> {
        signed(app, self.access).await
    }
}

async fn signed(app: &App, access: SecretHash) -> Result<Signed, Failure> {
    let caller = app.store.caller(app.space, access, app.now_ms()).await?;
    let asker = Asker { space: app.space, member: caller.member };
    Ok(Signed { caller, asker, access })
}

impl FromRequestParts<App> for Signed {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let access = bearer(&parts.headers).ok_or(ProblemCode::Unauthenticated)?;
        let signed = signed(app, access).await?;
        match space_of(parts, app).await {
            Some(space) if space != app.space => Err(ProblemCode::NotFound.into()),
            _ => Ok(signed),
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<SecretHash> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, word) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Secret::hash_of(Kind::Access, word.trim()))?
}

/// The space that the address names; one that is no id is another space. None: it names no space.
async fn space_of(parts: &mut Parts, app: &App) -> Option<SpaceId> {
    let params = RawPathParams::from_request_parts(parts, app).await.ok()?;
    let (_, word) = params.iter().find(|(name, _)| *name == "space")?;
    Some(word.parse().unwrap_or(SpaceId(uuid::Uuid::nil())))
}

/// A device whose version is understood, by the header that every push brings.
#[derive(Clone, Copy, Debug)]
pub struct Understood;

impl FromRequestParts<App> for Understood {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        let header = parts.headers.get(VERSION_HEADER).and_then(|value| value.to_str().ok());
        let versions = header.and_then(|text| text.split_once('.'));
        let versions =
            versions.map(|(proto, schema)| (proto.parse::<u16>(), schema.parse::<u16>()));
        let Some((Ok(proto), Ok(schema))) = versions else {
            let problem = hub_protocol::Problem::new(ProblemCode::BadRequest);
            return Err(problem.with("header", VERSION_HEADER).into());
        };
        let (protos, schemas) = super::routes::versions();
        match protos.contains(proto) && schemas.contains(schema) {
            true => Ok(Self),
            false => {
                let problem = hub_protocol::Problem::new(ProblemCode::UpgradeRequired);
                Err(problem.with("proto", PROTO).with("schema", SCHEMA).into())
            }
        }
    }
}
