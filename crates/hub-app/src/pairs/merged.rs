//! What a merge would come to: the core's own reading of the group as it would be. Nothing is kept.

use crate::names::Names;
use crate::scoring::Scoring;
use crate::views::{
    BulkAct, BulkIdeas, BulkRequest, MergeFigures, MergePreview, MergePreviewRequest,
};
use crate::{AppError, Session, clock, figures};
use hub_core::estimate::demand;
use hub_core::group::group;
use hub_core::rows::{Idea, Member, Merge};
use hub_core::{Body, Code, GroupId, IdeaId, Key, MemberId, OpId, Refusal, Row, Rows};
use hub_store::{ListRow, Reader, StoreError};

/// More than these are merged by nobody who reads them first.
const MOST: usize = 100;

/// What one read brings.
struct Facts {
    head: Idea,
    line: ListRow,
    /// The parts of the head's group.
    parts: Vec<Row>,
    /// Each source with its supports.
    sources: Vec<(Row, Vec<Row>)>,
}

impl Session {
    /// What merging some ideas into another would come to.
    ///
    /// # Errors
    /// `BAD_PARAMETERS` for too many, `NOT_FOUND`, or what the disk says.
    pub fn merge_preview(&self, request: &MergePreviewRequest) -> Result<MergePreview, AppError> {
        if request.sources.len() > MOST {
            let error = AppError::new("BAD_PARAMETERS").with("command", "merge.preview");
            return Err(error.with("max", MOST));
        }
        let target = self.named_idea(request.target)?;
        let target = target.ok_or_else(|| Refusal::new(Code::NotFound))?;
        let refused = self.bulk(&rehearsal(request))?.examples;
        let is_refused = |id: IdeaId| refused.iter().any(|one| one.idea.id == id);
        let may_go = |id: &&IdeaId| **id != request.target && !is_refused(**id);
        let sources: Vec<IdeaId> = request.sources.iter().filter(may_go).copied().collect();
        let facts = self.read(|reader| facts(reader, request.target, &sources))?;
        let facts = facts.ok_or_else(|| Refusal::new(Code::NotFound))?;
        let names = self.names()?;
        let merged = facts.merged(request.target, request.adds_volume);
        let reading = Reading { names: &names, scoring: &self.listing()?.scoring, facts: &facts };
        Ok(MergePreview {
            before: reading.figures(request.target, facts.parts.clone()),
            after: reading.figures(request.target, merged),
            sources_with_estimate: facts.estimated(),
            target,
            refused,
        })
    }
}

/// The same act as is sent, only to see what is refused.
fn rehearsal(request: &MergePreviewRequest) -> BulkRequest {
    let ids = request.sources.clone();
    BulkRequest {
        group_id: GroupId(clock::new_id()),
        ideas: BulkIdeas { ids, ..BulkIdeas::default() },
        act: BulkAct::Merge { target: request.target, adds_volume: request.adds_volume },
        dry_run: true,
    }
}

fn facts(reader: &Reader, head: IdeaId, sources: &[IdeaId]) -> Result<Option<Facts>, StoreError> {
    let local = reader.local_of(head)?;
    let line = local.map(|local| reader.entry(local, |entry| entry.row)).transpose()?.flatten();
    let (Some(row), Some(line)) = (reader.idea(head)?, line) else { return Ok(None) };
    let Body::Idea(head_idea) = row.body else { return Ok(None) };
    let mut found = vec![];
    for id in sources {
        if let Some(row) = reader.idea(*id)? {
            found.push((row, reader.supports_of(*id)?));
        }
    }
    Ok(Some(Facts { head: *head_idea, line, parts: reader.parts_of(head)?, sources: found }))
}

impl Facts {
    fn estimated(&self) -> u32 {
        let ideas = self.sources.iter().filter_map(|(row, _)| <&Idea>::try_from(&row.body).ok());
        ideas.filter(|idea| idea.estimate.is_present()).count() as u32
    }

    /// The parts of the head's group as they would be.
    fn merged(&self, head: IdeaId, adds_volume: bool) -> Vec<Row> {
        let mut parts = self.parts.clone();
        for (row, supports) in &self.sources {
            let Ok(idea) = <&Idea>::try_from(&row.body) else { continue };
            let merge = Merge {
                merged_into: head,
                merged_by: idea.author_id,
                merged_at_ms: 0,
                merged_op: OpId(clock::new_id()),
                adds_volume,
            };
            let idea = Idea { merge: Some(merge), ..idea.clone() };
            parts.push(Row { body: idea.into(), ..row.clone() });
            parts.extend(supports.iter().cloned());
        }
        parts
    }
}

struct Reading<'a> {
    names: &'a Names,
    scoring: &'a Scoring,
    facts: &'a Facts,
}

impl Reading<'_> {
    fn figures(&self, id: IdeaId, parts: Vec<Row>) -> MergeFigures {
        let rows = figures::rows_with_parts(&self.names.rows, id, parts);
        let head = &self.facts.head;
        let estimate = figures::estimate_of(id, head, &rows);
        let area_of = |member: MemberId| member_area(&rows, member);
        let demand = demand(&group(id, head, &rows), area_of);
        let saved = estimate.as_ref().map(|estimate| estimate.hours_saved);
        let money = estimate.as_ref().and_then(|estimate| estimate.money_saved_minor);
        let line = ListRow {
            hours_likely: saved.map(|hours| hours.likely),
            money_likely_minor: money.map(|money| money.likely),
            people: demand.people,
            areas: demand.areas,
            ..self.facts.line
        };
        let score = self.scoring.view(&line, &head.answers).map(|view| view.score.score);
        MergeFigures {
            people: demand.people,
            hours_today: estimate.map(|estimate| estimate.hours_today),
            hours_saved: saved,
            score,
        }
    }
}

fn member_area(rows: &Rows, member: MemberId) -> Option<hub_core::AreaId> {
    rows.get::<Member>(&Key::from(member))?.1.area_id
}
