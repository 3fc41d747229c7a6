//! `ohub import`.

use crate::args::{Common, Import, Progress};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::number::number;
use crate::out::{Out, one_line};
use crate::words;
use hub_app::AppError;
use hub_app::import::{
    Counts, Like, Mapping, Options, Report, RowNote, RowReport, RowStatus, apply, plan,
};
use hub_files::{MAX_FILE_BYTES, Note, NoteKind, ReadOptions, Table};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// So many possible duplicates are shown to people; programs get all.
const SHOWN: usize = 20;

#[derive(Serialize)]
struct Answer<'a> {
    /// Whether nothing was written.
    dry_run: bool,
    /// Facts about the file as it was read.
    file: Value,
    #[serde(flatten)]
    report: &'a Report,
}

pub fn run(common: &Common, args: &Import, out: &mut Out) -> Result<Exit, Failure> {
    let table = read(args)?;
    // A dry run writes nothing, so it also works beside the Hub's window.
    let session = if args.dry_run { common.reader()? } else { common.writer()? };
    let plan = plan(&session, &table, &mapping(args, &table), &options(args))?;
    let report = match args.dry_run {
        true => plan.report,
        false => {
            let mut progress = Said::new(args.progress, plan.operations(), out.as_json);
            let stop = on_ctrl_c();
            let done = apply(&session, plan, &mut |decided| {
                progress.say(decided);
                match stop.load(Ordering::Relaxed) {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            });
            progress.end();
            done?
        }
    };
    if out.as_json {
        let file = about(&table);
        out.json(&Answer { dry_run: args.dry_run, file, report: &report })?;
    } else {
        tell(out, args, &table, &report)?;
    }
    Ok(if report.counts.refused > 0 { Exit::SomeRefused } else { Exit::Done })
}

fn read(args: &Import) -> Result<Table, Failure> {
    let unreadable = |error| Failure::of_file(&args.file, &error);
    // What is too large is not read into memory first.
    let size_bytes = std::fs::metadata(&args.file).map_err(unreadable)?.len();
    if size_bytes > MAX_FILE_BYTES {
        let limit = hub_files::Limit::FileBytes;
        let error =
            hub_files::FileError::OverLimit { limit, found: size_bytes, allowed: MAX_FILE_BYTES };
        return Err(error.into());
    }
    let bytes = std::fs::read(&args.file).map_err(unreadable)?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let options = ReadOptions {
        sheet: args.sheet.clone(),
        header_row: args.header_row,
        encoding: args.encoding.clone(),
        delimiter: args.delimiter,
    };
    Ok(hub_files::read(&name, &bytes, &options)?)
}

/// Columns named like a target, under what the options say.
fn mapping(args: &Import, table: &Table) -> Mapping {
    let mut mapping = Mapping::by_names(table);
    mapping.columns.extend(args.maps.iter().cloned());
    mapping
}

fn options(args: &Import) -> Options {
    Options {
        source: args.source.clone().unwrap_or_else(|| source_of(&args.file)),
        stage_words: args.stages.iter().cloned().collect(),
        decimal: args.decimal.map(Into::into),
        period: args.period,
        skip_possible_duplicates: args.skip_duplicates,
    }
}

/// The file's name without its ending, as far as it can stand in a text.
fn source_of(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let (stem, _) = hub_core::text::cleaned(&stem.chars().take(120).collect::<String>(), false);
    if stem.is_empty() { "file".to_owned() } else { stem }
}

/// Set once Ctrl+C is pressed; the import then stops with nothing written.
fn on_ctrl_c() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let pressed = Arc::clone(&stop);
    // Without a handler Ctrl+C ends the process, and the transaction is undone all the same.
    let _ = ctrlc::set_handler(move || pressed.store(true, Ordering::Relaxed));
    stop
}

/// Says how far it is.
struct Said {
    operations: usize,
    /// Over the same line of a terminal, or line by line.
    on_terminal: bool,
    is_on: bool,
}

impl Said {
    fn new(when: Progress, operations: usize, as_json: bool) -> Self {
        let on_terminal = std::io::stderr().is_terminal();
        let is_on = match when {
            Progress::Auto => on_terminal && !as_json,
            Progress::Always => true,
            Progress::Never => false,
        };
        Self { operations, on_terminal, is_on }
    }

