//! Accounts: which member an e-mail address is, and what proves it. Rows never hold any of this.

use super::session::{self, active};
use super::sql::{Cells, Sql, Value, first};
use crate::access::Email;
use crate::store::StoreError;
use hub_core::{MemberId, Refusal, SpaceId};
use hub_protocol::{MemberAccount, Problem, ProblemCode};

const FIND: &str = "SELECT member_id, password FROM account WHERE space_id = $1 AND email = $2";
const FIND_SUBJECT: &str = "SELECT member_id FROM account WHERE space_id = $1 AND subject = $2";
const PUT: &str =
    "INSERT INTO account (space_id, member_id, email, password, subject, created_at_ms)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (space_id, member_id) DO UPDATE SET
      email = excluded.email, password = excluded.password, subject = excluded.subject";
const LINK: &str = "UPDATE account SET subject = $3 WHERE space_id = $1 AND member_id = $2";
const DELETE: &str = "DELETE FROM account WHERE space_id = $1 AND member_id = $2";
const LIST: &str = "SELECT account.member_id, account.email, account.created_at_ms,
      max(session.last_used_ms)
    FROM account LEFT JOIN session
      ON session.space_id = account.space_id AND session.member_id = account.member_id
    WHERE account.space_id = $1
    GROUP BY account.member_id, account.email, account.created_at_ms ORDER BY account.email";

/// What proves that somebody is the person of an account.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A password, as it is kept.
    Password(String),
    /// The organisation's word for the person: issuer and subject.
    Subject(String),
}

/// An account that was looked for.
#[derive(Clone, Debug)]
pub struct Account {
    /// Whose.
    pub member: MemberId,
    /// What is kept of the password; none: the organisation vouches for the person.
    pub password: Option<String>,
}

/// The account of an e-mail address.
pub async fn find(
    sql: &mut impl Sql,
    space: SpaceId,
    email: &str,
) -> Result<Option<Account>, StoreError> {
    let Some(cells) = first(sql, FIND, &[space.into(), email.into()]).await? else {
        return Ok(None);
    };
    Ok(Some(Account { member: MemberId(cells.id(0)?), password: cells.text_or_none(1)? }))
}

/// The member for whom the organisation vouches under this word.
async fn find_subject(
    sql: &mut impl Sql,
    space: SpaceId,
    subject: &str,
) -> Result<Option<MemberId>, StoreError> {
    let cells = first(sql, FIND_SUBJECT, &[space.into(), subject.into()]).await?;
    cells.map(|cells| cells.id(0).map(MemberId)).transpose()
}

/// The member for whom the organisation vouches. One with this verified e-mail address is taken for
/// the same person from now on.
pub async fn vouched(
    sql: &mut impl Sql,
    space: SpaceId,
    subject: &str,
    email: Option<&str>,
) -> Result<Option<MemberId>, StoreError> {
    if let Some(member) = find_subject(sql, space, subject).await? {
        return Ok(Some(member));
    }
    let Some(email) = email else { return Ok(None) };
    let Some(account) = find(sql, space, email).await? else { return Ok(None) };
    sql.rows(LINK, &[space.into(), account.member.into(), subject.into()]).await?;
    Ok(Some(account.member))
}

/// Keeps an account, in place of the former one of this member.
///
/// # Errors
/// `INVALID` when the e-mail address or the organisation's word is another member's.
pub(super) async fn put(
    sql: &mut impl Sql,
    space: SpaceId,
    member: MemberId,
    email: &Email,
    credential: &Credential,
    now_ms: i64,
) -> Result<(), StoreError> {
    let (password, subject) = match credential {
        Credential::Password(password) => (Some(password.as_str()), None),
        Credential::Subject(subject) => (None, Some(subject.as_str())),
    };
    if let Some(account) = find(sql, space, email.as_str()).await? {
        make_way(sql, space, member, account.member).await?;
    }
    if let Some(subject) = subject
        && let Some(other) = find_subject(sql, space, subject).await?
    {
        make_way(sql, space, member, other).await?;
    }
    let values = [
        space.into(),
        member.into(),
        email.as_str().into(),
        password.into(),
        subject.into(),
        now_ms.into(),
    ];
    sql.rows(PUT, &values).await.map(drop)
}

/// The account of somebody who has left does not stand in the way.
async fn make_way(
    sql: &mut impl Sql,
    space: SpaceId,
    member: MemberId,
    other: MemberId,
) -> Result<(), StoreError> {
    if other == member {
        return Ok(());
    }
    if active(sql.member(space, other).await?.as_ref()).is_some() {
        let refusal = Refusal::invalid("email", "taken");
        let problem = Problem { code: ProblemCode::Invalid, facts: refusal.facts };
        return Err(problem.into());
    }
    forget(sql, space, other).await
}

/// Deletes the account and the sessions of a member.
pub async fn forget(
    sql: &mut impl Sql,
    space: SpaceId,
    member: MemberId,
) -> Result<(), StoreError> {
    session::end_all(sql, space, member).await?;
    sql.rows(DELETE, &[space.into(), member.into()]).await.map(drop)
}

/// All accounts, for administrators.
pub async fn list(sql: &mut impl Sql, space: SpaceId) -> Result<Vec<MemberAccount>, StoreError> {
    let rows: Vec<Vec<Value>> = sql.rows(LIST, &[space.into()]).await?;
    let accounts = rows.into_iter().map(|values| {
        let cells = Cells(values);
        Ok(MemberAccount {
            member: MemberId(cells.id(0)?),
            email: cells.text(1)?,
            since_ms: cells.int(2)?,
            last_used_ms: cells.int_or_none(3)?,
        })
    });
    accounts.collect()
}
