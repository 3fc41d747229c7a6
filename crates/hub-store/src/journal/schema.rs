//! The versions of `journal.db`.

use super::{answer, draft, feed, joined, op, own, saved_view, seen_ranks, setting, undo};
use crate::database::Schema;
use crate::error::Blame;
use crate::table::{event, row};

/// What is known about `journal.db`. What it confirms survives a power cut.
pub(crate) const SCHEMA: Schema = Schema {
    blame: Blame::Journal,
    application_id: 0x4F48_554A, // "OHUJ"
    migrations: &[
        &[
            row::CREATE,
            row::INDEXES,
            event::CREATE,
            event::INDEXES,
            feed::CREATE,
            op::CREATE,
            draft::CREATE,
            setting::CREATE,
        ],
        &[saved_view::CREATE, seen_ranks::CREATE],
        &[undo::CREATE],
        &[answer::CREATE],
        &[joined::CREATE, own::op::CREATE],
    ],
    synchronous: "FULL",
};
