//! What a row says in the form of a submission, and what stands against it.

use super::planner::Planner;
use super::report::{RowNote, RowReport};
use super::said::Said;
use super::{Target, text};
use crate::AppError;
use hub_core::decide::check_import;
use hub_core::operation::{Imported, Submission};
use hub_core::permission::rights;
use hub_core::rows::{Case, EstimateInputs, Idea, Period, Ratings, Stage};
use hub_core::text::{fold, problem};
use hub_core::{AreaId, Code, IdeaId, Refusal};
use hub_files::TableRow;
use hub_store::{Reader, StoreError};
use std::collections::BTreeSet;
use uuid::Uuid;

impl<'a> Planner<'a> {
    /// What the row says in the form of a submission, with the values that need the idea as it is.
    pub(super) fn given(
        &mut self,
        reader: &Reader,
        row: &'a TableRow,
        said: &Said,
        idea: Option<&Idea>,
    ) -> Result<Result<(Submission, Vec<RowNote>), AppError>, StoreError> {
        let mut said_lines = vec![];
        let area_id = said.area.as_deref().and_then(|name| self.area(name, idea));
        // Without the right to add areas, a new one is kept as a line.
        if let (Some(name), None) = (&said.area, area_id) {
            said_lines.push((Target::Area, name.clone()));
        }
        let goal_id = said.goal.as_deref().and_then(|name| self.goal(name, idea));
        if let (Some(name), None) = (&said.goal, goal_id) {
            said_lines.push((Target::Goal, name.clone()));
        }
        said_lines.extend(said.lines.iter().cloned());
        let mut system_ids = BTreeSet::new();
        for name in said.systems.iter().flatten() {
            let own = idea.into_iter().flat_map(|idea| &idea.case.system_ids);
            let own: Vec<_> = own.filter(|id| self.named.is_system(**id, name)).collect();
            match own.is_empty() {
                true => drop(system_ids.insert(self.named.system(reader, name)?)),
                false => system_ids.extend(own),
            }
        }
        let estimate = match self.estimate(row, said, idea) {
            Ok(estimate) => estimate,
            Err(problem) => return Ok(Err(problem)),
        };
        let notes = said_lines.iter().map(|(target, value)| RowNote::KeptAsLine {
            field: target.as_str().to_owned(),
            value: value.clone(),
        });
        let notes = notes.collect();
        let known = idea.map_or("", |idea| idea.case.description.as_str());
        let description = text::description(said, &said_lines, known);
        let given = Submission {
            id: IdeaId(Uuid::nil()),
            case: Case {
                title: said.title.clone().unwrap_or_default(),
                description: description.unwrap_or_default(),
                area_id,
                system_ids,
                links: said.links.clone().unwrap_or_default(),
                lang: said.lang,
                ..Case::default()
            },
            estimate,
            answers: said.answers.clone(),
            origin: None,
        };
        Ok(Ok((given, notes)))
    }

    /// What leads say, with the goal that the row names.
    pub(super) fn ratings(&self, said: &Said, idea: Option<&Idea>) -> Ratings {
        let goal_id = said.goal.as_deref().and_then(|name| self.goal(name, idea));
        Ratings { goal_id, ..said.ratings.clone() }
    }

    /// The area of a name: the idea's own where it bears the name (or the text is its id, where it
    /// is not there any more), else the space's.
    fn area(&mut self, name: &str, idea: Option<&Idea>) -> Option<AreaId> {
        let own = idea.and_then(|idea| idea.case.area_id).filter(|id| {
            let known = self.names.area(Some(*id));
            known.map_or_else(|| id.to_string() == name, |known| fold(&known) == fold(name))
        });
        own.or_else(|| self.named.area(name))
    }

    /// The goal of a name, in the same order.
    fn goal(&self, name: &str, idea: Option<&Idea>) -> Option<Uuid> {
        let goals = &self.names.space.goals;
        let bears = |id: Uuid| match goals.iter().find(|goal| goal.id == id) {
            Some(goal) => fold(&goal.name) == fold(name),
            None => id.to_string() == name,
        };
        let own = idea.and_then(|idea| idea.ratings.goal_id).filter(|id| bears(*id));
        let named = || goals.iter().find(|goal| fold(&goal.name) == fold(name));
        own.or_else(|| named().map(|goal| goal.id))
    }

    fn estimate(
        &self,
        row: &TableRow,
        said: &Said,
        idea: Option<&Idea>,
    ) -> Result<EstimateInputs, AppError> {
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
    pub(super) fn imported(
        &self,
        said: &Said,
        given: &Submission,
        report: &mut RowReport,
    ) -> Imported {
        let Some(in_file) = &said.stage else {
            return Imported {
                ratings: self.ratings(said, None),
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
            // Only its author withdraws an idea, and the importer is not that person.
            Stage::Withdrawn => Stage::Declined,
            stage => stage,
        };
        if stage != in_file.stage {
            let said = in_file.word.clone();
            report.notes.push(RowNote::StageChanged { said, stage });
        }
        let is_told = is_built || matches!(stage, Stage::Parked | Stage::Declined);
        let word = is_told.then(|| format!("In the imported file: {}", in_file.word));
        let is_live = matches!(stage, Stage::Live | Stage::Retired);
        let has_reason = is_told || stage == Stage::Retired;
        Imported {
            reason: said.reason.clone().filter(|_| has_reason).or(word),
            live_at_ms: said.live_at_ms.filter(|_| is_live),
            ratings: self.ratings(said, None),
            submitted_for: said.submitted_for.clone(),
            ..self.at_stage(stage)
        }
    }

    pub(super) fn at_stage(&self, stage: Stage) -> Imported {
        Imported {
            stage,
            reason_code: None,
            reason: None,
            submitted_for: None,
            batch_id: self.batch_id,
            live_at_ms: None,
            ratings: Ratings::default(),
        }
    }

    /// All that is wrong at once: what cannot be read, and what can but is out of bounds.
    pub(super) fn with_the_others(
        &self,
        row: &TableRow,
        said: Said,
        mut problems: Vec<AppError>,
    ) -> Vec<AppError> {
        let given = Submission {
            id: IdeaId(Uuid::nil()),
            // Whether there is a title is not known while cells cannot be read.
            case: Case { title: "-".to_owned(), ..Case::default() },
            estimate: said.estimate,
            answers: said.answers,
            origin: None,
        };
        let imported = Imported { ratings: said.ratings, ..self.at_stage(Stage::New) };
        problems.extend(self.told(row, check_import(&given, &imported)));
        problems
    }

    /// Why the idea cannot be changed in this stage, if so.
    pub(super) fn locked<'f>(
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
    pub(super) fn told(&self, row: &TableRow, refusals: Vec<Refusal>) -> Vec<AppError> {
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
