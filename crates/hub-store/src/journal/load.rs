//! Loads what a batch of operations will look at, once for all of them.

use crate::table::{event, row};
use hub_core::decide::{Needs, needs_of_conflict};
use hub_core::rows::{Conflict, Idea, Member, MemberState, Role};
use hub_core::{EntityKind, IdeaId, Key, Row, Rows, Set, names};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// The rows of the union of all `needs`.
pub(crate) fn load(
    connection: &Connection,
    needs: impl Iterator<Item = Needs>,
) -> rusqlite::Result<Rows> {
    let (mut keys, mut sets) = (BTreeSet::new(), BTreeSet::new());
    for need in needs {
        keys.extend(need.keys);
        sets.extend(need.sets);
    }
    for conflict in conflicts(connection, &sets)? {
        let need = needs_of_conflict(&conflict);
        keys.extend(need.keys);
        sets.extend(need.sets);
    }
    let mut rows = Rows::default();
    for key in &keys {
        row::get(connection, key)?.into_iter().for_each(|row| rows.insert(row));
    }
    for set in sets {
        let members = members_of(connection, &set)?;
        rows.insert_set(set, members);
    }
    Ok(rows)
}

/// The conflicts among the sets: what they are about stands in their rows.
fn conflicts(connection: &Connection, sets: &BTreeSet<Set>) -> rusqlite::Result<Vec<Conflict>> {
    let mut found = vec![];
    for set in sets {
        let Set::Conflict(id) = set else { continue };
        let row = row::get(connection, &Key::new(EntityKind::Conflict, *id))?;
        let facts = row.as_ref().and_then(|row| <&Conflict>::try_from(&row.body).ok());
        found.extend(facts.cloned());
    }
    Ok(found)
}

fn members_of(connection: &Connection, set: &Set) -> rusqlite::Result<Vec<Row>> {
    match set {
        Set::Standard(idea) => {
            let mut rows = row::list(connection, EntityKind::StandardItem)?;
            rows.extend(row::of_idea(connection, idea.0, EntityKind::StandardAnswer)?);
            Ok(rows)
        }
        Set::Parts(idea) => parts(connection, *idea),
        Set::OthersWrote(idea) => others_wrote(connection, *idea),
        Set::Admins => admins(connection),
        Set::Name(kind, folded) => row::find(connection, *kind, folded),
        Set::Rates => row::list(connection, EntityKind::Basis),
        Set::Conflict(id) => {
            let row = row::get(connection, &Key::new(EntityKind::Conflict, *id))?;
            Ok(row.into_iter().collect())
        }
        Set::External(source, label) => {
            row::find(connection, EntityKind::Idea, &names::run_source(source, label))
        }
    }
}

/// The idea's supports, the ideas merged into it, and their supports.
pub(crate) fn parts(connection: &Connection, idea: IdeaId) -> rusqlite::Result<Vec<Row>> {
    let mut rows = row::of_idea(connection, idea.0, EntityKind::Support)?;
    for source in row::of_idea(connection, idea.0, EntityKind::Idea)? {
        rows.extend(row::of_idea(connection, source.id, EntityKind::Support)?);
        rows.push(source);
    }
    Ok(rows)
}

fn others_wrote(connection: &Connection, idea: IdeaId) -> rusqlite::Result<Vec<Row>> {
    let Some(row) = row::get(connection, &Key::from(idea))? else { return Ok(vec![]) };
    let Ok(facts) = <&Idea>::try_from(&row.body) else { return Ok(vec![]) };
    let found = event::by_others(connection, idea.0, facts.author_id)?;
    Ok(found.map(|found| event::as_row(found.id, found.seq, found.event)).into_iter().collect())
}

fn admins(connection: &Connection) -> rusqlite::Result<Vec<Row>> {
    let is_admin = |row: &Row| {
        <&Member>::try_from(&row.body).is_ok_and(|member: &Member| {
            member.role == Role::Admin && member.state == MemberState::Active
        })
    };
    Ok(row::list(connection, EntityKind::Member)?.into_iter().filter(is_admin).collect())
}
