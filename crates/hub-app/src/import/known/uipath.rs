//! `UiPath` Automation Hub: the download of the pipeline, its import template, and the names of its
//! programming interface. Which columns a download has is the customer's choice, and assessments add
//! questions of their own, so what is not here is guessed by its name.

use super::{Aside, Form, Known, KnownExport};
use crate::import::Target;
use hub_core::rows::Stage;

pub(super) const KNOWN: Known = Known {
    export: KnownExport::UipathAutomationHub,
    source: "UiPath Automation Hub",
    marks: &[
        &["automation name", "phase"],
        &["automation name", "automation id"],
        &["automation name", "auto-generated id"],
        &["automation name", "est. benefit (hours)"],
        &["process_name", "process_description"],
    ],
    columns: &[
        ("auto-generated id", Target::ExternalId),
        ("automation id", Target::ExternalId),
        ("process_id", Target::ExternalId),
        ("automation name", Target::Title),
        ("process_name", Target::Title),
        ("description", Target::Description),
        ("automation description", Target::Description),
        ("process_description", Target::Description),
        ("automation area", Target::Area),
        ("category", Target::Area),
        ("category_name", Target::Area),
        ("business unit", Target::Area),
        ("department", Target::Area),
        ("submitter's department", Target::Area),
        ("user_department", Target::Area),
        ("applications", Target::Systems),
        ("applications used", Target::Systems),
        ("submitter", Target::SubmittedFor),
        ("submitter name", Target::SubmittedFor),
        ("date submitted", Target::CreatedOn),
        ("submission date", Target::CreatedOn),
        ("phase", Target::Stage),
        ("phase_name", Target::Stage),
        ("release date", Target::LiveOn),
        ("automation profile", Target::Links),
        ("status", Target::Note),
        ("phase_status_name", Target::Note),
        ("priority", Target::Note),
        ("est. benefit (hours)", Target::Note),
        ("process_estimated_benefit_score", Target::Note),
        ("est. benefit (currency)", Target::Note),
        ("ease of implementation", Target::Note),
        ("process_ease_of_implementation_score", Target::Note),
        ("idea score", Target::Note),
        ("process_overall_gauge_score", Target::Note),
        ("automation potential", Target::Note),
        ("number of votes", Target::Note),
        ("votes", Target::Note),
        ("process_num_votes", Target::Note),
        ("development type", Target::Note),
        ("submission type", Target::Note),
        ("idea source", Target::Note),
        ("tags", Target::Note),
        ("process_goal", Target::Note),
    ],
    stage_words: &[
        ("idea", Stage::New),
        ("assessment", Stage::Assessing),
        ("qualification", Stage::Assessing),
        ("business review", Stage::Assessing),
        ("technical review", Stage::Assessing),
        ("analysis", Stage::Building),
        ("solution design", Stage::Building),
        ("development", Stage::Building),
        ("testing", Stage::Testing),
        ("live", Stage::Live),
    ],
    form: Form::UNKNOWN,
};

/// A rejected idea keeps its phase there.
pub(super) const ASIDE: Aside = &[
    (
        "status",
        &[
            ("rejected", Stage::Declined),
            ("duplicate", Stage::Declined),
            ("cancelled", Stage::Declined),
            ("archived", Stage::Parked),
            ("on hold", Stage::Parked),
        ],
    ),
    (
        "phase_status_name",
        &[
            ("rejected", Stage::Declined),
            ("duplicate", Stage::Declined),
            ("archived", Stage::Parked),
            ("on hold", Stage::Parked),
        ],
    ),
];
