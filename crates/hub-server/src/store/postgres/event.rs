//! Table `event`: the history. Append only, but for what is erased.

use super::column::{Tx, json, unsigned};
use crate::authority::EventRecord;
use crate::store::Result;
use hub_core::rows::Event;
use hub_core::{IdeaId, MemberId, SpaceId};
use uuid::Uuid;

/// The first version of the table.
pub(super) const CREATE: &str = "
CREATE TABLE event (
    space_id UUID   NOT NULL,
    seq      BIGINT NOT NULL,
    id       UUID   NOT NULL,
    idea_id  UUID,
    by       UUID   NOT NULL,
    at_ms    BIGINT NOT NULL,
    json     TEXT   NOT NULL,
    PRIMARY KEY (space_id, seq)
);
CREATE INDEX event_of_idea ON event (space_id, idea_id, seq) WHERE idea_id IS NOT NULL;
";

const INSERT: &str = "
INSERT INTO event (space_id, seq, id, idea_id, by, at_ms, json)
SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[],
    $7::text[])";
const BY_OTHERS: &str = "
SELECT found.id, found.seq, found.json
FROM unnest($2::uuid[], $3::uuid[]) AS wanted (idea_id, than)
CROSS JOIN LATERAL (
    SELECT id, seq, json FROM event
    WHERE event.space_id = $1 AND event.idea_id = wanted.idea_id AND event.by <> wanted.than
    ORDER BY seq LIMIT 1) AS found";
const OF_IDEA: &str = "
SELECT seq, json FROM event WHERE space_id = $1 AND idea_id = $2 AND seq <= $3";
const OF_SPACE: &str = "
SELECT seq, json FROM event
WHERE space_id = $1 AND idea_id IS NULL AND seq <= $3 AND position($2 IN json) > 0";
const UPDATE: &str = "UPDATE event SET json = $3 WHERE space_id = $1 AND seq = $2";

/// Writes events.
pub(super) async fn insert(tx: &Tx<'_>, space: SpaceId, events: &[EventRecord]) -> Result<()> {
    if events.is_empty() {
        return Ok(());
    }
    let seqs: Vec<i64> = events.iter().map(|event| event.seq.cast_signed()).collect();
    let ids: Vec<Uuid> = events.iter().map(|event| event.id).collect();
    let ideas: Vec<Option<Uuid>> = events.iter().map(|event| event.idea_id).collect();
    let by: Vec<Uuid> = events.iter().map(|event| event.by).collect();
    let at_ms: Vec<i64> = events.iter().map(|event| event.at_ms).collect();
    let jsons: Vec<&str> = events.iter().map(|event| event.json.as_str()).collect();
    let statement = tx.prepare_cached(INSERT).await?;
    tx.execute(&statement, &[&space.0, &seqs, &ids, &ideas, &by, &at_ms, &jsons]).await?;
    Ok(())
}

/// The first event at each idea that is by somebody else than its member.
pub(super) async fn by_others(
    tx: &Tx<'_>,
    space: SpaceId,
    wanted: impl Iterator<Item = &(IdeaId, MemberId)>,
) -> Result<Vec<(Uuid, u64, Event)>> {
    let pairs = wanted.map(|(idea, than)| (idea.0, than.0));
    let (ideas, than): (Vec<Uuid>, Vec<Uuid>) = pairs.unzip();
    if ideas.is_empty() {
        return Ok(vec![]);
    }
    let statement = tx.prepare_cached(BY_OTHERS).await?;
    let rows = tx.query(&statement, &[&space.0, &ideas, &than]).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, unsigned(row, 1)?, json(row, 2)?))).collect()
}

/// The events up to a place at an idea, or, without one, those of the space that name an id.
pub(super) async fn about(
    tx: &Tx<'_>,
    space: SpaceId,
    (idea, id): (Option<Uuid>, Uuid),
    up_to: u64,
) -> Result<Vec<(u64, String)>> {
    let up_to = up_to.cast_signed();
    let rows = match idea {
        Some(idea) => tx.query(OF_IDEA, &[&space.0, &idea, &up_to]).await?,
        None => tx.query(OF_SPACE, &[&space.0, &id.to_string(), &up_to]).await?,
    };
    rows.iter().map(|row| Ok((unsigned(row, 0)?, row.try_get(1)?))).collect()
}

/// Writes an event anew, without what was erased.
pub(super) async fn update(tx: &Tx<'_>, space: SpaceId, seq: u64, json: &str) -> Result<()> {
    tx.execute(UPDATE, &[&space.0, &seq.cast_signed(), &json]).await?;
    Ok(())
}
