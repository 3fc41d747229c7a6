//! Sign-in in the database: accounts, sessions, tokens, invites, and how much somebody has done.
//!
//! What is kept is written here once, for both databases; what is allowed is in [`crate::access`].

mod account;
mod invite;
pub(super) mod lite;
mod pending;
pub(super) mod pg;
mod rate;
pub(super) mod schema;
mod session;
mod sql;

pub use account::{Account, Credential};
pub use invite::{Invite, Joined};
pub use rate::Who;
pub use session::{ACCESS_SECONDS, Caller, Pair, Refreshed};

use super::{Result, Store};
use crate::access::sso::Pending;
use crate::access::{Allowance, Newcomer, SecretHash};
use hub_core::{MemberId, SpaceId};
use hub_protocol::{Device, MemberAccount};
use uuid::Uuid;

/// Does work in one transaction of whichever database it is; what fails leaves nothing.
macro_rules! in_transaction {
    ($store:expr, $way:ident, $sql:ident => $work:expr) => {
        match $store {
            Store::Sqlite(pool) => {
                pool.$way(move |tx| {
                    lite::at_once(async {
                        let $sql = &mut lite::Lite(tx);
                        $work.await
                    })
                })
                .await
            }
            Store::Postgres(pool) => {
                let mut tries = None;
                loop {
                    let done: Result<_> = async {
                        let mut client = in_transaction!(@ $way pool).await?;
                        let tx = client.transaction().await?;
                        let done = {
                            let $sql = &mut pg::Pg(&tx);
                            $work.await?
                        };
                        tx.commit().await?;
                        Ok(done)
                    }
                    .await;
                    if !pg::is_again(&done, &mut tries) {
                        break done;
                    }
                }
            }
        }
    };
    (@ read $pool:ident) => { $pool.reader() };
    (@ write $pool:ident) => { $pool.writer() };
}

/// All of them fail with what the database says, and with a problem where one is named.
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Store {
    /// Who shows an access token. `UNAUTHENTICATED`, `NOT_MEMBER`.
    pub async fn caller(&self, space: SpaceId, access: SecretHash, now_ms: i64) -> Result<Caller> {
        in_transaction!(self, read, sql => session::caller(sql, space, access, now_ms))
    }

    /// Spends a refresh token for the next pair. `NOT_MEMBER`.
    pub async fn refresh(
        &self,
        space: SpaceId,
        shown: SecretHash,
        next: Pair,
        now_ms: i64,
    ) -> Result<Refreshed> {
        in_transaction!(self, write, sql => session::refresh(sql, space, shown, next, now_ms))
    }

    /// Opens a session on a device.
    pub async fn open_session(
        &self,
        space: SpaceId,
        member: MemberId,
        device_name: String,
        pair: Pair,
        now_ms: i64,
    ) -> Result<Uuid> {
        in_transaction!(self, write, sql =>
            session::open(sql, space, member, &device_name, pair, now_ms))
    }

    /// Ends a session of a member. Says whether there was one.
    pub async fn end_session(
        &self,
        space: SpaceId,
        member: MemberId,
        session: Uuid,
    ) -> Result<bool> {
        in_transaction!(self, write, sql => session::end(sql, space, member, session))
    }

    /// Where a member is signed in; `asking` is the session that asks.
    pub async fn devices(
        &self,
        space: SpaceId,
        member: MemberId,
        asking: Uuid,
    ) -> Result<Vec<Device>> {
        in_transaction!(self, read, sql => session::devices(sql, space, member, asking))
    }

    /// The account of an e-mail address.
    pub async fn account(&self, space: SpaceId, email: String) -> Result<Option<Account>> {
        in_transaction!(self, read, sql => account::find(sql, space, &email))
    }

    /// The member for whom the organisation vouches, by its word or by a verified e-mail address.
    pub async fn vouched(
        &self,
        space: SpaceId,
        subject: String,
        email: Option<String>,
    ) -> Result<Option<MemberId>> {
        in_transaction!(self, write, sql =>
            account::vouched(sql, space, &subject, email.as_deref()))
    }

    /// Keeps a sign-in through the organisation that is under way.
    pub async fn put_pending(
        &self,
        space: SpaceId,
        hash: SecretHash,
        pending: Pending,
        expires_at_ms: i64,
    ) -> Result<()> {
        in_transaction!(self, write, sql =>
            pending::put(sql, space, hash, &pending, expires_at_ms))
    }

    /// Takes one that has not ended; it is gone then.
    pub async fn take_pending(
        &self,
        space: SpaceId,
        hash: SecretHash,
        now_ms: i64,
    ) -> Result<Option<Pending>> {
        in_transaction!(self, write, sql => pending::take(sql, space, hash, now_ms))
    }

    /// All accounts, for administrators.
    pub async fn accounts(&self, space: SpaceId) -> Result<Vec<MemberAccount>> {
        in_transaction!(self, read, sql => account::list(sql, space))
    }

    /// Keeps a new invite.
    pub async fn put_invite(
        &self,
        space: SpaceId,
        hash: SecretHash,
        invite: Invite,
        now_ms: i64,
        expires_at_ms: i64,
    ) -> Result<()> {
        in_transaction!(self, write, sql =>
            invite::put(sql, space, hash, invite, now_ms, expires_at_ms))
    }

    /// An invite that is still good, and the name of who invites. `NOT_ACCEPTED`.
    pub async fn look_invite(
        &self,
        space: SpaceId,
        hash: SecretHash,
        now_ms: i64,
    ) -> Result<(Invite, String)> {
        in_transaction!(self, read, sql => invite::look(sql, space, hash, now_ms))
    }

    /// Spends an invite: account, member and session are there together, or nothing is.
    /// `NOT_ACCEPTED`, `INVALID`.
    pub async fn accept_invite(
        &self,
        space: SpaceId,
        hash: SecretHash,
        newcomer: Newcomer,
        credential: Credential,
        pair: Pair,
        now_ms: i64,
    ) -> Result<Joined> {
        in_transaction!(self, write, sql =>
            invite::accept(sql, space, hash, &newcomer, &credential, pair, now_ms))
    }

    /// The administrator who came first, in whose name the operator lets people in. There is always
    /// one.
    pub async fn first_admin(&self, space: SpaceId) -> Result<MemberId> {
        in_transaction!(self, read, sql => session::first_admin(sql, space))
    }

    /// Counts one attempt of somebody. `TOO_MANY`, without writing anything.
    pub async fn attempt(
        &self,
        space: SpaceId,
        who: Who,
        allowance: Allowance,
        now_ms: i64,
    ) -> Result<()> {
        self.is_left(space, who.clone(), allowance, now_ms).await?;
        in_transaction!(self, write, sql => rate::spend(sql, space, &who, 1, allowance, now_ms))
    }

    /// Whether anything is left of an allowance. `TOO_MANY`.
    pub async fn is_left(
        &self,
        space: SpaceId,
        who: Who,
        allowance: Allowance,
        now_ms: i64,
    ) -> Result<()> {
        in_transaction!(self, read, sql => rate::is_left(sql, space, &who, allowance, now_ms))
    }

    /// Forgets what is no longer good for anything: old tokens, sessions, invites and counts.
    pub async fn sweep(&self, space: SpaceId, now_ms: i64) -> Result<()> {
        in_transaction!(self, write, sql => async {
            session::sweep(sql, space, now_ms).await?;
            invite::sweep(sql, space, now_ms).await?;
            pending::sweep(sql, space, now_ms).await?;
            rate::sweep(sql, space, now_ms).await
        })
    }
}
