//! Table `row`: every entity in full, once. A changed row moves to a new sequence number.

use super::column::{Tx, entities};
use crate::authority::RowRecord;
use crate::store::Result;
use hub_core::{EntityKind, IdeaId, Key, Row, SpaceId};
use uuid::Uuid;

/// The first version of the table.
pub(super) const CREATE: &str = "
CREATE TABLE row (
    space_id UUID    NOT NULL,
    kind     TEXT    NOT NULL,
    id       UUID    NOT NULL,
    seq      BIGINT  NOT NULL,
    idea_id  UUID,
    lookup   TEXT,
    active   BOOLEAN NOT NULL,
    json     TEXT    NOT NULL,
    PRIMARY KEY (space_id, kind, id)
);
CREATE UNIQUE INDEX row_in_order ON row (space_id, seq);
CREATE INDEX row_of_idea ON row (space_id, idea_id, kind) WHERE idea_id IS NOT NULL;
CREATE INDEX row_lookup ON row (space_id, kind, lookup) WHERE lookup IS NOT NULL;
";

const PUT: &str = "
INSERT INTO row (space_id, kind, id, seq, idea_id, lookup, active, json)
SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::bigint[], $5::uuid[], $6::text[], $7::bool[],
    $8::text[])
ON CONFLICT (space_id, kind, id) DO UPDATE SET seq = excluded.seq, idea_id = excluded.idea_id,
    lookup = excluded.lookup, active = excluded.active, json = excluded.json";
// What is wanted stands first and each of it is looked up: `OFFSET 0` keeps the planner, which may
// have seen the table when it was empty, from turning that round.
const GET: &str = "
SELECT found.json FROM unnest($2::text[], $3::uuid[]) AS wanted (kind, id)
CROSS JOIN LATERAL (
    SELECT json FROM row AS r
    WHERE r.space_id = $1 AND r.kind = wanted.kind AND r.id = wanted.id OFFSET 0) AS found";
const LIST: &str = "SELECT json FROM row WHERE space_id = $1 AND kind = ANY ($2)";
const OF_IDEAS: &str = "
SELECT found.json FROM unnest($2::text[], $3::uuid[]) AS wanted (kind, idea_id)
CROSS JOIN LATERAL (
    SELECT json FROM row AS r
    WHERE r.space_id = $1 AND r.idea_id = wanted.idea_id AND r.kind = wanted.kind
    OFFSET 0) AS found";
const NAMED: &str = "
SELECT found.json FROM unnest($2::text[], $3::text[]) AS wanted (kind, lookup)
CROSS JOIN LATERAL (
    SELECT json FROM row AS r
    WHERE r.space_id = $1 AND r.kind = wanted.kind AND r.lookup = wanted.lookup AND r.active
    OFFSET 0) AS found";
const DELETE: &str = "DELETE FROM row WHERE space_id = $1 AND kind = $2 AND id = $3";

/// Writes rows in place of their former states; each key stands once among them.
pub(super) async fn put(tx: &Tx<'_>, space: SpaceId, rows: &[RowRecord]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let kinds: Vec<&str> = rows.iter().map(|row| row.key.kind.as_str()).collect();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.key.id).collect();
    let seqs: Vec<i64> = rows.iter().map(|row| row.seq.cast_signed()).collect();
    let ideas: Vec<Option<Uuid>> = rows.iter().map(|row| row.names.idea_id).collect();
    let lookups: Vec<Option<&str>> = rows.iter().map(|row| row.names.lookup.as_deref()).collect();
    let active: Vec<bool> = rows.iter().map(|row| row.names.active).collect();
    let jsons: Vec<&str> = rows.iter().map(|row| row.json.as_str()).collect();
    let statement = tx.prepare_cached(PUT).await?;
    let values: [&(dyn tokio_postgres::types::ToSql + Sync); 8] =
        [&space.0, &kinds, &ids, &seqs, &ideas, &lookups, &active, &jsons];
    tx.execute(&statement, &values).await?;
    Ok(())
}

/// The rows of some keys, also removed ones.
pub(super) async fn get(
    tx: &Tx<'_>,
    space: SpaceId,
    keys: impl Iterator<Item = &Key>,
) -> Result<Vec<Row>> {
    let (kinds, ids): (Vec<&str>, Vec<Uuid>) = keys.map(|key| (key.kind.as_str(), key.id)).unzip();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let statement = tx.prepare_cached(GET).await?;
    entities(&tx.query(&statement, &[&space.0, &kinds, &ids]).await?)
}

/// The row of a key, also a removed one.
pub(in crate::store) async fn one(tx: &Tx<'_>, space: SpaceId, key: &Key) -> Result<Option<Row>> {
    Ok(get(tx, space, std::iter::once(key)).await?.pop())
}

/// All rows of some kinds, also removed ones.
pub(super) async fn list(
    tx: &Tx<'_>,
    space: SpaceId,
    kinds: impl Iterator<Item = &EntityKind>,
) -> Result<Vec<Row>> {
    let kinds: Vec<&str> = kinds.map(|kind| kind.as_str()).collect();
    if kinds.is_empty() {
        return Ok(vec![]);
    }
    let statement = tx.prepare_cached(LIST).await?;
    entities(&tx.query(&statement, &[&space.0, &kinds]).await?)
}

/// The rows of some kinds that belong to some ideas: for ideas, those that were merged into them.
pub(super) async fn of_ideas(
    tx: &Tx<'_>,
    space: SpaceId,
    wanted: impl Iterator<Item = &(EntityKind, IdeaId)>,
) -> Result<Vec<Row>> {
    let pairs = wanted.map(|(kind, idea)| (kind.as_str(), idea.0));
    let (kinds, ideas): (Vec<&str>, Vec<Uuid>) = pairs.unzip();
    if ideas.is_empty() {
        return Ok(vec![]);
    }
    let statement = tx.prepare_cached(OF_IDEAS).await?;
    entities(&tx.query(&statement, &[&space.0, &kinds, &ideas]).await?)
}

/// The active rows of some kinds with some names.
pub(super) async fn named(
    tx: &Tx<'_>,
    space: SpaceId,
    wanted: impl Iterator<Item = &(EntityKind, String)>,
) -> Result<Vec<Row>> {
    let pairs = wanted.map(|(kind, name)| (kind.as_str(), name.as_str()));
    let (kinds, names): (Vec<&str>, Vec<&str>) = pairs.unzip();
    if names.is_empty() {
        return Ok(vec![]);
    }
    let statement = tx.prepare_cached(NAMED).await?;
    entities(&tx.query(&statement, &[&space.0, &kinds, &names]).await?)
}

/// Removes a row for good, which only erasing does.
pub(super) async fn delete(tx: &Tx<'_>, space: SpaceId, key: &Key) -> Result<()> {
    let statement = tx.prepare_cached(DELETE).await?;
    tx.execute(&statement, &[&space.0, &key.kind.as_str(), &key.id]).await?;
    Ok(())
}
