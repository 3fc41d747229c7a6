//! Sessions of devices and their tokens.

use super::rate::{self, Who};
use super::sql::{Cells, Sql, Value, first, strange};
use crate::access::{Allowance, Refreshing, SecretHash, refreshing};
use crate::store::StoreError;
use hub_core::rows::{Member, MemberState, Role};
use hub_core::{Body, MemberId, Row, SpaceId};
use hub_protocol::{Device, Problem, ProblemCode};
use uuid::Uuid;

const INSERT_SESSION: &str = "INSERT INTO session
    (space_id, session_id, member_id, device_name, since_ms, last_used_ms)
    VALUES ($1, $2, $3, $4, $5, $5)";
const INSERT_TOKEN: &str =
    "INSERT INTO token (space_id, hash, session_id, is_refresh, expires_at_ms)
    VALUES ($1, $2, $3, $4, $5)";
const FIND_TOKEN: &str = "SELECT session.session_id, session.member_id, token.expires_at_ms,
      token.spent_at_ms
    FROM token JOIN session
      ON session.space_id = token.space_id AND session.session_id = token.session_id
    WHERE token.space_id = $1 AND token.hash = $2 AND token.is_refresh = $3";
/// The condition decides between two that refresh at once: the second finds nothing to spend.
const SPEND_TOKEN: &str = "UPDATE token SET spent_at_ms = $3
    WHERE space_id = $1 AND hash = $2 AND spent_at_ms IS NULL RETURNING is_refresh";
const SPEND_OTHERS: &str = "UPDATE token SET spent_at_ms = $3
    WHERE space_id = $1 AND session_id = $2 AND is_refresh = 1 AND spent_at_ms IS NULL";
const TOUCH: &str = "UPDATE session SET last_used_ms = $3 WHERE space_id = $1 AND session_id = $2";
const DEVICES: &str = "SELECT session_id, device_name, since_ms, last_used_ms FROM session
    WHERE space_id = $1 AND member_id = $2 ORDER BY last_used_ms DESC, session_id";
const DELETE_TOKENS: &str = "DELETE FROM token WHERE space_id = $1 AND session_id IN
    (SELECT session_id FROM session WHERE space_id = $1 AND member_id = $2 AND session_id = $3)";
const DELETE_SESSION: &str = "DELETE FROM session
    WHERE space_id = $1 AND member_id = $2 AND session_id = $3 RETURNING session_id";
const DELETE_TOKENS_OF: &str = "DELETE FROM token WHERE space_id = $1 AND session_id IN
    (SELECT session_id FROM session WHERE space_id = $1 AND member_id = $2)";
const DELETE_SESSIONS_OF: &str = "DELETE FROM session WHERE space_id = $1 AND member_id = $2";
const MEMBERS: &str = "SELECT json FROM row WHERE space_id = $1 AND kind = 'member'";
const SWEEP_TOKENS: &str = "DELETE FROM token WHERE space_id = $1 AND
    ((is_refresh = 0 AND expires_at_ms < $2) OR spent_at_ms < $3)";
const SWEEP_SESSIONS: &str = "DELETE FROM session WHERE space_id = $1 AND last_used_ms < $2";

/// How long an access token is good for.
pub const ACCESS_SECONDS: u32 = 15 * 60;
/// An honest device refreshes four times an hour, and again when answers get lost.
const REFRESHES: Allowance = Allowance::an_hour(100);
/// How long a device may rest before its person signs in again.
pub const REST_MS: i64 = 60 * 24 * 3_600_000;
/// How long spent tokens are known, so that an old copy of one ends its session.
const SPENT_KEPT_MS: i64 = 14 * 24 * 3_600_000;

/// What is kept of a new pair of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Of the access token.
    pub access: SecretHash,
    /// Of the refresh token.
    pub refresh: SecretHash,
}

/// A member who acts, and from which device.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who.
    pub member: MemberId,
    /// The device's session.
    pub session: Uuid,
    /// What the row of the member says now.
    pub facts: Member,
}

