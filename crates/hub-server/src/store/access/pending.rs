//! Sign-ins through the organisation that are under way. Each is taken once, whatever comes of it.

use super::sql::{Sql, first};
use crate::access::SecretHash;
use crate::access::sso::Pending;
use crate::store::StoreError;
use hub_core::SpaceId;

const INSERT: &str =
    "INSERT INTO pending (space_id, hash, facts, expires_at_ms) VALUES ($1, $2, $3, $4)";
const TAKE: &str = "DELETE FROM pending WHERE space_id = $1 AND hash = $2
    RETURNING facts, expires_at_ms";
const SWEEP: &str = "DELETE FROM pending WHERE space_id = $1 AND expires_at_ms < $2";

/// Keeps one.
pub async fn put(
    sql: &mut impl Sql,
    space: SpaceId,
    hash: SecretHash,
    pending: &Pending,
    expires_at_ms: i64,
) -> Result<(), StoreError> {
    let facts = serde_json::to_string(pending)?;
    let values = [space.into(), hash.into(), facts.as_str().into(), expires_at_ms.into()];
    sql.rows(INSERT, &values).await.map(drop)
}

/// Takes one that has not ended.
pub async fn take(
    sql: &mut impl Sql,
    space: SpaceId,
    hash: SecretHash,
    now_ms: i64,
) -> Result<Option<Pending>, StoreError> {
    let Some(cells) = first(sql, TAKE, &[space.into(), hash.into()]).await? else {
        return Ok(None);
    };
    let pending = serde_json::from_str(&cells.text(0)?)?;
    Ok((now_ms < cells.int(1)?).then_some(pending))
}

/// Forgets those that have ended.
pub(super) async fn sweep(
    sql: &mut impl Sql,
    space: SpaceId,
    now_ms: i64,
) -> Result<(), StoreError> {
    sql.rows(SWEEP, &[space.into(), now_ms.into()]).await.map(drop)
}
