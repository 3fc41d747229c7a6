//! Exports of other tools (and our own), recognised by their column names and mapped without
//! asking. A new one is a file beside this one, a variant of [`KnownExport`] and a line in [`ALL`].
//!
//! What all of them have in common: votes and points become a note of their number, never supports;
//! a state for which there is no common word stands in `stage_words`, and what is in neither is
//! asked for.

mod azure_devops;
mod fider;
mod jira;
mod microsoft;
mod own;
mod uipath;

use super::Target;
use super::date::DateOrder;
use super::number::Decimal;
use hub_core::rows::Stage;
use hub_core::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use ts_rs::TS;

/// The exports that are recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KnownExport {
    /// The Hub's own.
    OpportunityHub,
    /// The pipeline of `UiPath` Automation Hub: its import template and its download.
    UipathAutomationHub,
    /// Posts of Fider.
    Fider,
    /// Ideas of Microsoft's Innovation Backlog.
    MicrosoftInnovationBacklog,
    /// Issues of Jira.
    Jira,
    /// Work items of Azure DevOps.
    AzureDevops,
}

/// How one tool writes its export.
#[derive(Debug)]
pub(crate) struct Known {
    /// Which one.
    pub(crate) export: KnownExport,
    /// Where its ideas come from, as it is kept with them.
    pub(crate) source: &'static str,
    /// Sets of column names; it is this export when all of one set are there. Folded.
    pub(crate) marks: &'static [&'static [&'static str]],
    /// What columns say, by their folded names. The first that is there wins a target; a note is
    /// made of each.
    pub(crate) columns: &'static [(&'static str, Target)],
    /// What its states mean, folded.
    pub(crate) stage_words: &'static [(&'static str, Stage)],
    /// How its cells are written.
    pub(crate) form: Form,
}

/// How the cells of an export are written, where that is known and need not be found out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Form {
    /// What stands before the fraction.
    pub(crate) decimal: Option<Decimal>,
    /// Where the day stands in a date.
    pub(crate) date_order: Option<DateOrder>,
    /// Systems stand one a line, and so do links, each with its label after a space; nothing else
    /// parts them.
    pub(crate) lists_by_line: bool,
    /// Takes away what makes a text harmless for a spreadsheet program.
    pub(crate) unguard: Option<fn(&str) -> &str>,
}

/// The form of a file that is no known export.
impl Form {
    pub(crate) const UNKNOWN: Self =
        Self { decimal: None, date_order: None, lists_by_line: false, unguard: None };
}

/// All of them; the first whose marks are there is it.
const ALL: &[&Known] = &[
    &own::KNOWN,
    &uipath::KNOWN,
    &fider::KNOWN,
    &microsoft::KNOWN,
    &jira::KNOWN,
    &azure_devops::KNOWN,
];

/// The export that has these column names, if it is a known one.
pub(crate) fn of(headers: &[String]) -> Option<&'static Known> {
    let names: HashSet<String> = headers.iter().map(|header| plain(header)).collect();
    let has_all = |marks: &&[&str]| marks.iter().all(|mark| names.contains(*mark));
    ALL.iter().copied().find(|known| known.marks.iter().any(has_all))
}

impl KnownExport {
    /// Columns beside the stage's whose words overrule it: folded names, folded words.
    pub(crate) fn aside(self) -> Aside {
        match self {
            Self::UipathAutomationHub => uipath::ASIDE,
            Self::Jira => jira::ASIDE,
            _ => &[],
        }
    }

    /// Whether columns that are not in its table may be guessed by their names. Not where a usual
    /// name has another meaning: the time spent of an issue is not that of a run.
    pub(crate) fn goes_by_names(self) -> bool {
        matches!(self, Self::UipathAutomationHub | Self::MicrosoftInnovationBacklog)
    }
}

/// Folded words with the stages that they mean.
pub(crate) type Words = &'static [(&'static str, Stage)];

/// Words of one column that mean a stage, whatever the stage's own column says.
pub(crate) type Aside = &'static [(&'static str, Words)];

impl Known {
    /// The places of the columns that overrule the stage.
    pub(crate) fn aside(&self, headers: &[String]) -> Vec<(usize, Words)> {
        let place = |name: &str| headers.iter().position(|header| plain(header) == name);
        let aside = self.export.aside().iter();
        aside.filter_map(|(name, words)| Some((place(name)?, *words))).collect()
    }

    /// What the columns of a table say, by their places.
    pub(crate) fn mapping(&self, headers: &[String]) -> Vec<(usize, Target)> {
        let mut mapped: Vec<(usize, Target)> = vec![];
        let names: Vec<String> = headers.iter().map(|header| plain(header)).collect();
        for (name, target) in self.columns {
            let Some(at) = names.iter().position(|header| header == name) else { continue };
            let is_taken = |(place, taken): &(usize, Target)| {
                *place == at || (*target != Target::Note && taken == target)
            };
            if !mapped.iter().any(is_taken) {
                mapped.push((at, *target));
            }
        }
        mapped
    }
}

/// A column's name without case, accents, and the asterisk that marks what is required.
fn plain(header: &str) -> String {
    fold(header.trim_matches(['*', ' ', '\u{feff}']))
}