/// Opens a session.
pub async fn open(
    sql: &mut impl Sql,
    space: SpaceId,
    member: MemberId,
    device_name: &str,
    pair: Pair,
    now_ms: i64,
) -> Result<Uuid, StoreError> {
    let session = Uuid::now_v7();
    let values = [space.into(), session.into(), member.into(), device_name.into(), now_ms.into()];
    sql.rows(INSERT_SESSION, &values).await?;
    put_pair(sql, space, session, pair, now_ms).await?;
    Ok(session)
}

async fn put_pair(
    sql: &mut impl Sql,
    space: SpaceId,
    session: Uuid,
    pair: Pair,
    now_ms: i64,
) -> Result<(), StoreError> {
    let access_ends_ms = now_ms + i64::from(ACCESS_SECONDS) * 1_000;
    for (hash, is_refresh, ends_ms) in
        [(pair.access, 0_i64, access_ends_ms), (pair.refresh, 1, now_ms + REST_MS)]
    {
        let values = [space.into(), hash.into(), session.into(), is_refresh.into(), ends_ms.into()];
        sql.rows(INSERT_TOKEN, &values).await?;
    }
    Ok(())
}

/// Who shows an access token.
///
/// # Errors
/// `UNAUTHENTICATED` when it is not, or no longer, good; `NOT_MEMBER` when the person has left.
pub async fn caller(
    sql: &mut impl Sql,
    space: SpaceId,
    access: SecretHash,
    now_ms: i64,
) -> Result<Caller, StoreError> {
    let token = find(sql, space, access, false).await?;
    match token {
        Some(token) if now_ms < token.expires_at_ms => member_of(sql, space, &token).await,
        _ => Err(Problem::new(ProblemCode::Unauthenticated).into()),
    }
}

struct Token {
    session: Uuid,
    member: MemberId,
    expires_at_ms: i64,
    spent_at_ms: Option<i64>,
}

async fn find(
    sql: &mut impl Sql,
    space: SpaceId,
    hash: SecretHash,
    is_refresh: bool,
) -> Result<Option<Token>, StoreError> {
    let values = [space.into(), hash.into(), i64::from(is_refresh).into()];
    let Some(cells) = first(sql, FIND_TOKEN, &values).await? else { return Ok(None) };
    Ok(Some(Token {
        session: cells.id(0)?,
        member: MemberId(cells.id(1)?),
        expires_at_ms: cells.int(2)?,
        spent_at_ms: cells.int_or_none(3)?,
    }))
}

async fn member_of(
    sql: &mut impl Sql,
    space: SpaceId,
    token: &Token,
) -> Result<Caller, StoreError> {
    let row = sql.member(space, token.member).await?;
    let facts = active(row.as_ref()).ok_or_else(|| Problem::new(ProblemCode::NotMember))?;
    Ok(Caller { member: token.member, session: token.session, facts: facts.clone() })
}

/// The facts of somebody who is in the space.
pub fn active(row: Option<&Row>) -> Option<&Member> {
    match &row?.body {
        Body::Member(member) if member.state == MemberState::Active => Some(member),
        _ => None,
    }
}

/// The administrator who came first.
pub(super) async fn first_admin(
    sql: &mut impl Sql,
    space: SpaceId,
) -> Result<MemberId, StoreError> {
    let mut admins = Vec::new();
    for values in sql.rows(MEMBERS, &[space.into()]).await? {
        let row: Row = serde_json::from_str(&Cells(values).text(0)?)?;
        admins.extend(
            active(Some(&row))
                .filter(|member| member.role == Role::Admin)
                .map(|_| (row.created_at_ms, MemberId(row.id))),
        );
    }
    let first = admins.into_iter().min().map(|(_, member)| member);
    first.ok_or_else(|| strange("there is no administrator"))
}

/// What showing a refresh token came to.
#[derive(Debug)]
pub enum Refreshed {
    /// The new pair is good.
    Good(Caller),
    /// Sign in again. What had to be ended is ended: the transaction is to be kept.
    Over,
}

