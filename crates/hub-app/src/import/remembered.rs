//! What a person said about a file, kept for the next one with the same column names, on this
//! device only. The newest are kept; what is not understood any more is as good as forgotten.

use super::Target;
use super::date::DateOrder;
use super::mapping::{Mapping, Options};
use super::number::Decimal;
use crate::{AppError, Session};
use hub_core::rows::{Period, Stage};
use hub_core::text::fold;
use hub_files::Table;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

const KEY: &str = "import_mappings";
const MOST: usize = 50;

/// What was said about files with one set of column names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    /// The set of column names.
    of: Uuid,
    /// Columns with their meanings.
    pub(crate) columns: Vec<(String, Target)>,
    pub(crate) source: String,
    pub(crate) stage_words: BTreeMap<String, Stage>,
    pub(crate) period: Option<Period>,
    pub(crate) decimal: Option<Decimal>,
    pub(crate) date_order: Option<DateOrder>,
}

/// What was said about these column names, if anything was.
pub(crate) fn find(session: &Session, headers: &[String]) -> Result<Option<Remembered>, AppError> {
    let of = set_of(headers);
    Ok(list(session)?.into_iter().find(|kept| kept.of == of))
}

/// Keeps what was said about a table for the next one with its column names.
///
/// # Errors
/// `READ_ONLY`, or what the disk says.
pub fn remember(
    session: &Session,
    table: &Table,
    mapping: &Mapping,
    options: &Options,
) -> Result<(), AppError> {
    let of = set_of(&table.headers);
    let fields = mapping.columns.iter().map(|(target, column)| (column.clone(), *target));
    let notes = mapping.notes.iter().map(|column| (column.clone(), Target::Note));
    let kept = Remembered {
        of,
        columns: fields.chain(notes).collect(),
        source: options.source.clone(),
        stage_words: options.stage_words.clone(),
        period: options.period,
        decimal: options.decimal,
        date_order: options.date_order,
    };
    let others = list(session)?.into_iter().filter(|other| other.of != of);
    let all: Vec<Remembered> = std::iter::once(kept).chain(others).take(MOST).collect();
    let all = serde_json::to_value(all).unwrap_or_default();
    session.write(|space| space.journal_mut().setting_put(KEY, &all))
}

fn list(session: &Session) -> Result<Vec<Remembered>, AppError> {
    let kept = match session.write(|space| space.journal().setting_get(KEY)) {
        // Beside a writer the journal is not read; the dry run then does without.
        Err(error) if error.code == "READ_ONLY" => None,
        kept => kept?,
    };
    let Some(Value::Array(kept)) = kept else { return Ok(vec![]) };
    Ok(kept.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect())
}

/// The same for the same names in whatever order and case.
fn set_of(headers: &[String]) -> Uuid {
    let mut names: Vec<String> = headers.iter().map(|header| fold(header)).collect();
    names.sort_unstable();
    Uuid::new_v5(&Uuid::NAMESPACE_OID, names.join("\n").as_bytes())
}
