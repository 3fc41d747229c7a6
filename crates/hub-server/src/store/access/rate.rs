//! How much somebody has done in the present window of time. In the database, so that all servers
//! count together.

use super::sql::{Sql, Value, first};
use crate::access::Allowance;
use crate::store::StoreError;
use hub_core::{MemberId, SpaceId};
use hub_protocol::{Problem, ProblemCode};
use uuid::Uuid;

/// Counts `$4` more unless that makes more than `$5`; a later window begins at nothing.
const SPEND: &str = "INSERT INTO rate (space_id, who, since_ms, used) VALUES ($1, $2, $3, $4)
    ON CONFLICT (space_id, who) DO UPDATE SET
      used = CASE WHEN excluded.since_ms > rate.since_ms THEN 0 ELSE rate.used END + excluded.used,
      since_ms = CASE WHEN excluded.since_ms > rate.since_ms
                      THEN excluded.since_ms ELSE rate.since_ms END
    WHERE excluded.since_ms > rate.since_ms OR rate.used + excluded.used <= $5
    RETURNING used";
const USED: &str = "SELECT used FROM rate WHERE space_id = $1 AND who = $2 AND since_ms >= $3";
const SWEEP: &str = "DELETE FROM rate WHERE space_id = $1 AND since_ms < $2";

/// Longer than the longest window.
const KEPT_MS: i64 = 24 * 3_600_000;

/// Whose doings are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Operations of a member.
    Operations(MemberId),
    /// Attempts of an address to come in.
    Address(String),
    /// Refreshed tokens of a session.
    Refreshes(Uuid),
    /// Wrong passwords for an e-mail address, as its hash: the address may be nobody's.
    Password([u8; 32]),
}

impl Who {
    fn word(&self) -> String {
        match self {
            Self::Operations(member) => format!("operations {member}"),
            Self::Address(address) => format!("address {address}"),
            Self::Refreshes(session) => format!("refreshes {session}"),
            Self::Password(hash) => hash
                .iter()
                .take(16)
                .fold("password ".to_owned(), |word, b| word + &format!("{b:02x}")),
        }
    }
}

/// Counts `count` more.
///
/// # Errors
/// `TOO_MANY` when that is more than allowed; nothing is counted then.
pub async fn spend(
    sql: &mut impl Sql,
    space: SpaceId,
    who: &Who,
    count: u32,
    allowance: Allowance,
    now_ms: i64,
) -> Result<(), StoreError> {
    let window = allowance.window(now_ms);
    let most = i64::from(allowance.most.max(count));
    let values = [
        space.into(),
        who.word().as_str().into(),
        window.since_ms.into(),
        i64::from(count).into(),
        most.into(),
    ];
    match first(sql, SPEND, &values).await? {
        Some(_) => Ok(()),
        None => Err(too_many(window.rest_ms).into()),
    }
}

/// Whether anything is left of an allowance, without counting.
///
/// # Errors
/// `TOO_MANY` when nothing is.
pub async fn is_left(
    sql: &mut impl Sql,
    space: SpaceId,
    who: &Who,
    allowance: Allowance,
    now_ms: i64,
) -> Result<(), StoreError> {
    let window = allowance.window(now_ms);
    let values = [space.into(), who.word().as_str().into(), window.since_ms.into()];
    match first(sql, USED, &values).await? {
        Some(cells) if cells.int(0)? >= i64::from(allowance.most) => {
            Err(too_many(window.rest_ms).into())
        }
        _ => Ok(()),
    }
}

/// Forgets counts of long ago.
pub(super) async fn sweep(
    sql: &mut impl Sql,
    space: SpaceId,
    now_ms: i64,
) -> Result<(), StoreError> {
    let values: [Value; 2] = [space.into(), (now_ms - KEPT_MS).into()];
    sql.rows(SWEEP, &values).await.map(drop)
}

fn too_many(rest_ms: i64) -> Problem {
    Problem::new(ProblemCode::TooMany).with("retry_after_ms", rest_ms)
}