    fn say(&mut self, decided: usize) {
        if !self.is_on {
            return;
        }
        let far = format!("{} of {}", number(decided as f64), number(self.operations as f64));
        let line = match (self.on_terminal, decided == self.operations) {
            (true, false) => {
                format!("\r\u{1b}[KBringing in {far} (Ctrl+C stops with nothing changed)")
            }
            (true, true) => "\r\u{1b}[KSaving".to_owned(),
            (false, _) => format!("progress: {far}\n"),
        };
        // Nobody has to hear it.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }

    fn end(&self) {
        if self.is_on && self.on_terminal {
            let _ = std::io::stderr().write_all("\r\u{1b}[K".as_bytes());
        }
    }
}

fn about(table: &Table) -> Value {
    let notes = table
        .notes
        .iter()
        .filter_map(|note| Some(json!({ "row": note.row, "text": note_words(table, note)? })));
    let found = &table.found;
    json!({
        "format": found.format.to_string(),
        "sheet": found.sheet,
        "sheets": found.sheets,
        "header_row": found.header_row,
        "encoding": found.encoding,
        "delimiter": found.delimiter,
        "notes": notes.collect::<Vec<_>>(),
    })
}

fn tell(out: &mut Out, args: &Import, table: &Table, report: &Report) -> Result<(), Failure> {
    head(out, args, table)?;
    counts(out, &report.counts, report)?;
    additions(out, args, report)?;
    columns(out, report)?;
    notes(out, table, report)?;
    duplicates(out, report)?;
    refused(out, report)?;
    out.line("")?;
    out.line(ending(args, report))
}

fn head(out: &mut Out, args: &Import, table: &Table) -> Result<(), Failure> {
    let found = &table.found;
    let parts = [
        Some(found.format.to_string()),
        found.sheet.as_ref().map(|sheet| format!("sheet \"{sheet}\"")),
        found.encoding.clone(),
        found.delimiter.map(|delimiter| match delimiter {
            '\t' => "tabs".to_owned(),
            delimiter => format!("cells between \"{delimiter}\""),
        }),
        found.header_row.map(|row| format!("column names in row {row}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    out.line(format!("{} ({})", args.file.display(), parts.join(", ")))
}

fn counts(out: &mut Out, counts: &Counts, report: &Report) -> Result<(), Failure> {
    let lines = [
        ("new", counts.new),
        ("changed", counts.update),
        ("the same", counts.same),
        ("new, possibly there already", counts.possible_duplicate),
        ("left out, possibly there already", counts.skipped),
        ("refused", counts.refused),
        ("blank or no data", counts.blank),
        ("column names", u64::from(report.has_header)),
    ];
    for (name, count) in lines.iter().filter(|(_, count)| *count > 0) {
        out.line(format!("  {:>9}  {name}", number(*count as f64)))?;
    }
    out.line(format!("  {:>9}  rows in the file", number(report.rows_in_file as f64)))
}

fn additions(out: &mut Out, args: &Import, report: &Report) -> Result<(), Failure> {
    let verb = if args.dry_run { "Would add" } else { "Added" };
    for (what, names) in [("areas", &report.new_areas), ("systems", &report.new_systems)] {
        let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
        let more = if names.len() > SHOWN { ", ..." } else { "" };
        if !names.is_empty() {
            out.line(format!("{verb} {} {what}: {}{more}", names.len(), shown.join(", ")))?;
        }
    }
    Ok(())
}

fn columns(out: &mut Out, report: &Report) -> Result<(), Failure> {
    let mapped = report.mapping.iter().map(|(target, column)| format!("{target}=\"{column}\""));
    out.line(format!("Columns: {}", mapped.collect::<Vec<_>>().join(" ")))?;
    if !report.unmapped.is_empty() {
        out.line(format!("Not read: {}", report.unmapped.join(", ")))?;
    }
    for (column, decimal) in &report.decimals {
        let mark = json!(decimal);
        out.line(format!(
            "Numbers in \"{column}\": decimal {}",
            mark.as_str().unwrap_or_default()
        ))?;
    }
    Ok(())
}

type IsNote = fn(&RowNote) -> bool;

/// What a person should know about rows that are taken, once for all rows.
fn notes(out: &mut Out, table: &Table, report: &Report) -> Result<(), Failure> {
    for note in &table.notes {
        if let Some(text) = note_words(table, note) {
            out.line(format!("Note: {text}"))?;
        }
    }
    let kinds: [(&str, IsNote); 5] = [
        ("titles were too long; they stand in full at the head of the description", |note| {
            matches!(note, RowNote::TitleCut { .. })
        }),
        ("values found no place in their field and stand in the description", |note| {
            matches!(note, RowNote::KeptAsLine { .. })
        }),
        ("rows had line breaks or control characters in a one-line value, now spaces", |note| {
            matches!(note, RowNote::CharactersReplaced { .. })
        }),
        (
            "ideas come in at another stage than the file says (what is built comes in as ready or assessing)",
            |note| matches!(note, RowNote::StageChanged { .. }),
        ),
        ("ideas are at another stage here than in the file, and stay there", |note| {
            matches!(note, RowNote::StageDiffers { .. })
        }),
    ];
    for (text, is_it) in kinds {
        let rows = report.rows.iter().filter(|row| row.notes.iter().any(is_it));
        let rows: Vec<u64> = rows.map(|row| row.row).collect();
        if let Some(first) = rows.first() {
            let rows = number(rows.len() as f64);
            out.line(format!("Note: {rows} {text} (first in row {first})"))?;
        }
    }
    for (word, rows) in &report.unknown_stages {
        out.line(format!(
            "Stage word \"{word}\" ({rows} rows): say what it means with --stage-map \"{word}=STAGE\""
        ))?;
    }
    Ok(())
}

fn note_words(table: &Table, note: &Note) -> Option<String> {
    let at = note.row.map(|row| format!("row {row}: ")).unwrap_or_default();
    let text = match &note.kind {
        NoteKind::AboveHeader { text } => format!("left out above the column names: \"{text}\""),
        NoteKind::Comment { text } => format!("left out as a comment: \"{text}\""),
        NoteKind::BlankRows { .. } => return None,
        NoteKind::ShortRow { missing } => format!("{missing} cells are missing at its end"),
        NoteKind::LongRow { extra } => format!("{extra} cells beyond the last column are not read"),
        NoteKind::HeaderBlank { name } => format!("a column without a name is called \"{name}\""),
        NoteKind::HeaderRepeated { name, renamed } => {
            format!("the second column \"{name}\" is called \"{renamed}\"")
        }
        NoteKind::ReplacedCharacters { count } => {
            format!("{count} characters mean nothing in this encoding; see --encoding")
        }
        NoteKind::RemovedCharacters { count } => format!("{count} control characters taken out"),
        NoteKind::CellCut { column, bytes } => format!(
            "the cell in \"{}\" has {} bytes and was cut",
            table.headers.get(*column).map(String::as_str).unwrap_or_default(),
            number(*bytes as f64)
        ),
        NoteKind::StrayQuote => "a quotation mark is never closed; read as a character".to_owned(),
        NoteKind::UnreadableCells { count } => {
            format!("{count} cells cannot be read; taken as empty")
        }
    };
    Some(format!("{at}{text}"))
}

fn duplicates(out: &mut Out, report: &Report) -> Result<(), Failure> {
    let like: Vec<&RowReport> = report.rows.iter().filter(|row| row.like.is_some()).collect();
    if like.is_empty() {
        return Ok(());
    }
    out.line(
        "Possibly there already (title and area are equal; --skip-duplicates leaves them out):",
    )?;
    for row in like.iter().take(SHOWN) {
        let other = match &row.like {
            Some(Like::Idea { shown_id }) => shown_id.clone(),
            Some(Like::Row { row }) => format!("row {row}"),
            None => String::new(),
        };
        out.line(format!("  row {}: {} (like {other})", row.row, one_line(&row.title, Some(60))))?;
    }
    if like.len() > SHOWN {
        out.line(format!("  and {} more; --json lists all", like.len() - SHOWN))?;
    }
    Ok(())
}

fn refused(out: &mut Out, report: &Report) -> Result<(), Failure> {
    let rows: Vec<&RowReport> =
        report.rows.iter().filter(|row| row.status == RowStatus::Refused).collect();
    if rows.is_empty() {
        return Ok(());
    }
    out.line("Refused, nothing of these rows is taken:")?;
    for row in rows {
        for problem in &row.problems {
            out.line(format!("  row {}: {}", row.row, one_line(&why(problem), None)))?;
        }
    }
    Ok(())
}

fn why(problem: &AppError) -> String {
    match problem.code.as_str() {
        "INVALID" => words::problem(problem),
        _ => words::sentence(problem),
    }
}

fn ending(args: &Import, report: &Report) -> String {
    let counts = &report.counts;
    let changes = counts.new + counts.possible_duplicate + counts.update;
    match (args.dry_run, changes) {
        (true, _) => "This was a dry run; nothing was changed.".to_owned(),
        (false, 0) => "There was nothing to change.".to_owned(),
        (false, _) => "Done.".to_owned(),
    }
}
