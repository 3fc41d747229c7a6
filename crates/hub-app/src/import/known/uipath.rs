//! `UiPath` Automation Hub: the pipeline.

use super::{Form, Known, KnownExport};
use crate::import::Target;
use hub_core::rows::Stage;

pub(super) const KNOWN: Known = Known {
    export: KnownExport::UipathAutomationHub,
    source: "UiPath Automation Hub",
    marks: &[&["automation name", "phase", "status"], &["process_name", "process_description"]],
    columns: &[
        ("automation id", Target::ExternalId),
        ("process_id", Target::ExternalId),
        ("automation name", Target::Title),
        ("process_name", Target::Title),
        ("description", Target::Description),
        ("process_description", Target::Description),
        ("phase", Target::Stage),
    ],
    stage_words: &[("idea", Stage::New)],
    form: Form::UNKNOWN,
};
