//! Each request of the engine as an HTTP exchange.

use super::http::{Call, Http};
use super::session::Session;
use crate::request::{Answer, Failure, Request};
use hub_core::SpaceId;
use std::time::Duration;

/// The engine gives up before this; it only ends what nobody waits for.
const TIMEOUT: Duration = Duration::from_secs(130);
/// What is said about one request.
const SMALL_BYTES: usize = 4 * 1_024 * 1_024;
/// A page ends with its operation, so it may be larger than usual; this is out of reason.
const PAGE_BYTES: usize = 128 * 1_024 * 1_024;

/// Everything that a request needs.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    pub(super) http: Http,
    pub(super) session: Session,
    pub(super) space: SpaceId,
}

impl Asking {
    pub(super) async fn ask(&self, request: Request) -> Result<Answer, Failure> {
        let space = self.space;
        match request {
            Request::Hello => {
                let call = Call::get("v1/hello", TIMEOUT, SMALL_BYTES);
                Ok(Answer::Hello(self.http.json(call).await?))
            }
            Request::Refresh => self.session.renew(&self.http).await.map(|()| Answer::Refreshed),
            Request::Push(push) => {
                let path = format!("v1/spaces/{space}/push");
                let call = Call::post(&path, &push, TIMEOUT, SMALL_BYTES)?;
                Ok(Answer::Pushed(self.json(call).await?))
            }
            Request::Changes { after, stream, confirmed_n, wait_seconds } => {
                let path = format!(
                    "v1/spaces/{space}/changes?after={after}&stream={stream}\
                     &confirmed={confirmed_n}&wait={wait_seconds}"
                );
                Ok(Answer::Page(self.json(Call::get(&path, TIMEOUT, PAGE_BYTES)).await?))
            }
            Request::Snapshot { stream } => {
                let path = format!("v1/spaces/{space}/snapshot?stream={stream}");
                Ok(Answer::Snapshot(self.json(Call::get(&path, TIMEOUT, SMALL_BYTES)).await?))
            }
            Request::Chunk { snapshot, index, max_bytes } => {
                let path = format!("v1/spaces/{space}/snapshot/{snapshot}/{index}");
                let most_bytes = usize::try_from(max_bytes).unwrap_or(usize::MAX);
                let access = self.session.access()?;
                let call = Call {
                    access: Some(&access),
                    ..Call::get(&path, TIMEOUT, most_bytes.min(PAGE_BYTES))
                };
                Ok(Answer::Chunk(self.http.bytes(call, false).await?))
            }
        }
    }

    async fn json<T: serde::de::DeserializeOwned>(&self, call: Call<'_>) -> Result<T, Failure> {
        let access = self.session.access()?;
        self.http.json(Call { access: Some(&access), ..call }).await
    }
}
