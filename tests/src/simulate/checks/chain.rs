//! S11: the record's chain recomputes, also after texts were erased; whatever is changed by hand is
//! found.

use crate::simulate::server::copy_database;
use crate::simulate::world::World;
use crate::simulate::{Finding, Outcome};
use hub_server::authority::Verified;
use hub_server::store::sqlite::{Authority, Durability};
use rusqlite::Connection;

/// What somebody may do to the record behind the server's back.
const TAMPERING: [(&str, &str); 5] = [
    ("edited", "UPDATE op SET verdict = '{\"verdict\":\"ok\" }' WHERE n = {n}"),
    ("deleted", "DELETE FROM op WHERE n = {n}"),
    ("inserted", "
        INSERT INTO op SELECT space_id, (SELECT max(n) + 1 FROM op), zeroblob(16), NULL, NULL, actor, kind,
            body, salt, body_hash, verdict, refused, at_ms, last_seq, chain FROM op WHERE n = {n}"),
    ("reordered", "
        UPDATE op SET n = -1 WHERE n = {n};
        UPDATE op SET n = {n} WHERE n = {n} + 1;
        UPDATE op SET n = {n} + 1 WHERE n = -1"),
    ("truncated", "DELETE FROM op WHERE n > {n}"),
];

/// Recomputes the chain, and once in a while that of a record that was tampered with.
pub fn check(world: &mut World) -> Outcome<()> {
    let (space, path) = (world.server.space, world.server.path());
    let head = world.server.authority().map_err(Finding::disk)?;
    let verified = head.verify(space).map_err(Finding::disk)?;
    if !matches!(verified, Verified::Whole { .. }) {
        return Err(Finding::new("S11 the chain recomputes", format!("{verified:?}")));
    }
    let n = head.head(space).map_err(Finding::disk)?.position.n;
    if n < 3 || !world.seed.is_multiple_of(10) {
        return Ok(());
    }
    world.server.crash();
    for (what, sql) in TAMPERING {
        let copy = path.with_file_name("tampered.db");
        copy_database(&path, &copy).map_err(Finding::disk)?;
        tamper(&copy, &sql.replace("{n}", &(n / 2).to_string()))?;
        let mut authority = Authority::open(&copy, Durability::Off).map_err(Finding::disk)?;
        let verified = authority.verify(space).map_err(Finding::disk)?;
        if matches!(verified, Verified::Whole { .. }) {
            return Err(Finding::new("S11 tampering is found", what.to_owned()));
        }
        world.tally.count("tampering found");
    }
    Ok(())
}

fn tamper(path: &std::path::Path, sql: &str) -> Outcome<()> {
    Connection::open(path).and_then(|file| file.execute_batch(sql)).map_err(Finding::disk)
}
