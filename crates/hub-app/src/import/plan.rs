//! The dry run: every row read, found or not found, checked, and turned into an operation.

use super::cells::Cells;
use super::likes::Likes;
use super::mapping::{Columns, Mapping, Options};
use super::named::Named;
use super::report::{Counts, Report, RowNote, RowReport, RowStatus};
use super::said::{RowReader, Said, UNKNOWN_STAGE};
use super::{Target, compare, text};
use crate::names::Names;
use crate::{AppError, Session, clock, lexicon};
use hub_core::decide::check_import;
use hub_core::operation::{Imported, Submission};
use hub_core::permission::rights;
use hub_core::rows::{Case, Idea, Origin, Period, Stage};
use hub_core::text::problem;
use hub_core::{BatchId, Code, IdeaId, MemberId, Operation, Refusal, Row, ids};
use hub_files::{NoteKind, Table, TableRow};
use hub_store::{Reader, StoreError};
use iso_currency::Currency;
use std::collections::{BTreeMap, HashMap};

/// What an import would do, and the operations that do it.
#[derive(Debug)]
pub struct Plan {
    /// What becomes of every row.
    pub report: Report,
    /// Each with the place of its row in the report; those without add areas and systems.
    pub(crate) operations: Vec<(Option<usize>, Operation)>,
    pub(crate) left_out: u64,
}

impl Plan {
    /// How many operations it takes.
    pub fn operations(&self) -> usize {
        self.operations.len()
    }
}

/// Finds out what an import would do. Nothing is written.
///
/// # Errors
/// `COLUMN_NOT_FOUND`, `MAPPED_TWICE` or `TITLE_NOT_MAPPED` when the mapping cannot be; `INVALID`
/// for the source; or what the disk says.
pub fn plan(
    session: &Session,
    table: &Table,
    mapping: &Mapping,
    options: &Options,
) -> Result<Plan, AppError> {
    let columns = Columns::find(mapping, table)?;
    let source = hub_core::text::line("source", &options.source, 1, 120)?;
    let names = session.names()?;
    let currency = Currency::from_code(&names.space.currency).unwrap_or(Currency::EUR);
    let cells = Cells::new(table, columns, currency, options.decimal);
    let reader = RowReader::new(&cells, options);
    let batch_id = BatchId(clock::new_id());
    let mut planner = Planner {
        rows: &reader,
        options,
        source,
        batch_id,
        me: session.me(),
        named: Named::load(&names, session.me())?,
        names,
        likes: Likes::default(),
        seen: HashMap::new(),
        operations: vec![],
    };
    let rows = session.read_once(|reader| {
        table.rows.iter().enumerate().map(|(at, row)| planner.row(reader, at, row)).collect()
    })?;
    let Planner { named, operations, .. } = planner;
    Ok(finish(&cells, batch_id, rows, &named, operations))
}

fn finish(
    cells: &Cells,
    batch_id: BatchId,
    rows: Vec<RowReport>,
    named: &Named,
    operations: Vec<(Option<usize>, Operation)>,
) -> Plan {
    let table = cells.table;
    let (new_areas, new_systems, additions) = named.additions();
    let left_out = left_out(table);
    let header = |at: usize| table.headers[at].clone();
    let is_mapped = |at: &usize| cells.columns.mapped().any(|(_, mapped)| mapped == *at);
    let report = Report {
        batch_id,
        rows_in_file: table.found.rows_in_file,
        has_header: table.found.header_row.is_some(),
        counts: Counts::of(&rows, left_out),
        new_areas,
        new_systems,
        unknown_stages: unknown_stages(&rows),
        decimals: cells.decimals().into_iter().collect(),
        mapping: cells.columns.mapped().map(|(target, at)| (target.as_str(), header(at))).collect(),
        unmapped: (0..table.headers.len()).filter(|at| !is_mapped(at)).map(header).collect(),
        rows,
    };
    let additions = additions.into_iter().map(|operation| (None, operation));
    Plan { report, operations: additions.chain(operations).collect(), left_out }
}

/// Rows that the file's reader left out: empty ones, comments, lines above the header.
fn left_out(table: &Table) -> u64 {
    let rows = table.notes.iter().map(|note| match note.kind {
        NoteKind::BlankRows { count } => count,
        NoteKind::AboveHeader { .. } | NoteKind::Comment { .. } => 1,
        _ => 0,
    });
    rows.sum()
}

