//! The dry run for a person who maps columns, says what words mean, and puts cells right.

use super::likes::Likes;
use super::{DryRun, State, held, look};
use crate::import::report::StageWord;
use crate::import::{Counts, Mapping, Options, Report, plan_watched, words};
use crate::views::*;
use crate::{AppError, Session, clock};
use hub_files::Table;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

/// So many kinds of problems are told at once.
const MOST_PROBLEMS: usize = 10;

impl Session {
    /// What an import would do; from now on its rows can be asked for, and possible duplicates
    /// among them are looked for.
    ///
    /// # Errors
    /// `NO_UPLOAD`, a code of the file's reader, those of [`crate::import::plan`],
    /// `STORE_CANCELLED`, or what the disk says.
    pub fn import_preview(
        self: &Arc<Self>,
        request: &ImportPreviewRequest,
    ) -> Result<ImportPreview, AppError> {
        self.works.under(request.upload, |work| {
            let upload = self.upload(request.upload)?;
            let table = upload.read(&request.settings)?;
            work.expect(table.rows.len());
            let mapped = request.mapping.iter().map(|it| (it.target, it.column.clone()));
            let (mapping, options) = (Mapping::of(mapped)?, options(request));
            let mut watch = |done| work.heard(done);
            let plan = plan_watched(self, &table, &mapping, &options, &mut watch)?;
            let (id, likes) = (clock::new_id(), Likes::of(&plan));
            let preview = preview(id, &plan.report, &table, plan.operations());
            let state = Mutex::new(State { plan, is_done: false });
            let dry_run = Arc::new(DryRun { id, table, mapping, options, state, likes });
            *held(&upload.dry_run) = Some(Arc::clone(&dry_run));
            self.begin_likes(&dry_run);
            Ok(preview)
        })
    }
}

fn options(request: &ImportPreviewRequest) -> Options {
    let fixes = request.fixes.iter().map(|fix| (fix.row, fix.column.clone(), fix.text.clone()));
    Options {
        source: request.source.clone(),
        stage_words: request.stage_words.clone(),
        decimal: request.settings.decimal,
        date_order: request.settings.date_order,
        period: request.period,
        skip_possible_duplicates: request.skip_possible_duplicates,
        fixes: fixes.collect(),
        exclude: request.exclude.iter().copied().collect(),
    }
}

fn preview(id: uuid::Uuid, report: &Report, table: &Table, operations: usize) -> ImportPreview {
    let decimal = look::one_of(report.decimals.values().copied());
    ImportPreview {
        plan: id,
        counts: counts(&report.counts),
        rows_in_file: report.rows_in_file,
        has_header: report.has_header,
        new_areas: report.new_areas.clone(),
        new_systems: report.new_systems.clone(),
        stage_words: report.stage_words.iter().map(stage_word).collect(),
        problems: problems(report),
        settings: look::found(table, decimal, report.date_order),
        decimals: report.decimals.clone(),
        unmapped: report.unmapped.clone(),
        operations: operations as u32,
    }
}

type ProblemKey<'a> = (Option<&'a str>, Option<&'a str>, &'a str);

/// Column, field and what is wrong.
pub(super) fn problem_key(problem: &AppError) -> ProblemKey<'_> {
    let fact = |name: &str| problem.facts.get(name).and_then(Value::as_str);
    (fact("column"), fact("field"), fact("problem").unwrap_or(&problem.code))
}

/// What is wrong with rows, counted.
fn problems(report: &Report) -> Vec<ImportProblem> {
    let mut counts: HashMap<ProblemKey<'_>, u32> = HashMap::new();
    for row in &report.rows {
        // A row counts once, however often it has the same problem.
        let keys: BTreeSet<ProblemKey<'_>> = row.problems.iter().map(problem_key).collect();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    let problem = |((column, field, problem), rows): (ProblemKey<'_>, u32)| {
        let (column, field) = (column.map(str::to_owned), field.map(str::to_owned));
        ImportProblem { column, field, problem: problem.to_owned(), rows }
    };
    let mut problems: Vec<ImportProblem> = counts.into_iter().map(problem).collect();
    let name = |it: &ImportProblem| (it.column.clone(), it.field.clone(), it.problem.clone());
    problems.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| name(a).cmp(&name(b))));
    problems.truncate(MOST_PROBLEMS);
    problems
}

/// How many rows became what, as the window counts them.
pub(super) fn counts(counts: &Counts) -> ImportCounts {
    ImportCounts {
        new: (counts.new + counts.possible_duplicate) as u32,
        update: counts.update as u32,
        same: counts.same as u32,
        possible_duplicate: counts.possible_duplicate as u32,
        skipped: counts.skipped as u32,
        excluded: counts.excluded as u32,
        refused: counts.refused as u32,
        blank: counts.blank as u32,
    }
}

fn stage_word(word: &StageWord) -> ImportStageWord {
    let common = if word.is_common { StageWordBy::Common } else { StageWordBy::Said };
    let (stage, by) = match word.stage {
        Some(stage) => (Some(stage), Some(common)),
        None => {
            let guess = words::stage_within(&word.word);
            (guess, guess.map(|_| StageWordBy::Guess))
        }
    };
    ImportStageWord { word: word.word.clone(), rows: word.rows as u32, stage, by }
}
