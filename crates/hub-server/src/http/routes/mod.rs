//! All addresses, each with its documentation beside it.

mod audit;
mod changes;
mod devices;
mod health;
mod hello;
mod invites;
mod members;
mod metrics;
mod push;
mod session;
mod sign_in;
mod snapshot;
mod sso;

pub use hello::versions;

use super::App;
use super::failure::Failure;
use crate::access::{Kind, Secret};
use crate::store::access::{ACCESS_SECONDS, Joined, Pair};
use hub_protocol::{ProblemCode, SignedIn};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// All routes with what they are.
pub fn all() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(hello::hello))
        .routes(routes!(push::push))
        .routes(routes!(changes::changes))
        .routes(routes!(snapshot::snapshot))
        .routes(routes!(snapshot::chunk))
        .routes(routes!(sign_in::sign_in))
        .routes(routes!(session::sign_out))
        .routes(routes!(session::refresh))
        .routes(routes!(devices::list))
        .routes(routes!(devices::end))
        .routes(routes!(invites::look))
        .routes(routes!(invites::accept))
        .routes(routes!(invites::create))
        .routes(routes!(sso::start))
        .routes(routes!(sso::callback))
        .routes(routes!(sso::finish))
        .routes(routes!(members::members))
        .routes(routes!(audit::audit))
        .routes(routes!(health::alive))
        .routes(routes!(health::ready))
        .routes(routes!(metrics::metrics))
}

/// A pair of tokens before it is handed out.
struct NewPair {
    access: Secret,
    refresh: Secret,
}

impl NewPair {
    fn make() -> Result<Self, Failure> {
        Ok(Self { access: secret(Kind::Access)?, refresh: secret(Kind::Refresh)? })
    }

    fn kept(&self) -> Pair {
        Pair { access: self.access.hash(), refresh: self.refresh.hash() }
    }

    async fn hand_out(self, app: &App, joined: Joined) -> Result<SignedIn, Failure> {
        Ok(SignedIn {
            access_token: self.access.word().to_owned(),
            access_seconds: ACCESS_SECONDS,
            refresh_token: self.refresh.word().to_owned(),
            space: app.space,
            space_name: app.store.settings(app.space).await?.name,
            member: joined.member,
            session: joined.session,
        })
    }
}

fn secret(kind: Kind) -> Result<Secret, Failure> {
    Secret::random(kind).map_err(|error| Failure::noted(ProblemCode::Internal, &error))
}
