//! Azure DevOps: the CSV of a query on work items. Trees with one title column a level are not
//! among them.

use super::{Form, Known, KnownExport};
use crate::import::Target;
use hub_core::rows::Stage;

pub(super) const KNOWN: Known = Known {
    export: KnownExport::AzureDevops,
    source: "Azure DevOps",
    marks: &[&["id", "work item type", "title", "state"]],
    columns: &[
        ("id", Target::ExternalId),
        ("title", Target::Title),
        ("description", Target::Description),
        ("state", Target::Stage),
        ("area path", Target::Area),
        ("created by", Target::SubmittedFor),
        ("created date", Target::CreatedOn),
        ("work item type", Target::Note),
        ("priority", Target::Note),
        ("tags", Target::Note),
        ("acceptance criteria", Target::Note),
        ("business value", Target::Note),
        ("effort", Target::Note),
        ("story points", Target::Note),
    ],
    stage_words: &[
        ("new", Stage::New),
        ("proposed", Stage::New),
        ("to do", Stage::New),
        ("approved", Stage::Ready),
        ("committed", Stage::Ready),
        ("active", Stage::Building),
        ("doing", Stage::Building),
        ("in progress", Stage::Building),
        ("resolved", Stage::Testing),
        ("done", Stage::Live),
        ("closed", Stage::Live),
        ("removed", Stage::Declined),
    ],
    form: Form::UNKNOWN,
};
