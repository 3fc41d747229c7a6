//! The Hub's own export with everything, in each of its formats: it comes back as it is.

use super::{Form, Known, KnownExport};
use crate::export::columns::{BACK, STAGE_WORDS};
use crate::import::number::Decimal;
use hub_files::write::plain;

pub(super) const KNOWN: Known = Known {
    export: KnownExport::OpportunityHub,
    source: "Opportunity Hub",
    marks: &[&["idea id", "title", "minutes per run", "merged into"]],
    columns: BACK,
    stage_words: STAGE_WORDS,
    form: Form {
        decimal: Some(Decimal::Dot),
        date_order: None,
        lists_by_line: true,
        unguard: Some(plain),
    },
};