/// Spends a refresh token for the next pair.
///
/// # Errors
/// `NOT_MEMBER` when the person has left; `TOO_MANY`.
pub async fn refresh(
    sql: &mut impl Sql,
    space: SpaceId,
    shown: SecretHash,
    next: Pair,
    now_ms: i64,
) -> Result<Refreshed, StoreError> {
    let Some(token) = find(sql, space, shown, true).await? else { return Ok(Refreshed::Over) };
    let who = Who::Refreshes(token.session);
    rate::spend(sql, space, &who, 1, REFRESHES, now_ms).await?;
    let mut judged = refreshing(token.expires_at_ms, token.spent_at_ms, now_ms);
    if judged == Refreshing::Next {
        let values = [space.into(), shown.into(), now_ms.into()];
        match first(sql, SPEND_TOKEN, &values).await? {
            Some(_) => spend_others(sql, space, token.session, now_ms).await?,
            None => judged = Refreshing::Again,
        }
    }
    match judged {
        Refreshing::Next | Refreshing::Again => {
            let caller = member_of(sql, space, &token).await?;
            put_pair(sql, space, token.session, next, now_ms).await?;
            sql.rows(TOUCH, &[space.into(), token.session.into(), now_ms.into()]).await?;
            Ok(Refreshed::Good(caller))
        }
        Refreshing::Stolen => {
            tracing::warn!(session = %token.session, "an old copy of a token was shown: its session ends");
            end(sql, space, token.member, token.session).await?;
            Ok(Refreshed::Over)
        }
        Refreshing::Over => Ok(Refreshed::Over),
    }
}

async fn spend_others(
    sql: &mut impl Sql,
    space: SpaceId,
    session: Uuid,
    now_ms: i64,
) -> Result<(), StoreError> {
    sql.rows(SPEND_OTHERS, &[space.into(), session.into(), now_ms.into()]).await.map(drop)
}

/// Ends a session of a member. Says whether there was one.
pub async fn end(
    sql: &mut impl Sql,
    space: SpaceId,
    member: MemberId,
    session: Uuid,
) -> Result<bool, StoreError> {
    let values = [space.into(), member.into(), session.into()];
    sql.rows(DELETE_TOKENS, &values).await?;
    Ok(first(sql, DELETE_SESSION, &values).await?.is_some())
}

/// Ends all sessions of a member.
pub async fn end_all(
    sql: &mut impl Sql,
    space: SpaceId,
    member: MemberId,
) -> Result<(), StoreError> {
    let values = [space.into(), member.into()];
    sql.rows(DELETE_TOKENS_OF, &values).await?;
    sql.rows(DELETE_SESSIONS_OF, &values).await.map(drop)
}

/// Where a member is signed in; `asking` is the session that asks.
pub async fn devices(
    sql: &mut impl Sql,
    space: SpaceId,
    member: MemberId,
    asking: Uuid,
) -> Result<Vec<Device>, StoreError> {
    let rows = sql.rows(DEVICES, &[space.into(), member.into()]).await?;
    let devices = rows.into_iter().map(|values| {
        let cells = Cells(values);
        let session = cells.id(0)?;
        Ok(Device {
            session,
            name: cells.text(1)?,
            since_ms: cells.int(2)?,
            last_used_ms: cells.int(3)?,
            is_this: session == asking,
        })
    });
    devices.collect()
}

/// Forgets what is no longer good for anything.
pub(super) async fn sweep(
    sql: &mut impl Sql,
    space: SpaceId,
    now_ms: i64,
) -> Result<(), StoreError> {
    let values: [Value; 3] = [space.into(), now_ms.into(), (now_ms - SPENT_KEPT_MS).into()];
    sql.rows(SWEEP_TOKENS, &values).await?;
    sql.rows(SWEEP_SESSIONS, &[space.into(), (now_ms - REST_MS).into()]).await.map(drop)
}
