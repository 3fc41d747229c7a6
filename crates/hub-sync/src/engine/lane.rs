//! One request at a time of a kind, and when the next one may go.

use super::retry::{Random, Retry};
use crate::request::{Failure, RequestId};

/// A request that was sent and not answered yet.
#[derive(Clone, Debug)]
pub(super) struct Flying<T> {
    pub(super) id: RequestId,
    pub(super) what: T,
    pub(super) until_ms: u64,
}

/// One kind of request.
#[derive(Clone, Debug)]
pub(super) struct Lane<T> {
    pub(super) flying: Option<Flying<T>>,
    pub(super) retry: Retry,
}

impl<T> Default for Lane<T> {
    fn default() -> Self {
        Self { flying: None, retry: Retry::default() }
    }
}

impl<T> Lane<T> {
    pub(super) fn is_free(&self, now_ms: u64) -> bool {
        self.flying.is_none() && self.retry.is_due(now_ms)
    }

    /// The request of this id, which is answered now.
    pub(super) fn land(&mut self, id: RequestId) -> Option<T> {
        self.flying.take_if(|flying| flying.id == id).map(|flying| flying.what)
    }

    /// The request that has taken too long.
    pub(super) fn overdue(&self, now_ms: u64) -> Option<RequestId> {
        self.flying.as_ref().filter(|flying| now_ms >= flying.until_ms).map(|flying| flying.id)
    }

    /// Nobody waits for the answer any more.
    pub(super) fn abandon(&mut self) -> Option<RequestId> {
        self.flying.take().map(|flying| flying.id)
    }

    pub(super) fn fail(&mut self, now_ms: u64, random: &mut Random, failure: &Failure) {
        if failure.is_of_the_network() {
            self.retry.fail_to_reach(now_ms, random);
        } else {
            self.retry.fail(now_ms, random, 0);
        }
    }

    /// When the request in the air has taken too long.
    pub(super) fn until_ms(&self) -> Option<u64> {
        self.flying.as_ref().map(|flying| flying.until_ms)
    }

    /// When the next request may go, unless one is in the air.
    pub(super) fn next_try_ms(&self) -> Option<u64> {
        self.flying.is_none().then_some(self.retry.not_before_ms())
    }
}