fn unknown_stages(rows: &[RowReport]) -> BTreeMap<String, u64> {
    let mut words = BTreeMap::new();
    let problems = rows.iter().flat_map(|row| &row.problems);
    for problem in
        problems.filter(|problem| problem.facts.get("problem") == Some(&UNKNOWN_STAGE.into()))
    {
        let word = problem.facts.get("value").and_then(|value| value.as_str()).unwrap_or_default();
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

/// Takes one row after the other.
struct Planner<'a> {
    rows: &'a RowReader<'a>,
    options: &'a Options,
    source: String,
    batch_id: BatchId,
    me: MemberId,
    names: Names,
    named: Named,
    likes: Likes,
    /// The row that an idea came from, so that none is said twice.
    seen: HashMap<IdeaId, u64>,
    operations: Vec<(Option<usize>, Operation)>,
}

impl<'a> Planner<'a> {
    fn row(
        &mut self,
        reader: &Reader,
        at: usize,
        row: &'a TableRow,
    ) -> Result<RowReport, StoreError> {
        let report = RowReport::new(row.number, RowStatus::Blank);
        if self.rows.cells.is_blank(row) {
            return Ok(report);
        }
        let (said, problems) = self.rows.read(row);
        if !problems.is_empty() {
            return Ok(refused(report, self.with_the_others(row, said, problems)));
        }
        let report = RowReport {
            title: said.title.clone().unwrap_or_default(),
            notes: notes(&said),
            ..report
        };
        let key = self.key(&said);
        if let Some(first) = key.and_then(|id| self.seen.insert(id, row.number)) {
            let target = if said.id.is_some() { Target::Id } else { Target::ExternalId };
            let twice = self.rows.cells.wrong(row, target, problem::TWICE).with("row", first);
            return Ok(refused(report, vec![twice]));
        }
        let known = key.map(|id| reader.idea(id)).transpose()?.flatten();
        // A removed idea comes back as a new one, under its number.
        match known.filter(|row| !row.removed) {
            Some(known) => self.known(reader, at, row, report, &said, &known),
            None => self.new_idea(reader, at, row, report, &said, key),
        }
    }

    /// All that is wrong at once: what cannot be read, and what can but is out of bounds.
    fn with_the_others(
        &self,
        row: &TableRow,
        said: Said,
        mut problems: Vec<AppError>,
    ) -> Vec<AppError> {
        let given = Submission {
            id: IdeaId(uuid::Uuid::nil()),
            // Whether there is a title is not known while cells cannot be read.
            case: Case { title: "-".to_owned(), ..Case::default() },
            estimate: said.estimate,
            answers: said.answers,
            origin: None,
        };
        problems.extend(self.told(row, check_import(&given, &self.at_stage(Stage::New))));
        problems
    }

    /// By what the row's idea is found again (rule I1).
    fn key(&self, said: &Said) -> Option<IdeaId> {
        let external = said.external_id.as_deref();
        let external = external.map(|id| ids::of_external(self.named.space(), &self.source, id));
        said.id.or(external)
    }

    fn new_idea(
        &mut self,
        reader: &Reader,
        at: usize,
        row: &'a TableRow,
        mut report: RowReport,
        said: &Said,
        key: Option<IdeaId>,
    ) -> Result<RowReport, StoreError> {
        let (mut given, lines) = match self.given(reader, row, said, None)? {
            Ok(given) => given,
            Err(problem) => return Ok(refused(report, vec![problem])),
        };
        report.notes.extend(lines);
        given.id = key.unwrap_or_else(|| IdeaId(clock::new_id()));
        given.case.lang =
            lexicon::guess_lang(&format!("{}. {}", given.case.title, given.case.description));
        given.origin = Some(Origin {
            source: Some(self.source.clone()),
            external_id: said.external_id.clone(),
            ..Origin::default()
        });
        let imported = self.imported(said, &given, &mut report);
        let refusals = check_import(&given, &imported);
        if !refusals.is_empty() {
            return Ok(refused(report, self.told(row, refusals)));
        }
        report.status = RowStatus::New;
        if key.is_none() {
            let (title, area) = (&given.case.title, given.case.area_id);
            report.like = self.likes.find_or_add(reader, &self.names, title, area, row.number)?;
        }
        if report.like.is_some() {
            report.status = RowStatus::PossibleDuplicate;
            if self.options.skip_possible_duplicates {
                return Ok(RowReport { status: RowStatus::Skipped, ..report });
            }
        }
        report.idea_id = Some(given.id);
        self.named.use_them(said.area.as_deref(), said.systems.as_deref());
        let operation = Operation::IdeaImport { submission: given, imported };
        self.operations.push((Some(at), operation));
        Ok(report)
    }

    fn known(
        &mut self,
        reader: &Reader,
        at: usize,
        row: &'a TableRow,
        mut report: RowReport,
        said: &Said,
        known: &Row,
    ) -> Result<RowReport, StoreError> {
        let id = IdeaId(known.id);
        report.idea_id = Some(id);
        let Ok(idea) = <&Idea>::try_from(&known.body) else {
            let taken = Refusal::new(Code::KeyTaken).with("id", id.to_string());
            return Ok(refused(report, vec![taken.into()]));
        };
        let (mut given, lines) = match self.given(reader, row, said, Some(idea))? {
            Ok(given) => given,
            Err(problem) => return Ok(refused(report, vec![problem])),
        };
        report.notes.extend(lines);
        given.id = id;
        let set = compare::edits(known, idea, said, &given, &said.ratings);
        if given.case.title.is_empty() {
            given.case.title.clone_from(&idea.case.title);
        }
        if report.title.is_empty() {
            report.title.clone_from(&idea.case.title);
        }
        let imported = Imported { ratings: said.ratings.clone(), ..self.at_stage(Stage::New) };
        let mut problems = self.told(row, check_import(&given, &imported));
        if problems.is_empty() {
            problems.extend(self.locked(idea, set.keys()));
        }
        if !problems.is_empty() {
            return Ok(refused(report, problems));
        }
        report.notes.extend(stage_differs(said, idea));
        report.fields = set.keys().cloned().collect();
        report.status = if set.is_empty() { RowStatus::Same } else { RowStatus::Update };
        if !set.is_empty() {
            self.named.use_them(said.area.as_deref(), said.systems.as_deref());
            self.operations.push((Some(at), Operation::IdeaEdit { id, set }));
        }
        Ok(report)
    }

    /// What the row says in the form of a submission, with the values that need the idea as it is.
    fn given(
        &mut self,
        reader: &Reader,
        row: &'a TableRow,
        said: &Said,
        idea: Option<&Idea>,
    ) -> Result<Result<(Submission, Vec<RowNote>), AppError>, StoreError> {
        let mut said_lines = vec![];
        let area_id = said.area.as_deref().and_then(|name| self.named.area(name));
        // Without the right to add areas, a new one is kept as a line.
        if let (Some(name), None) = (&said.area, area_id) {
            said_lines.push((Target::Area, name.clone()));
        }
        said_lines.extend(said.lines.iter().cloned());
        let mut system_ids = std::collections::BTreeSet::new();
        for name in said.systems.iter().flatten() {
            system_ids.insert(self.named.system(reader, name)?);
        }
        let estimate = match self.estimate(row, said, idea) {
            Ok(estimate) => estimate,
            Err(problem) => return Ok(Err(problem)),
        };
        let notes = said_lines.iter().map(|(target, value)| RowNote::KeptAsLine {
            field: target.as_str(),
            value: value.clone(),
        });
        let notes = notes.collect();
        let known = idea.map_or("", |idea| idea.case.description.as_str());
        let description = text::description(said, &said_lines, known);
        let given = Submission {
            id: IdeaId(uuid::Uuid::nil()),
            case: Case {
                title: said.title.clone().unwrap_or_default(),
                description: description.unwrap_or_default(),
                area_id,
                system_ids,
                links: said.links.clone().unwrap_or_default(),
                ..Case::default()
            },
            estimate,
            answers: said.answers.clone(),
            origin: None,
        };
        Ok(Ok((given, notes)))
    }

    fn estimate(
        &self,
        row: &TableRow,
        said: &Said,
        idea: Option<&Idea>,
    ) -> Result<hub_core::rows::EstimateInputs, AppError> {
        let known = idea.map(|idea| &idea.estimate);
        let mut estimate = said.estimate.clone();
        let likely_missing =
            |target| move |()| self.rows.cells.wrong(row, target, problem::REQUIRED);
        estimate.automatable_share = said
            .share
            .range(known.and_then(|known| known.automatable_share))
            .map_err(likely_missing(Target::ShareLikely))?;
        estimate.build_days = said
            .build_days
            .range(known.and_then(|known| known.build_days))
            .map_err(likely_missing(Target::BuildDaysLikely))?;
        if let Some(all_runs) = said.runs_per_year {
            let people = estimate.people.or(known.and_then(|known| known.people));
            estimate.runs = Some(all_runs / people.unwrap_or(1.0));
            estimate.period = Some(Period::Year);
            estimate.people = estimate.people.or_else(|| people.is_none().then_some(1.0));
        }
        Ok(estimate)
    }

    /// Stage and what else only an import says; the note that a stage is another is added.
    fn imported(&self, said: &Said, given: &Submission, report: &mut RowReport) -> Imported {
        let Some(in_file) = &said.stage else {
            return Imported {
                ratings: said.ratings.clone(),
                submitted_for: said.submitted_for.clone(),
                ..self.at_stage(Stage::New)
            };
        };
        let is_built = matches!(in_file.stage, Stage::Building | Stage::Testing);
        let stage = match in_file.stage {
            Stage::Building | Stage::Testing | Stage::Ready if !given.estimate.is_present() => {
                Stage::Assessing
            }
            Stage::Building | Stage::Testing => Stage::Ready,
            stage => stage,
        };
        if stage != in_file.stage {
            let said = in_file.word.clone();
            report.notes.push(RowNote::StageChanged { said, stage });
        }
        let is_told = is_built || matches!(stage, Stage::Parked | Stage::Declined);
        Imported {
            reason: is_told.then(|| format!("In the imported file: {}", in_file.word)),
            ratings: said.ratings.clone(),
            submitted_for: said.submitted_for.clone(),
            ..self.at_stage(stage)
        }
    }

    fn at_stage(&self, stage: Stage) -> Imported {
        Imported {
            stage,
            reason_code: None,
            reason: None,
            submitted_for: None,
            batch_id: self.batch_id,
            live_at_ms: None,
            ratings: hub_core::rows::Ratings::default(),
        }
    }

    /// Why the idea cannot be changed in this stage, if so.
    fn locked<'f>(
        &self,
        idea: &Idea,
        mut fields: impl Iterator<Item = &'f String>,
    ) -> Option<AppError> {
        let role = self.names.member(self.me)?.role;
        let rights = rights(idea, self.me, role);
        let field = fields.find(|field| !rights.fields.contains(&field.as_str()))?;
        let refusal = match &idea.merge {
            Some(merge) => {
                Refusal::new(Code::IdeaMerged).with("head", merge.merged_into.to_string())
            }
            None => Refusal::new(Code::StageLocked).with("stage", idea.stage.now.as_str()),
        };
        Some(refusal.with("field", field.as_str()).into())
    }

    /// Refusals of values with the columns they came from.
    fn told(&self, row: &TableRow, refusals: Vec<Refusal>) -> Vec<AppError> {
        let cells = self.rows.cells;
        let told = refusals.into_iter().map(|refusal| {
            let field = refusal.facts.get("field").and_then(|field| field.as_str());
            let is_it = |target: &Target| Some(target.field()) == field;
            let mut targets = Target::ALL.iter().copied().filter(is_it);
            let mapped = targets.clone().find(|target| cells.columns.of(*target).is_some());
            let Some(target) = mapped.or_else(|| targets.next()) else { return refusal.into() };
            let mut told = cells.wrong(row, target, "");
            let facts = refusal.facts.into_iter().filter(|(name, _)| name != "field");
            told.facts.extend(facts);
            told
        });
        told.collect()
    }
}

fn refused(report: RowReport, problems: Vec<AppError>) -> RowReport {
    RowReport { status: RowStatus::Refused, problems, notes: vec![], idea_id: None, ..report }
}

fn notes(said: &Said) -> Vec<RowNote> {
    let cut =
        said.full_title.as_ref().map(|title| RowNote::TitleCut { length: title.chars().count() });
    let replaced =
        (said.replaced > 0).then_some(RowNote::CharactersReplaced { count: said.replaced });
    cut.into_iter().chain(replaced).collect()
}

fn stage_differs(said: &Said, idea: &Idea) -> Option<RowNote> {
    let in_file = said.stage.as_ref().filter(|in_file| in_file.stage != idea.stage.now)?;
    Some(RowNote::StageDiffers { said: in_file.word.clone(), stage: idea.stage.now })
}
