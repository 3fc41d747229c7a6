//! Reads ideas as lines, one after the other: what they name is read once before.

use super::line::{Figures, Line, StageLine, SupportLine};
use crate::names::Names;
use crate::scoring::Scoring;
use hub_core::rows::{Idea, Support, System, Triple};
use hub_core::{EntityKind, IdeaId, Row, SystemId};
use hub_store::{ListRow, Reader, StoreError};
use std::collections::HashMap;

/// What lines are made with.
pub(super) struct Gather<'a> {
    pub(super) names: &'a Names,
    pub(super) scoring: &'a Scoring,
    systems: HashMap<SystemId, String>,
    /// By the number of the list; without a score there is none.
    ranks: HashMap<u32, u32>,
    with_supports: bool,
}

impl<'a> Gather<'a> {
    pub(super) fn new(
        reader: &Reader,
        names: &'a Names,
        scoring: &'a Scoring,
        ranks: HashMap<u32, u32>,
        with_supports: bool,
    ) -> Result<Self, StoreError> {
        let rows = reader.rows(EntityKind::System)?;
        let system = |row: &Row| {
            let system = <&System>::try_from(&row.body).ok().filter(|_| !row.removed)?;
            Some((SystemId(row.id), system.name.clone()))
        };
        let systems = rows.iter().filter_map(system).collect();
        Ok(Self { names, scoring, systems, ranks, with_supports })
    }

    /// The line of an idea; none when it is gone.
    pub(super) fn line(&self, reader: &Reader, local: u32) -> Result<Option<Line>, StoreError> {
        let Some(known) = reader.entry(local, |entry| entry.row)? else { return Ok(None) };
        let Some(row) = reader.idea(known.id)?.filter(|row| !row.removed) else { return Ok(None) };
        let Ok(idea) = <&Idea>::try_from(&row.body) else { return Ok(None) };
        let merged_into = match known.merged_into {
            Some(head) => Some(self.shown_id(reader, head)?),
            None => None,
        };
        let supports = if self.with_supports { self.supports(reader, known.id)? } else { vec![] };
        let figures = self.figures(&known, idea);
        Ok(Some(Line { merged_into, supports, figures, ..self.said(&row, &known, idea) }))
    }

    fn said(&self, row: &Row, known: &ListRow, idea: &Idea) -> Line {
        let (names, case, origin) = (self.names, &idea.case, idea.origin.as_ref());
        let author = idea.submitted_for.clone();
        Line {
            idea_id: Some(IdeaId(row.id)),
            shown_id: names.shown_id(idea.number),
            title: case.title.clone(),
            description: case.description.clone(),
            area: names.area(case.area_id),
            systems: case.system_ids.iter().map(|id| self.system(*id)).collect(),
            links: case.links.clone(),
            lang: case.lang,
            author: author.unwrap_or_else(|| names.person(idea.author_id).name),
            owner: names.person(idea.owner_id).name,
            stage: stage(idea),
            estimate: idea.estimate.clone(),
            answers: idea.answers.clone(),
            ratings: idea.ratings.clone(),
            goal: idea.ratings.goal_id.map(|id| self.goal(id)),
            builder: known.claimed_by.map(|member| names.person(member).name),
            merged_count: idea.merged_count,
            source: origin.and_then(|origin| origin.source.clone()),
            external_id: origin.and_then(|origin| origin.external_id.clone()),
            created_at_ms: known.created_ms,
            updated_at_ms: known.updated_ms,
            ..Line::default()
        }
    }

    fn figures(&self, known: &ListRow, idea: &Idea) -> Figures {
        let score = self.scoring.view(known, &idea.answers).map(|view| view.score);
        let saved = (known.hours_low, known.hours_likely, known.hours_high);
        Figures {
            rank: self.ranks.get(&known.local).copied(),
            score: score.as_ref().map(|score| tidy(f64::from(score.score))),
            score_completeness: score.map(|score| tidy(f64::from(score.completeness))),
            hours_today_per_year: known.hours_today.map(tidy),
            hours_saved_per_year: match saved {
                (Some(low), Some(likely), Some(high)) => {
                    Some(Triple::new(tidy(low), tidy(likely), tidy(high)))
                }
                _ => None,
            },
            money_saved_per_year_minor: known.money_likely_minor.map(f64::round),
            rice: known.rice.map(tidy),
            ice: known.ice.map(tidy),
            wsjf: known.wsjf.map(tidy),
            supports: known.supports,
            comments: known.comments,
        }
    }

    fn system(&self, id: SystemId) -> String {
        self.systems.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }

    fn goal(&self, id: uuid::Uuid) -> String {
        let goal = self.names.space.goals.iter().find(|goal| goal.id == id);
        goal.map_or_else(|| id.to_string(), |goal| goal.name.clone())
    }

    fn shown_id(&self, reader: &Reader, id: IdeaId) -> Result<String, StoreError> {
        let number = match reader.local_of(id)? {
            Some(local) => reader.entry(local, |entry| entry.row.number)?.flatten(),
            None => None,
        };
        Ok(self.names.shown_id(number))
    }

    fn supports(&self, reader: &Reader, id: IdeaId) -> Result<Vec<SupportLine>, StoreError> {
        let rows = reader.supports_of(id)?.into_iter().filter(|row| !row.removed);
        let line = |row: Row| {
            let support = <&Support>::try_from(&row.body).ok().filter(|support| support.active)?;
            let volume = support.volume;
            Some(SupportLine {
                by: self.names.person(support.member_id).name,
                area: self.names.area(support.area_id),
                runs: volume.map(|volume| volume.runs),
                period: volume.map(|volume| volume.period),
                people: volume.map(|volume| volume.people),
                minutes_per_run: volume.and_then(|volume| volume.minutes_per_run),
                in_addition: support.in_addition,
            })
        };
        Ok(rows.filter_map(line).collect())
    }
}

fn stage(idea: &Idea) -> StageLine {
    let stage = &idea.stage;
    StageLine {
        now: stage.now,
        since_ms: stage.since_ms,
        reason_code: stage.reason_code.clone(),
        reason: stage.reason.clone(),
        revisit_on: stage.revisit_on,
        live_at_ms: idea.build.live_at_ms,
    }
}

/// Hundredths are more than anybody measures, and the rest is noise of binary fractions.
fn tidy(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
