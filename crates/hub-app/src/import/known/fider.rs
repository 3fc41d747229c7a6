//! Fider: the download of all posts.

use super::{Form, Known, KnownExport};
use crate::import::Target;
use hub_core::rows::Stage;

/// Duplicates come in as declined: which idea they are merged into is for a person to say here.
pub(super) const KNOWN: Known = Known {
    export: KnownExport::Fider,
    source: "Fider",
    marks: &[&["number", "title", "description", "votes_count", "status", "original_number"]],
    columns: &[
        ("number", Target::ExternalId),
        ("title", Target::Title),
        ("description", Target::Description),
        ("status", Target::Stage),
        ("created_by", Target::SubmittedFor),
        ("created_at", Target::CreatedOn),
        ("votes_count", Target::Note),
        ("comments_count", Target::Note),
        ("tags", Target::Note),
        ("response", Target::Note),
        ("original_number", Target::Note),
        ("original_title", Target::Note),
    ],
    stage_words: &[
        ("open", Stage::New),
        ("planned", Stage::Ready),
        ("started", Stage::Building),
        ("completed", Stage::Live),
        ("declined", Stage::Declined),
        ("duplicate", Stage::Declined),
    ],
    form: Form::UNKNOWN,
};
