//! Tables `snapshot` and `snapshot_chunk`: the whole state of a space in packed pieces. A snapshot
//! that is whole never changes; one that is being made is seen by nobody.

use super::column::{Tx, hash, small, unsigned};
use crate::authority::{Feed, Packed};
use crate::store::Result;
use hub_core::{Position, SpaceId};
use hub_protocol::Chunk;
use uuid::Uuid;

/// The first version of the tables.
pub(super) const CREATE: &str = "
CREATE TABLE snapshot (
    space_id UUID    NOT NULL,
    id       UUID    NOT NULL,
    epoch    BIGINT  NOT NULL,
    seq      BIGINT  NOT NULL,
    n        BIGINT  NOT NULL,
    chain    BYTEA   NOT NULL,
    made_at_ms BIGINT NOT NULL,
    is_whole BOOLEAN NOT NULL,
    PRIMARY KEY (space_id, id)
);
CREATE TABLE snapshot_chunk (
    space_id UUID    NOT NULL,
    id       UUID    NOT NULL,
    ix       BIGINT  NOT NULL,
    sha256   TEXT    NOT NULL,
    unpacked_bytes BIGINT NOT NULL,
    things   BIGINT  NOT NULL,
    content  BYTEA   NOT NULL,
    PRIMARY KEY (space_id, id, ix),
    FOREIGN KEY (space_id, id) REFERENCES snapshot (space_id, id) ON DELETE CASCADE
);
ALTER TABLE snapshot_chunk ALTER COLUMN content SET STORAGE EXTERNAL;
";

const BEGIN: &str = "
INSERT INTO snapshot (space_id, id, epoch, seq, n, chain, made_at_ms, is_whole)
VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE)";
const FINISH: &str = "UPDATE snapshot SET is_whole = TRUE WHERE space_id = $1 AND id = $2";
const LAST: &str = "
SELECT id, epoch, seq, n, chain FROM snapshot WHERE space_id = $1 AND is_whole
ORDER BY n DESC, made_at_ms DESC LIMIT 1";
const INSERT_CHUNK: &str = "
INSERT INTO snapshot_chunk (space_id, id, ix, sha256, unpacked_bytes, things, content)
VALUES ($1, $2, $3, $4, $5, $6, $7)";
const CHUNKS: &str = "
SELECT sha256, octet_length(content)::bigint, unpacked_bytes, things FROM snapshot_chunk
WHERE space_id = $1 AND id = $2 ORDER BY ix";
const CHUNK: &str = "
SELECT content FROM snapshot_chunk
JOIN snapshot USING (space_id, id)
WHERE space_id = $1 AND id = $2 AND ix = $3 AND is_whole";
const IS_WHOLE: &str = "SELECT is_whole FROM snapshot WHERE space_id = $1 AND id = $2";
const DELETE_OLD: &str = "
DELETE FROM snapshot WHERE space_id = $1 AND id <> $2 AND made_at_ms < $3";
const DELETE: &str = "DELETE FROM snapshot WHERE space_id = $1 AND id = $2";
const DELETE_ALL: &str = "DELETE FROM snapshot WHERE space_id = $1";

/// Which snapshot, and the place it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub id: Uuid,
    pub epoch: u32,
    pub position: Position,
}

/// Begins a snapshot of the place where the order stands.
pub(super) async fn begin(tx: &Tx<'_>, feed: &Feed, id: Uuid, now_ms: i64) -> Result<()> {
    let Position { seq, n, chain } = feed.position();
    let (epoch, seq, chain) = (i64::from(feed.epoch), seq.cast_signed(), &chain[..]);
    tx.execute(BEGIN, &[&feed.space.0, &id, &epoch, &seq, &n, &chain, &now_ms]).await?;
    Ok(())
}

/// Adds a piece.
pub(super) async fn insert_chunk(
    tx: &Tx<'_>,
    space: SpaceId,
    id: Uuid,
    ix: u32,
    packed: &Packed,
) -> Result<()> {
    let Packed { chunk, content } = packed;
    let (ix, things) = (i64::from(ix), i64::from(chunk.things));
    let unpacked_bytes = chunk.unpacked_bytes.cast_signed();
    let values: [&(dyn tokio_postgres::types::ToSql + Sync); 7] =
        [&space.0, &id, &ix, &chunk.sha256, &unpacked_bytes, &things, content];
    tx.execute(INSERT_CHUNK, &values).await?;
    Ok(())
}

/// Shows a snapshot, and removes the others that were made before a time: who is still reading them
/// starts anew.
pub(super) async fn finish(tx: &Tx<'_>, space: SpaceId, id: Uuid, before_ms: i64) -> Result<()> {
    tx.execute(FINISH, &[&space.0, &id]).await?;
    tx.execute(DELETE_OLD, &[&space.0, &id, &before_ms]).await?;
    Ok(())
}

/// Removes a snapshot.
pub(super) async fn delete(tx: &Tx<'_>, space: SpaceId, id: Uuid) -> Result<()> {
    tx.execute(DELETE, &[&space.0, &id]).await?;
    Ok(())
}

/// Removes all of them: each may hold a text that was erased.
pub(super) async fn delete_all(tx: &Tx<'_>, space: SpaceId) -> Result<()> {
    tx.execute(DELETE_ALL, &[&space.0]).await?;
    Ok(())
}

/// The newest snapshot that is whole.
pub(super) async fn last(tx: &Tx<'_>, space: SpaceId) -> Result<Option<Head>> {
    let row = tx.query_opt(LAST, &[&space.0]).await?;
    row.map(|row| {
        let position =
            Position { seq: unsigned(&row, 2)?, n: row.try_get(3)?, chain: hash(&row, 4)? };
        Ok(Head { id: row.try_get(0)?, epoch: small(&row, 1)?, position })
    })
    .transpose()
}

/// What is told of its pieces.
pub(super) async fn chunks(tx: &Tx<'_>, space: SpaceId, id: Uuid) -> Result<Vec<Chunk>> {
    let rows = tx.query(CHUNKS, &[&space.0, &id]).await?;
    let chunk = |row: &tokio_postgres::Row| {
        Ok(Chunk {
            sha256: row.try_get(0)?,
            bytes: unsigned(row, 1)?,
            unpacked_bytes: unsigned(row, 2)?,
            things: small(row, 3)?,
        })
    };
    rows.iter().map(chunk).collect()
}

/// A piece of a whole snapshot.
pub(super) async fn chunk(
    tx: &Tx<'_>,
    space: SpaceId,
    id: Uuid,
    ix: u32,
) -> Result<Option<Vec<u8>>> {
    let row = tx.query_opt(CHUNK, &[&space.0, &id, &i64::from(ix)]).await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// Whether a snapshot is there and whole.
pub(super) async fn is_whole(tx: &Tx<'_>, space: SpaceId, id: Uuid) -> Result<bool> {
    let row = tx.query_opt(IS_WHOLE, &[&space.0, &id]).await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?.unwrap_or(false))
}
