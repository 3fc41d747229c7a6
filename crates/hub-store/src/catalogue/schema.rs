//! The versions of `catalogue.db`: of what is kept across updates, and of what is derived.

use super::overlay::{covered, standing};
use super::project::Projector;
use super::{idea_list, idea_text, incoming, meta, vector};
use crate::database::Schema;
use crate::error::Blame;
use crate::table::{event, row};

/// What is known about `catalogue.db`. After a power cut it may have forgotten its last pulls; it
/// then pulls them again.
pub(crate) const SCHEMA: Schema = Schema {
    blame: Blame::Catalogue,
    application_id: 0x4F48_5543, // "OHUC"
    migrations: &[
        &[row::CREATE, row::INDEXES, event::CREATE, event::INDEXES, meta::CREATE],
        &[vector::CREATE],
        &[covered::CREATE, standing::CREATE, incoming::CREATE],
    ],
    synchronous: "NORMAL",
};

/// Makes the derived tables anew, empty.
pub(crate) const PROJECTIONS: &[&str] = &[idea_list::CREATE, idea_text::CREATE];

/// Goes up with each change of [`PROJECTIONS`] or of what is put there.
const VERSION: i64 = 2;

/// Tells projections of different tables, or of different formulas, apart.
pub(crate) fn projection_version(projector: &Projector) -> i64 {
    (VERSION << 32) | i64::from(projector.version)
}
