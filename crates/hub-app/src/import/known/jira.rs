//! Jira: the CSV of a search, current or all fields. Fields of a site's own are not known.

use super::{Aside, Form, Known, KnownExport};
use crate::import::Target;
use hub_core::rows::Stage;

pub(super) const KNOWN: Known = Known {
    export: KnownExport::Jira,
    source: "Jira",
    marks: &[
        &["summary", "issue key", "issue id", "status"],
        &["summary", "issue key", "issue type", "status"],
        &["summary", "key", "issue type", "status"],
    ],
    columns: &[
        ("issue key", Target::ExternalId),
        ("key", Target::ExternalId),
        ("summary", Target::Title),
        ("description", Target::Description),
        ("status", Target::Stage),
        ("project name", Target::Area),
        ("project", Target::Area),
        ("reporter", Target::SubmittedFor),
        ("creator", Target::SubmittedFor),
        ("created", Target::CreatedOn),
        ("issue type", Target::Note),
        ("priority", Target::Note),
        ("votes", Target::Note),
        ("labels", Target::Note),
        ("components", Target::Note),
        ("component/s", Target::Note),
        ("resolution", Target::Note),
    ],
    stage_words: &[
        ("to do", Stage::New),
        ("open", Stage::New),
        ("reopened", Stage::New),
        ("backlog", Stage::New),
        ("selected for development", Stage::Ready),
        ("in progress", Stage::Building),
        ("in review", Stage::Testing),
        ("done", Stage::Live),
        ("resolved", Stage::Live),
        ("closed", Stage::Live),
    ],
    form: Form::UNKNOWN,
};

/// An issue that was never done is closed all the same.
pub(super) const ASIDE: Aside = &[(
    "resolution",
    &[
        ("won't do", Stage::Declined),
        ("won't fix", Stage::Declined),
        ("declined", Stage::Declined),
        ("duplicate", Stage::Declined),
        ("cannot reproduce", Stage::Declined),
    ],
)];
