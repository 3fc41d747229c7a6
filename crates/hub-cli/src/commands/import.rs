//! `ohub import`.

use super::imported::{about, tell};
use crate::args::{Common, Import};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use crate::progress::{Said, Work, on_ctrl_c};
use hub_app::import::{Mapping, Options, Report, apply, plan};
use hub_files::{FileError, Limit, MAX_FILE_BYTES, ReadOptions, Table};
use serde::Serialize;
use serde_json::Value;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::Ordering;

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
            let mut progress =
                Said::new(Work::Import, args.progress, plan.operations(), out.as_json);
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
        let limit = Limit::FileBytes;
        let error = FileError::OverLimit { limit, found: size_bytes, allowed: MAX_FILE_BYTES };
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
        ..Options::default()
    }
}

/// The file's name without its ending, as far as it can stand in a text.
fn source_of(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let (stem, _) = hub_core::text::cleaned(&stem.chars().take(120).collect::<String>(), false);
    if stem.is_empty() { "file".to_owned() } else { stem }
}
