//! Table `op`: every operation that was decided, with its verdict, for ever. Append only, but that
//! `body` and `salt` can be erased; `body_hash` stays, and with it the chain.

use super::column::{Tx, hash, unsigned, verdict};
use crate::authority::{Erasure, OpRecord};
use crate::store::{Result, StoreError};
use hub_core::{MemberId, OpId, Position, SpaceId, Verdict};
use tokio_postgres::Row;
use uuid::Uuid;

/// The first version of the table.
pub(super) const CREATE: &str = "
CREATE TABLE op (
    space_id  UUID    NOT NULL,
    n         BIGINT  NOT NULL,
    op_id     UUID    NOT NULL,
    stream    UUID,
    stream_n  BIGINT,
    actor     UUID    NOT NULL,
    kind      TEXT    NOT NULL,
    body      TEXT,
    salt      BYTEA,
    body_hash BYTEA   NOT NULL,
    verdict   TEXT    NOT NULL,
    refused   BOOLEAN NOT NULL,
    at_ms     BIGINT  NOT NULL,
    last_seq  BIGINT  NOT NULL,
    chain     BYTEA   NOT NULL,
    PRIMARY KEY (space_id, n),
    UNIQUE (space_id, op_id)
);
CREATE UNIQUE INDEX op_of_stream ON op (space_id, stream, stream_n) WHERE stream IS NOT NULL;
CREATE INDEX op_in_order ON op (space_id, last_seq, n);
CREATE INDEX op_refused ON op (space_id, at_ms) WHERE refused AND body IS NOT NULL;
";

const INSERT: &str = "
INSERT INTO op (space_id, n, op_id, stream, stream_n, actor, kind, body, salt, body_hash, verdict,
    refused, at_ms, last_seq, chain)
SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::bigint[], $6::uuid[], $7::text[],
    $8::text[], $9::bytea[], $10::bytea[], $11::text[], $12::bool[], $13::bigint[], $14::bigint[],
    $15::bytea[])";
const VERDICTS: &str = "
SELECT wanted.op_id, found.verdict FROM unnest($2::uuid[]) AS wanted (op_id)
CROSS JOIN LATERAL (
    SELECT verdict FROM op WHERE op.space_id = $1 AND op.op_id = wanted.op_id OFFSET 0) AS found";
const OF_STREAM: &str = "
SELECT stream_n, op_id FROM op
WHERE space_id = $1 AND stream = $2 AND stream_n >= $3 AND stream_n <= $4";
const CONFIRMED: &str = "
SELECT stream_n FROM op WHERE space_id = $1 AND stream = $2 AND n <= $3
ORDER BY stream_n DESC LIMIT 1";
const AT: &str = "SELECT last_seq, n, chain FROM op WHERE space_id = $1 AND n = $2";
const LAST_WITHIN: &str = "
SELECT last_seq, n, chain FROM op WHERE space_id = $1 AND last_seq <= $2
ORDER BY last_seq DESC, n DESC LIMIT 1";
const FIRST_FROM: &str = "
SELECT last_seq, n, chain FROM op WHERE space_id = $1 AND last_seq =
    (SELECT min(last_seq) FROM op WHERE space_id = $1 AND last_seq >= $2)
ORDER BY n DESC LIMIT 1";
const AFTER: &str = "
SELECT n, op_id, stream, stream_n, actor, kind, body, salt, body_hash, verdict, refused, at_ms,
    last_seq, chain
FROM op WHERE space_id = $1 AND n > $2 ORDER BY n LIMIT $3";
const FORGET_REFUSED: &str = "
UPDATE op SET body = NULL, salt = NULL
WHERE space_id = $1 AND at_ms < $2 AND refused AND body IS NOT NULL";
const OF_KIND: &str = "
SELECT n, actor, body FROM op
WHERE space_id = $1 AND n <= $2 AND n > $5 AND kind = $3 AND body IS NOT NULL
    AND ($4::text IS NULL OR position($4 IN replace(lower(body), '-', '')) > 0
        OR position('\\u00' IN lower(body)) > 0)
ORDER BY n LIMIT 500";
const ERASE: &str = "UPDATE op SET body = NULL, salt = NULL WHERE space_id = $1 AND n = ANY ($2)";

/// Keeps operations.
pub(super) async fn insert(tx: &Tx<'_>, space: SpaceId, ops: &[OpRecord]) -> Result<()> {
    if ops.is_empty() {
        return Ok(());
    }
    fn each<'a, T>(ops: &'a [OpRecord], of: impl Fn(&'a OpRecord) -> T) -> Vec<T> {
        ops.iter().map(of).collect()
    }
    let statement = tx.prepare_cached(INSERT).await?;
    let values: [&(dyn tokio_postgres::types::ToSql + Sync); 15] = [
        &space.0,
        &each(ops, |op| op.n),
        &each(ops, |op| op.op_id.0),
        &each(ops, |op| op.origin.map(|(stream, _)| stream)),
        &each(ops, |op| op.origin.map(|(_, n)| n.cast_signed())),
        &each(ops, |op| op.actor.0),
        &each(ops, |op| op.kind.as_str()),
        &each(ops, |op| op.body.as_deref()),
        &each(ops, |op| op.salt.as_ref().map(|salt| &salt[..])),
        &each(ops, |op| &op.body_hash[..]),
        &each(ops, |op| op.verdict.as_str()),
        &each(ops, |op| op.refused),
        &each(ops, |op| op.at_ms),
        &each(ops, |op| op.last_seq.cast_signed()),
        &each(ops, |op| &op.chain[..]),
    ];
    tx.execute(&statement, &values).await?;
    Ok(())
}

