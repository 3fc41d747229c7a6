//! One row after the other: what its idea is, whether that is there, and what the row does to it.

use super::likes::Likes;
use super::mapping::Options;
use super::named::Named;
use super::report::{RowNote, RowReport, RowStatus};
use super::said::{RowReader, Said};
use super::{Target, compare};
use crate::names::Names;
use crate::{AppError, clock, lexicon};
use hub_core::decide::check_import;
use hub_core::operation::Imported;
use hub_core::rows::{Idea, Origin, Stage};
use hub_core::text::problem;
use hub_core::{BatchId, Code, Envelope, GroupId, IdeaId, MemberId, OpId, Operation};
use hub_core::{Refusal, Row, ids};
use hub_files::TableRow;
use hub_store::{Reader, StoreError};
use std::collections::HashMap;

/// Takes one row after the other.
pub(super) struct Planner<'a> {
    pub(super) rows: &'a RowReader<'a>,
    pub(super) options: &'a Options,
    pub(super) source: String,
    pub(super) batch_id: BatchId,
    pub(super) me: MemberId,
    pub(super) names: Names,
    pub(super) named: Named,
    pub(super) likes: Likes,
    /// The row that an idea came from, so that none is said twice.
    pub(super) seen: HashMap<IdeaId, u64>,
    /// Each with the place of its row.
    pub(super) operations: Vec<(Option<usize>, Envelope)>,
}

/// An operation of an import as it is sent.
pub(super) fn envelope(batch_id: BatchId, operation: Operation) -> Envelope {
    let (op_id, group_id) = (OpId(clock::new_id()), Some(GroupId(batch_id.0)));
    Envelope { op_id, written_at_ms: 0, group_id, operation }
}

impl<'a> Planner<'a> {
    pub(super) fn row(
        &mut self,
        reader: &Reader,
        at: usize,
        row: &'a TableRow,
    ) -> Result<RowReport, StoreError> {
        let report = RowReport::new(row.number, RowStatus::Blank);
        if self.rows.cells.is_blank(row) {
            return Ok(report);
        }
        if self.options.exclude.contains(&row.number) {
            let title = self.rows.title(row);
            return Ok(RowReport { status: RowStatus::Excluded, title, ..report });
        }
        let (said, problems) = self.rows.read(row);
        if !problems.is_empty() {
            let title = said.title.clone().unwrap_or_default();
            let report = RowReport { title, ..report };
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
        given.case.lang = given.case.lang.or_else(|| {
            lexicon::guess_lang(&format!("{}. {}", given.case.title, given.case.description))
        });
        given.origin = Some(Origin {
            source: Some(self.source.clone()),
            external_id: said.external_id.clone(),
            created_at_ms: said.created_at_ms,
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
        self.operations.push((Some(at), envelope(self.batch_id, operation)));
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
        let ratings = self.ratings(said, Some(idea));
        let compare::Edits { set, before } = compare::edits(known, idea, said, &given, &ratings);
        if given.case.title.is_empty() {
            given.case.title.clone_from(&idea.case.title);
        }
        if report.title.is_empty() {
            report.title.clone_from(&idea.case.title);
        }
        let imported = Imported { ratings, ..self.at_stage(Stage::New) };
        let mut problems = self.told(row, check_import(&given, &imported));
        if problems.is_empty() {
            problems.extend(self.locked(idea, set.keys()));
        }
        if !problems.is_empty() {
            return Ok(refused(report, problems));
        }
        report.notes.extend(stage_differs(said, idea));
        report.fields = set.keys().cloned().collect();
        report.before = before;
        report.status = if set.is_empty() { RowStatus::Same } else { RowStatus::Update };
        if !set.is_empty() {
            self.named.use_them(said.area.as_deref(), said.systems.as_deref());
            let operation = Operation::IdeaEdit { id, set };
            self.operations.push((Some(at), envelope(self.batch_id, operation)));
        }
        Ok(report)
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
