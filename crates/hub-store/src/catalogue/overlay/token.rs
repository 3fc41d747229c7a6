//! By what an operation and a change concern each other: coarse enough to be sure, fine enough that
//! a page about some ideas leaves what was done at others alone.

use crate::table::row;
use hub_core::decide::{Needs, needs_of_conflict};
use hub_core::names::Names;
use hub_core::rows::Conflict;
use hub_core::{Body, EntityKind, IdeaId, Key, Row, Rows, Set};
use rusqlite::Connection;
use uuid::Uuid;

/// Something that rules look at and changes touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Token {
    /// One row.
    Row(Key),
    /// Whatever belongs to an idea.
    About(Uuid),
    /// Any row of a kind.
    Kind(EntityKind),
    /// One line of the history: the server has written what was expected.
    Event(Uuid),
}

/// What writing a row touches; to be asked while the row's former state is still there.
pub(crate) fn of_row(connection: &Connection, row: &Row) -> rusqlite::Result<Vec<Token>> {
    let key = row.key();
    let idea = if key.kind == EntityKind::Idea { Some(row.id) } else { Names::of(row).idea_id };
    let mut tokens = vec![Token::Row(key), Token::Kind(key.kind)];
    if let Some(idea) = idea {
        // What belongs to a merged idea belongs to its head as well, and to the one it had before.
        let head = row::head_of(connection, IdeaId(idea))?.map(|head| head.0);
        let next = Names::of(row).idea_id;
        tokens.extend([Some(idea), head, next].into_iter().flatten().map(Token::About));
    }
    Ok(tokens)
}

/// What an operation looks at.
pub(crate) fn of_needs(rows: &Rows, needs: &Needs) -> Vec<Token> {
    let keys = needs.keys.iter().copied().map(Token::Row);
    keys.chain(needs.sets.iter().flat_map(|set| of_set(rows, set))).collect()
}

fn of_set(rows: &Rows, set: &Set) -> Vec<Token> {
    match set {
        Set::Standard(idea) => {
            vec![Token::About(idea.0), Token::Kind(EntityKind::StandardItem)]
        }
        Set::Parts(idea) | Set::OthersWrote(idea) => vec![Token::About(idea.0)],
        Set::Admins => vec![Token::Kind(EntityKind::Member)],
        Set::Rates => vec![Token::Kind(EntityKind::Basis)],
        Set::Name(kind, _) => vec![Token::Kind(*kind)],
        Set::External(..) => vec![Token::Kind(EntityKind::Idea)],
        Set::Conflict(id) => of_conflict(rows, Key::new(EntityKind::Conflict, *id)),
    }
}

fn of_conflict(rows: &Rows, key: Key) -> Vec<Token> {
    let mut tokens = vec![Token::Row(key)];
    if let Some(Body::Conflict(conflict)) = rows.row(&key).map(|row| &row.body) {
        tokens.extend(of_needs(rows, &needs_of_conflict(conflict as &Conflict)));
    }
    tokens
}