/// The stored verdicts of some operations.
pub(super) async fn verdicts(
    tx: &Tx<'_>,
    space: SpaceId,
    ops: &[Uuid],
) -> Result<Vec<(OpId, Verdict)>> {
    let statement = tx.prepare_cached(VERDICTS).await?;
    let rows = tx.query(&statement, &[&space.0, &ops]).await?;
    rows.iter().map(|row| Ok((OpId(row.try_get(0)?), verdict(row, 1)?))).collect()
}

/// The operations at some places of a stream.
pub(super) async fn of_stream(
    tx: &Tx<'_>,
    space: SpaceId,
    stream: Uuid,
    (first, last): (u64, u64),
) -> Result<Vec<(u64, OpId)>> {
    let statement = tx.prepare_cached(OF_STREAM).await?;
    let (first, last) = (first.cast_signed(), last.cast_signed());
    let rows = tx.query(&statement, &[&space.0, &stream, &first, &last]).await?;
    rows.iter().map(|row| Ok((unsigned(row, 0)?, OpId(row.try_get(1)?)))).collect()
}

/// The last place of a stream whose operation stands at or before the operation `n`; 0 for none.
pub(super) async fn confirmed(tx: &Tx<'_>, space: SpaceId, stream: Uuid, n: i64) -> Result<u64> {
    let statement = tx.prepare_cached(CONFIRMED).await?;
    let row = tx.query_opt(&statement, &[&space.0, &stream, &n]).await?;
    row.map_or(Ok(0), |row| unsigned(&row, 0))
}

/// The place after the operation `n`.
pub(super) async fn at(tx: &Tx<'_>, space: SpaceId, n: i64) -> Result<Option<Position>> {
    position(tx, AT, space, n).await
}

/// The place after the last operation that ended at or before `seq`.
pub(super) async fn last_within(tx: &Tx<'_>, space: SpaceId, seq: u64) -> Result<Option<Position>> {
    position(tx, LAST_WITHIN, space, seq.cast_signed()).await
}

/// The place after the first operation that ended at or after `seq`.
pub(super) async fn first_from(tx: &Tx<'_>, space: SpaceId, seq: u64) -> Result<Option<Position>> {
    position(tx, FIRST_FROM, space, seq.cast_signed()).await
}

/// The operations after one, in order.
pub(super) async fn after(
    tx: &Tx<'_>,
    space: SpaceId,
    n: i64,
    limit: u32,
) -> Result<Vec<OpRecord>> {
    let statement = tx.prepare_cached(AFTER).await?;
    let rows = tx.query(&statement, &[&space.0, &n, &i64::from(limit)]).await?;
    rows.iter().map(record).collect()
}

/// Erases the bodies of what was refused before a time.
pub(super) async fn forget_refused(tx: &Tx<'_>, space: SpaceId, before_ms: i64) -> Result<u64> {
    Ok(tx.execute(FORGET_REFUSED, &[&space.0, &before_ms]).await?)
}

/// Erases the bodies of a kind that an erasure takes, some hundred at a time.
pub(super) async fn erase(
    tx: &Tx<'_>,
    space: SpaceId,
    kind: &str,
    erasure: &Erasure,
) -> Result<()> {
    let (needle, mut after) = (erasure.needle(), -1_i64);
    loop {
        let asked: [&(dyn tokio_postgres::types::ToSql + Sync); 5] =
            [&space.0, &erasure.up_to_n, &kind, &needle, &after];
        let rows = tx.query(OF_KIND, &asked).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.try_get(0)?;
        let mut taken: Vec<i64> = vec![];
        for row in &rows {
            let (actor, body) = (MemberId(row.try_get(1)?), row.try_get(2)?);
            taken.extend(
                erasure.takes_body(space, actor, body).then_some(row.try_get::<_, i64>(0)?),
            );
        }
        tx.execute(ERASE, &[&space.0, &taken]).await?;
    }
}

async fn position(tx: &Tx<'_>, sql: &str, space: SpaceId, at: i64) -> Result<Option<Position>> {
    let statement = tx.prepare_cached(sql).await?;
    let row = tx.query_opt(&statement, &[&space.0, &at]).await?;
    row.map(|row| {
        Ok(Position { seq: unsigned(&row, 0)?, n: row.try_get(1)?, chain: hash(&row, 2)? })
    })
    .transpose()
}

fn record(row: &Row) -> Result<OpRecord> {
    let (stream, stream_n): (Option<Uuid>, Option<i64>) = (row.try_get(2)?, row.try_get(3)?);
    let salt: Option<&[u8]> = row.try_get(7)?;
    let salt = salt.map(|salt| {
        salt.try_into().map_err(|_| StoreError::Failed("a salt of another length".to_owned()))
    });
    Ok(OpRecord {
        n: row.try_get(0)?,
        op_id: OpId(row.try_get(1)?),
        origin: stream.zip(stream_n.map(i64::cast_unsigned)),
        actor: MemberId(row.try_get(4)?),
        kind: row.try_get(5)?,
        body: row.try_get(6)?,
        salt: salt.transpose()?,
        body_hash: hash(row, 8)?,
        verdict: row.try_get(9)?,
        refused: row.try_get(10)?,
        at_ms: row.try_get(11)?,
        last_seq: unsigned(row, 12)?,
        chain: hash(row, 13)?,
    })
}
