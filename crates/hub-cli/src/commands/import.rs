//! `ohub import`.

use super::imported::{about, tell};
use crate::args::{Common, Import};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use crate::progress::{Said, Work, on_ctrl_c};
use hub_app::import::{
    Guess, Mapping, Options, Plan, Report, Target, apply, guess, plan, remember,
};
use hub_app::{AppError, Session};
use hub_files::{FileError, Limit, MAX_FILE_BYTES, ReadOptions, Table};
use serde::Serialize;
use serde_json::Value;
use std::ops::ControlFlow;
use std::sync::Arc;
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
    let session = session(common, args)?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let guess = guess(&session, &table, &name)?;
    let (mapping, options) = (mapping(args, &table, &guess), options(args, &guess));
    let plan = plan(&session, &table, &mapping, &options)?;
    let report = match args.dry_run {
        true => plan.report,
        false => {
            let report = carry_out(args, &session, plan, out.as_json)?;
            // The ideas are in; that the columns have to be said again is no failure.
            let _ = remember(&session, &table, &mapping, &options);
            report
        }
    };
    if out.as_json {
        let file = about(&table, &guess);
        out.json(&Answer { dry_run: args.dry_run, file, report: &report })?;
    } else {
        tell(out, args, &table, &guess, &report)?;
    }
    Ok(if report.counts.refused > 0 { Exit::SomeRefused } else { Exit::Done })
}

/// A dry run writes nothing, so it also works beside the Hub's window; only what was remembered is
/// not read there.
fn session(common: &Common, args: &Import) -> Result<Arc<Session>, Failure> {
    match common.writer() {
        Err(Failure::Said(error)) if args.dry_run && error.code == "STORE_IN_USE" => {
            common.reader()
        }
        session => session,
    }
}

fn carry_out(
    args: &Import,
    session: &Session,
    plan: Plan,
    as_json: bool,
) -> Result<Report, AppError> {
    let mut progress = Said::new(Work::Import, args.progress, plan.operations(), as_json);
    let stop = on_ctrl_c();
    let done = apply(session, plan, &mut |decided| {
        progress.say(decided);
        match stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    progress.end();
    done
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
    Ok(hub_app::import::read(&name, &bytes, &options)?)
}

/// What the options say, with the columns named like a target; without options all that is guessed.
fn mapping(args: &Import, table: &Table, guess: &Guess) -> Mapping {
    if args.maps.is_empty() {
        return guess.mapping(table);
    }
    let mut mapping = Mapping::by_names(table);
    for (target, column) in &args.maps {
        match *target {
            Target::Note => mapping.notes.push(column.clone()),
            target => drop(mapping.columns.insert(target, column.clone())),
        }
    }
    mapping
}

fn options(args: &Import, guess: &Guess) -> Options {
    let mut stage_words = guess.stage_words.clone();
    stage_words.extend(args.stages.iter().cloned());
    Options {
        source: args.source.clone().unwrap_or_else(|| guess.source.clone()),
        stage_words,
        decimal: args.decimal.map(Into::into).or(guess.decimal),
        date_order: args.date_order.map(Into::into).or(guess.date_order),
        period: args.period.or(guess.period),
        skip_possible_duplicates: args.skip_duplicates,
        ..Options::default()
    }
}
