//! What an import did, or would do, for people.

use crate::args::Import;
use crate::failure::Failure;
use crate::number::number;
use crate::out::{Out, one_line};
use crate::words;
use hub_app::AppError;
use hub_app::import::{
    Counts, DateOrder, Decimal, Guess, How, KnownExport, Like, Report, RowNote, RowReport,
    RowStatus,
};
use hub_files::{Note, NoteKind, Table};
use serde_json::{Value, json};

/// So many possible duplicates are shown to people; programs get all.
const SHOWN: usize = 20;

/// What the reader found in the file, for programs.
pub fn about(table: &Table, guess: &Guess) -> Value {
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
        "known": guess.known,
        "notes": notes.collect::<Vec<_>>(),
    })
}

/// All of it, for people.
pub fn tell(
    out: &mut Out,
    args: &Import,
    table: &Table,
    guess: &Guess,
    report: &Report,
) -> Result<(), Failure> {
    head(out, args, table)?;
    how(out, args, guess)?;
    counts(out, &report.counts, report)?;
    additions(out, args, report)?;
    columns(out, report)?;
    dates(out, report)?;
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

/// How it was found out what the columns say.
fn how(out: &mut Out, args: &Import, guess: &Guess) -> Result<(), Failure> {
    if !args.maps.is_empty() {
        return Ok(());
    }
    let is_remembered = guess.columns.iter().any(|column| column.how == How::Remembered);
    match guess.known {
        _ if is_remembered => out.line("The columns as in the last file with these names."),
        Some(known) => out.line(format!("This is an export of {}.", tool(known))),
        None => Ok(()),
    }
}

fn tool(known: KnownExport) -> &'static str {
    match known {
        KnownExport::OpportunityHub => "Opportunity Hub",
        KnownExport::UipathAutomationHub => "UiPath Automation Hub",
        KnownExport::Fider => "Fider",
        KnownExport::MicrosoftInnovationBacklog => "Microsoft Innovation Backlog",
        KnownExport::Jira => "Jira",
        KnownExport::AzureDevops => "Azure DevOps",
    }
}

fn counts(out: &mut Out, counts: &Counts, report: &Report) -> Result<(), Failure> {
    let lines = [
        ("new", counts.new),
        ("changed", counts.update),
        ("the same", counts.same),
        ("new, possibly there already", counts.possible_duplicate),
        ("left out, possibly there already", counts.skipped),
        ("left out as asked", counts.excluded),
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
    let noted = report.noted.iter().map(|column| format!("note=\"{column}\""));
    out.line(format!("Columns: {}", mapped.chain(noted).collect::<Vec<_>>().join(" ")))?;
    if !report.unmapped.is_empty() {
        out.line(format!("Not read: {}", report.unmapped.join(", ")))?;
    }
    for (decimal, example) in [(Decimal::Comma, "1.234,56"), (Decimal::Dot, "1,234.56")] {
        let columns = report.decimals.iter().filter(|(_, found)| **found == decimal);
        let columns: Vec<&str> = columns.map(|(column, _)| column.as_str()).collect();
        if !columns.is_empty() {
            out.line(format!("Numbers read like {example}: {}", columns.join(", ")))?;
        }
    }
    Ok(())
}

/// How dates were read.
fn dates(out: &mut Out, report: &Report) -> Result<(), Failure> {
    match report.date_order {
        Some(DateOrder::DayFirst) => out.line("Dates read like 31/12/2026."),
        Some(DateOrder::MonthFirst) => out.line("Dates read like 12/31/2026."),
        None => Ok(()),
    }
}

type IsNote = fn(&RowNote) -> bool;

/// What a person should know about rows that are taken, once for all rows.
fn notes(out: &mut Out, table: &Table, report: &Report) -> Result<(), Failure> {
    for note in &table.notes {
        if let Some(text) = note_words(table, note) {
            out.line(format!("Note: {text}"))?;
        }
    }
    let kinds: [(&str, IsNote); 6] = [
        ("ideas were changed here since; both values are kept", |note| {
            matches!(note, RowNote::KeptBeside { .. })
        }),
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
            Some(Like::Idea { shown_id, .. }) => shown_id.clone(),
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
