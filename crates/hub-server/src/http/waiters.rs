//! Requests that wait for something new. Each server wakes its own at once; what other servers
//! wrote is noticed by one look at the head every 100 ms, however many wait.

use crate::store::Store;
use hub_core::SpaceId;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

/// How often the head is looked at while somebody waits.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Wakes who waits.
#[derive(Clone, Debug)]
pub struct Waiters {
    news: watch::Sender<u64>,
    closing: CancellationToken,
}

impl Waiters {
    /// `closing` sends everyone home.
    pub fn new(closing: CancellationToken) -> Self {
        Self { news: watch::Sender::new(0), closing }
    }

    /// Wakes everyone who waits: there may be something new.
    pub fn wake(&self) {
        self.news.send_modify(|times| *times = times.wrapping_add(1));
    }

    /// Begins to wait. What happens from now on is noticed, also before [`Waiting::news`] is called.
    pub fn wait(&self) -> Waiting {
        let mut news = self.news.subscribe();
        news.mark_unchanged();
        Waiting { news, closing: self.closing.clone() }
    }

    /// How many wait.
    pub fn count(&self) -> usize {
        self.news.receiver_count()
    }

    /// Whether the program is about to stop.
    pub fn is_closing(&self) -> bool {
        self.closing.is_cancelled()
    }

    /// Looks at the head until the program stops.
    pub async fn look(self, store: Store, space: SpaceId) {
        let mut ticks = interval(LOOK_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut seen = None;
        loop {
            tokio::select! {
                () = self.closing.cancelled() => return,
                _ = ticks.tick() => {}
            }
            if self.count() == 0 {
                continue;
            }
            // A head that cannot be read is no news; the next look may succeed.
            let head = store.head(space).await.ok().map(|cursor| cursor.position.n);
            if head != seen && head.is_some() {
                seen = head;
                self.wake();
            }
        }
    }
}

/// Somebody who waits.
#[derive(Debug)]
pub struct Waiting {
    news: watch::Receiver<u64>,
    closing: CancellationToken,
}

impl Waiting {
    /// Returns when there may be something new, or false when the program is about to stop.
    pub async fn news(&mut self) -> bool {
        tokio::select! {
            () = self.closing.cancelled() => false,
            changed = self.news.changed() => changed.is_ok(),
        }
    }
}
