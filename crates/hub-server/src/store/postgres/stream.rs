//! Tables `stream`, how far each device is, and `resent`, the places of streams that named an
//! operation which had been decided elsewhere.

use super::column::{Tx, unsigned};
use crate::authority::StreamRow;
use crate::store::Result;
use hub_core::{MemberId, OpId, SpaceId};
use uuid::Uuid;

/// The first version of the tables.
pub(super) const CREATE: &str = "
CREATE TABLE stream (
    space_id UUID   NOT NULL,
    stream   UUID   NOT NULL,
    member   UUID   NOT NULL,
    last_n   BIGINT NOT NULL,
    PRIMARY KEY (space_id, stream)
);
CREATE TABLE resent (
    space_id UUID   NOT NULL,
    stream   UUID   NOT NULL,
    stream_n BIGINT NOT NULL,
    op_id    UUID   NOT NULL,
    PRIMARY KEY (space_id, stream, stream_n)
);
";

const GET: &str = "SELECT member, last_n FROM stream WHERE space_id = $1 AND stream = $2";
const PUT: &str = "
INSERT INTO stream (space_id, stream, member, last_n) VALUES ($1, $2, $3, $4)
ON CONFLICT (space_id, stream) DO UPDATE SET last_n = excluded.last_n";
const RESENT: &str = "
INSERT INTO resent (space_id, stream, stream_n, op_id)
SELECT $1, $2, * FROM unnest($3::bigint[], $4::uuid[])";
const RESENT_OF: &str = "
SELECT stream_n, op_id FROM resent
WHERE space_id = $1 AND stream = $2 AND stream_n >= $3 AND stream_n <= $4";

/// How far a stream is.
pub(super) async fn get(tx: &Tx<'_>, space: SpaceId, stream: Uuid) -> Result<Option<StreamRow>> {
    let statement = tx.prepare_cached(GET).await?;
    let row = tx.query_opt(&statement, &[&space.0, &stream]).await?;
    row.map(|row| {
        Ok(StreamRow { stream, member: MemberId(row.try_get(0)?), last_n: unsigned(&row, 1)? })
    })
    .transpose()
}

/// Writes how far a stream is, and which of its places named what had been decided elsewhere.
pub(super) async fn put(
    tx: &Tx<'_>,
    space: SpaceId,
    row: &StreamRow,
    resent: &[(u64, OpId)],
) -> Result<()> {
    let statement = tx.prepare_cached(PUT).await?;
    let last_n = row.last_n.cast_signed();
    tx.execute(&statement, &[&space.0, &row.stream, &row.member.0, &last_n]).await?;
    if resent.is_empty() {
        return Ok(());
    }
    let places = resent.iter().map(|(n, op)| (n.cast_signed(), op.0));
    let (ns, ops): (Vec<i64>, Vec<Uuid>) = places.unzip();
    tx.execute(RESENT, &[&space.0, &row.stream, &ns, &ops]).await?;
    Ok(())
}

/// The operations that some places of a stream name and that were decided elsewhere.
pub(super) async fn resent(
    tx: &Tx<'_>,
    space: SpaceId,
    stream: Uuid,
    (first, last): (u64, u64),
) -> Result<Vec<(u64, OpId)>> {
    let statement = tx.prepare_cached(RESENT_OF).await?;
    let (first, last) = (first.cast_signed(), last.cast_signed());
    let rows = tx.query(&statement, &[&space.0, &stream, &first, &last]).await?;
    rows.iter().map(|row| Ok((unsigned(row, 0)?, OpId(row.try_get(1)?)))).collect()
}
