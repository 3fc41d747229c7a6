//! Microsoft's Innovation Backlog and the projects of the Automation Kit: tables of Dataverse, as a
//! view exports them. Such an export begins with a column that names the table and says not to
//! change it; by that it is known. Its other columns are those of the view, so what is not here is
//! guessed by its name. Pain points, tools and votes are tables of their own and not in it.

use super::{Form, Known, KnownExport};
use crate::import::Target;
use hub_core::rows::Stage;

pub(super) const KNOWN: Known = Known {
    export: KnownExport::MicrosoftInnovationBacklog,
    source: "Microsoft Innovation Backlog",
    marks: &[
        &["(do not modify) innovation backlog idea"],
        &["(do not modify) automation project"],
        &["innovation backlog idea", "created on"],
    ],
    columns: &[
        ("(do not modify) innovation backlog idea", Target::ExternalId),
        ("(do not modify) automation project", Target::ExternalId),
        ("innovation backlog idea", Target::ExternalId),
        ("idea name", Target::Title),
        ("idea title", Target::Title),
        ("name", Target::Title),
        ("title", Target::Title),
        ("project name", Target::Title),
        ("automation project name", Target::Title),
        ("idea description", Target::Description),
        ("description", Target::Description),
        ("project description", Target::Description),
        ("business process", Target::Area),
        ("business function", Target::Area),
        ("department", Target::Area),
        ("status", Target::Stage),
        ("status reason", Target::Stage),
        ("project status", Target::Stage),
        ("created by", Target::SubmittedFor),
        ("owner", Target::SubmittedFor),
        ("created on", Target::CreatedOn),
        ("votes", Target::Note),
        ("vote count", Target::Note),
        ("number of votes", Target::Note),
        ("complexity", Target::Note),
        ("complexity score", Target::Note),
        ("roi", Target::Note),
        ("roi score", Target::Note),
    ],
    stage_words: &[
        ("active", Stage::New),
        ("submitted", Stage::New),
        ("inactive", Stage::Parked),
        ("in progress", Stage::Building),
        ("completed", Stage::Live),
    ],
    form: Form::UNKNOWN,
};
