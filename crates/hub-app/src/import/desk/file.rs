//! The file as a table, read once for each way of reading it, and what is worth knowing about it.

use super::{Upload, held};
use crate::views::{ImportFormat, ImportNote, ImportSettings};
use crate::{AppError, import};
use hub_files::{Format, Note, NoteKind, ReadOptions, Table};
use serde_json::{Map, Value, json};
use std::sync::Arc;

impl Upload {
    /// The table, read again only when it is asked for in another way.
    pub(super) fn read(&self, settings: &ImportSettings) -> Result<Arc<Table>, AppError> {
        let options = read_options(settings)?;
        if let Some((asked, table)) = &*held(&self.table)
            && *asked == options
        {
            return Ok(Arc::clone(table));
        }
        let table = Arc::new(import::read(&self.name, &self.bytes, &options)?);
        *held(&self.table) = Some((options, Arc::clone(&table)));
        Ok(table)
    }
}

fn read_options(settings: &ImportSettings) -> Result<ReadOptions, AppError> {
    let delimiter = settings.delimiter.as_deref().map(|text| {
        let mut signs = text.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) => Ok(sign),
            _ => Err(AppError::new("BAD_DELIMITER").with("wanted", text)),
        }
    });
    Ok(ReadOptions {
        sheet: settings.sheet.clone(),
        header_row: settings.header_row,
        encoding: settings.encoding.clone(),
        delimiter: delimiter.transpose()?,
    })
}

pub(super) fn format(format: Format) -> ImportFormat {
    match format {
        Format::Delimited => ImportFormat::Delimited,
        Format::Xlsx => ImportFormat::Xlsx,
        Format::Xls => ImportFormat::Xls,
        Format::Ods => ImportFormat::Ods,
    }
}

/// One note for each kind, with how many rows it is about; those with a name of their own stand
/// alone.
pub(super) fn notes(notes: &[Note]) -> Vec<ImportNote> {
    let mut told: Vec<ImportNote> = vec![];
    for note in notes {
        let (code, count, facts) = note_facts(&note.kind);
        let alike = told.iter_mut().find(|it| it.code == code && facts.is_empty());
        match alike {
            Some(alike) => alike.count += count,
            None => told.push(ImportNote { code: code.to_owned(), count, row: note.row, facts }),
        }
    }
    told
}

fn note_facts(kind: &NoteKind) -> (&'static str, u64, Map<String, Value>) {
    let (code, count, facts) = match kind {
        NoteKind::AboveHeader { text } => ("above_header", 1, json!({ "text": text })),
        NoteKind::Comment { text } => ("comment", 1, json!({ "text": text })),
        NoteKind::BlankRows { count } => ("blank_rows", *count, Value::Null),
        NoteKind::ShortRow { .. } => ("short_row", 1, Value::Null),
        NoteKind::LongRow { .. } => ("long_row", 1, Value::Null),
        NoteKind::HeaderBlank { name } => ("header_blank", 1, json!({ "name": name })),
        NoteKind::HeaderRepeated { name, renamed } => {
            ("header_repeated", 1, json!({ "name": name, "renamed": renamed }))
        }
        NoteKind::ReplacedCharacters { count } => ("replaced_characters", *count, Value::Null),
        NoteKind::RemovedCharacters { count } => ("removed_characters", *count, Value::Null),
        NoteKind::CellCut { .. } => ("cell_cut", 1, Value::Null),
        NoteKind::StrayQuote => ("stray_quote", 1, Value::Null),
        NoteKind::UnreadableCells { count } => ("unreadable_cells", *count, Value::Null),
    };
    let facts = match facts {
        Value::Object(facts) => facts,
        _ => Map::new(),
    };
    (code, count, facts)
}
