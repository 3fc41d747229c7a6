//! Microsoft's Innovation Backlog (Power Platform): its table of ideas.

use super::{Form, Known, KnownExport};
use crate::import::Target;
use hub_core::rows::Stage;

pub(super) const KNOWN: Known = Known {
    export: KnownExport::MicrosoftInnovationBacklog,
    source: "Microsoft Innovation Backlog",
    marks: &[&["idea name", "business process"]],
    columns: &[("idea name", Target::Title)],
    stage_words: &[("submitted", Stage::New)],
    form: Form::UNKNOWN,
};
