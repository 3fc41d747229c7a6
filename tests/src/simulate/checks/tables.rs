//! What the server's file and a device's files hold, read beside them.

use crate::simulate::{Finding, Outcome};
use hub_core::{EntityKind, MemberId, OpId, Verdict};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

/// An operation on the server's record.
pub struct OnRecord {
    pub n: i64,
    pub op_id: OpId,
    pub stream: Option<(Uuid, u64)>,
    pub actor: MemberId,
    pub kind: String,
    pub verdict: Verdict,
    pub last_seq: u64,
}

/// A row or event: kind, id, JSON.
pub type Thing = (String, Uuid, String);

/// The server's tables.
pub struct Tables {
    pub ops: Vec<OnRecord>,
    /// Numbers that were answered with the verdict of another stream.
    pub resent: Vec<(Uuid, u64)>,
    /// By seq.
    pub things: BTreeMap<u64, Thing>,
    /// Streams and the last number of each.
    pub streams: Vec<(Uuid, u64)>,
}

/// Opens a file for reading.
pub fn open(path: &Path) -> Outcome<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(Finding::disk)
}

/// All rows of a query.
pub fn all<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Outcome<Vec<T>> {
    let mut statement = connection.prepare(sql).map_err(Finding::disk)?;
    let rows = statement.query_map([], read).map_err(Finding::disk)?;
    rows.collect::<rusqlite::Result<Vec<T>>>().map_err(Finding::disk)
}

/// An id in a column.
pub fn id(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Uuid> {
    let bytes: [u8; 16] = row.get(at)?;
    Ok(Uuid::from_bytes(bytes))
}

fn number(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(at).map(i64::cast_unsigned)
}

/// A verdict in a column.
pub fn verdict(text: &str) -> Verdict {
    serde_json::from_str(text).unwrap_or(Verdict::Requested)
}

/// Rows and events of either side, by seq.
pub fn things(connection: &Connection) -> Outcome<BTreeMap<u64, Thing>> {
    let rows = all(connection, "SELECT seq, kind, id, json FROM row", |row| {
        Ok((number(row, 0)?, (row.get::<_, String>(1)?, id(row, 2)?, row.get(3)?)))
    })?;
    let events = all(connection, "SELECT seq, id, json FROM event", |row| {
        let kind = EntityKind::Event.as_str().to_owned();
        Ok((number(row, 0)?, (kind, id(row, 1)?, row.get(2)?)))
    })?;
    Ok(rows.into_iter().chain(events).collect())
}

impl Tables {
    /// Reads the server's file.
    pub fn read(path: &Path) -> Outcome<Self> {
        let server = open(path)?;
        let ops =
            "SELECT n, op_id, stream, stream_n, actor, kind, verdict, last_seq FROM op ORDER BY n";
        let ops = all(&server, ops, |row| {
            let stream = match row.get::<_, Option<[u8; 16]>>(2)? {
                Some(stream) => Some((Uuid::from_bytes(stream), number(row, 3)?)),
                None => None,
            };
            Ok(OnRecord {
                n: row.get(0)?,
                op_id: OpId(id(row, 1)?),
                stream,
                actor: MemberId(id(row, 4)?),
                kind: row.get(5)?,
                verdict: verdict(&row.get::<_, String>(6)?),
                last_seq: number(row, 7)?,
            })
        })?;
        let resent = all(&server, "SELECT stream, stream_n FROM resent", |row| {
            Ok((id(row, 0)?, number(row, 1)?))
        })?;
        let streams = all(&server, "SELECT stream, last_n FROM stream", |row| {
            Ok((id(row, 0)?, number(row, 1)?))
        })?;
        Ok(Self { ops, resent, things: things(&server)?, streams })
    }

    /// What is on record of an operation.
    pub fn of(&self, op: OpId) -> Option<&OnRecord> {
        self.ops.iter().find(|it| it.op_id == op)
    }

    /// The row of a kind and id.
    pub fn row(&self, kind: &str, of: Uuid) -> Option<&str> {
        let found = self.things.values().find(|(its, id, _)| its == kind && *id == of);
        found.map(|(_, _, json)| json.as_str())
    }
}

/// An own operation of a device.
pub struct OwnOp {
    pub op_id: OpId,
    pub state: String,
    pub verdict: Option<Verdict>,
    pub kind: String,
    /// None once its text was erased, or it is old.
    pub body: Option<String>,
}

/// A device's own operations.
pub fn own_ops(folder: &Path) -> Outcome<Vec<OwnOp>> {
    let journal = open(&folder.join("journal.db"))?;
    all(&journal, "SELECT op_id, state, verdict, kind, body FROM own_op ORDER BY id", |row| {
        let told: Option<String> = row.get(2)?;
        Ok(OwnOp {
            op_id: OpId(id(row, 0)?),
            state: row.get(1)?,
            verdict: told.as_deref().map(verdict),
            kind: row.get(3)?,
            body: row.get(4)?,
        })
    })
}
