//! New tokens when the server asks for them. The engine never sees one; it only knows whether the
//! session stands.

use super::lane::Lane;
use super::retry::Random;
use super::{Engine, TIMEOUT_MS, Turn};
use crate::request::{Answer, Failure, Request, RequestId};
use crate::state::Link;
use hub_protocol::ProblemCode;

/// What is known of the session.
#[derive(Debug, Default)]
pub(super) struct Session {
    pub(super) lane: Lane<()>,
    /// The access token is not good any more.
    is_stale: bool,
    /// Only the person can sign in again.
    is_over: bool,
    /// Requests up to this one carried an older token.
    refreshed_at: RequestId,
}

impl Session {
    /// Whether nothing can be asked now.
    pub(super) fn is_closed(&self) -> bool {
        self.is_stale || self.is_over
    }

    /// Whether nothing will be asked until the person signs in.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// A request was refused for want of a session. When it carried the newest token, the next
    /// refresh waits its turn.
    pub(super) fn refused(&mut self, id: RequestId, now_ms: u64, random: &mut Random) {
        let is_newest = id > self.refreshed_at;
        if is_newest && !self.is_stale && self.refreshed_at > 0 {
            self.lane.retry.put_right(now_ms, random);
        }
        self.is_stale |= is_newest;
    }
}

impl Engine {
    pub(super) fn refresh(&mut self, turn: &mut Turn<'_>) {
        let wanted = self.session.is_stale && !self.session.is_over;
        if wanted && self.session.lane.is_free(turn.now_ms) {
            self.session.lane.flying = Some(self.send(turn, Request::Refresh, (), TIMEOUT_MS));
        }
    }

    pub(super) fn refreshed(&mut self, outcome: &Result<Answer, Failure>, now_ms: u64) {
        let failure = match outcome {
            Ok(Answer::Refreshed) => return self.has_new_tokens(),
            Ok(_) => &Failure::Torn,
            Err(failure) => failure,
        };
        if let Failure::Refused { problem, .. } = failure {
            self.state.problem = Some(problem.code);
            match problem.code {
                ProblemCode::Unauthenticated | ProblemCode::NotAccepted => self.session_is_over(),
                ProblemCode::NotMember => self.state.link = Link::NoAccess,
                _ => self.state.link = Link::Online,
            }
        } else {
            self.state.link = Link::Offline;
        }
        self.session.lane.fail(now_ms, &mut self.random, failure);
    }

    fn has_new_tokens(&mut self) {
        self.session.is_stale = false;
        self.session.refreshed_at = self.last_id;
        self.state.link = Link::Online;
    }

    fn session_is_over(&mut self) {
        self.session.is_over = true;
        self.state.link = Link::SignInNeeded;
    }

    pub(super) fn signed_in(&mut self) {
        let refreshed_at = self.last_id;
        self.session = Session { refreshed_at, ..Session::default() };
        self.state.link = Link::Starting;
        self.pushing.retry.succeed();
        self.reading.retry.succeed();
        self.greeting.retry.succeed();
    }
}
