//! A signed-in device: its tokens with every request, and new ones when the old are spent.

use super::http::{Call, Http};
use super::tokens::{Keep, Tokens};
use crate::request::Failure;
use hub_protocol::{Problem, ProblemCode, Refresh, SignedIn};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a renewal may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Its answer is never longer.
const MOST_BYTES: usize = 64 * 1_024;

/// The session of a device with a server. Clones are the same session.
#[derive(Clone, Debug)]
pub struct Session {
    keep: Arc<dyn Keep>,
    tokens: Arc<Mutex<Option<Tokens>>>,
}

impl Session {
    /// The session whose tokens are kept there. One that cannot be read is as good as none.
    pub fn kept(keep: Arc<dyn Keep>) -> Self {
        let tokens = keep.load().ok().flatten();
        Self { keep, tokens: Arc::new(Mutex::new(tokens)) }
    }

    /// A session that begins now. Whether its tokens will be there the next time; if not, the person
    /// has to sign in again then.
    pub fn begin(&self, signed_in: &SignedIn) -> bool {
        self.take(Tokens {
            access: signed_in.access_token.clone(),
            refresh: signed_in.refresh_token.clone(),
        })
    }

    /// Forgets the tokens, here and where they are kept.
    pub fn end(&self) {
        *self.held() = None;
        // What cannot be removed is of no use any more once the server has ended the session.
        let _ = self.keep.clear();
    }

    fn held(&self) -> MutexGuard<'_, Option<Tokens>> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, tokens: Tokens) -> bool {
        let is_kept = self.keep.save(&tokens).is_ok();
        *self.held() = Some(tokens);
        is_kept
    }

    /// The token of requests.
    pub(super) fn access(&self) -> Result<String, Failure> {
        self.held().as_ref().map(|tokens| tokens.access.clone()).ok_or_else(nobody)
    }

    /// Gets new tokens. Where another process of this device has got them already, those are taken.
    pub(super) async fn renew(&self, http: &Http) -> Result<(), Failure> {
        let held = self.held().clone();
        let kept = self.keep.load().ok().flatten();
        if let Some(kept) = kept.filter(|kept| held.as_ref() != Some(kept)) {
            *self.held() = Some(kept);
            return Ok(());
        }
        let refresh_token = held.ok_or_else(nobody)?.refresh;
        let body = Refresh { refresh_token };
        let call = Call::post("v1/tokens/refresh", &body, TIMEOUT, MOST_BYTES)?;
        let signed_in: SignedIn = http.json(call).await?;
        self.begin(&signed_in);
        Ok(())
    }
}

/// Without tokens nothing needs to be asked to know the answer.
fn nobody() -> Failure {
    Failure::Refused { status: 401, problem: Problem::new(ProblemCode::Unauthenticated) }
}
